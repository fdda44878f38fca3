import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmulator } from '../../emulator/server/emulator.ts'
import { sendCard } from './support/calls.ts'
import { weeklyCard } from './support/cards.ts'
import { openTown, seed, type Town } from './support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

const hook = async (name: string, body: object = {}) => {
  const response = await fetch(`${town.url}/_emu/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const see = async (path: string) => (await fetch(`${town.url}/_emu/${path}`)).json()

test('another process can play a person: say, type, click', async () => {
  expect((await hook('say', { person: '张工', text: '状态', in: '链长群', mentions: ['bot'] })).body).toMatchObject({
    status: 200,
  })
  const id = await sendCard(town, 'ou_zhang', weeklyCard())
  expect((await hook('type', { person: '张工', message_id: id, values: { progress: '一半' } })).body).toEqual({
    typed: { progress: '一半' },
  })
  expect(await see('snapshot')).toMatchObject({
    now: town.clock.now(),
    people: { length: 5 },
    messages: { length: 2 },
    forms: { ou_zhang: { [id]: { progress: '一半' } } },
    subscribed: town.receiver.url,
  })
  const click = await hook('click', { person: '张工', message_id: id, button: '提交', values: { ask_level: 'self' } })
  expect(click.body).toMatchObject({ sent: true, status: 200 })
  expect(town.receiver.all.at(-1)?.plain.event.action.form_value).toEqual({ progress: '一半', ask_level: 'self' })
  expect(await see('deliveries')).toHaveLength(2)
  expect(await see('messages?person=李工')).toHaveLength(1)
})

test('and break things: failures, groups, modes, hostile deliveries', async () => {
  await hook('fail', { n: 1, failure: { http: 500, code: 1500 } })
  await expect(sendCard(town, 'ou_zhang', weeklyCard())).rejects.toThrow()
  await hook('bot', { chat: 'oc_quiet', operator: '张工', inside: true })
  expect(town.emulator.chat('oc_quiet').bot).toBe(true)
  expect((await hook('modes', { emptyFields: 'typed' })).body).toMatchObject({ emptyFields: 'typed' })
  expect((await hook('raw', { trouble: 'unsigned' })).body).toMatchObject({ status: 200 })
  await hook('account', { person: '李工', available: false })
  await expect(sendCard(town, 'ou_li', weeklyCard())).rejects.toThrow()
})

test('mistakes come back in words', async () => {
  expect(await hook('dance')).toMatchObject({ status: 404, body: { error: expect.stringContaining('no hook dance') } })
  expect(await hook('say', { person: '赵工', text: 'x' })).toMatchObject({
    status: 400,
    body: { error: 'no person 赵工' },
  })
  expect(await hook('modes', { fast: true })).toMatchObject({ status: 400, body: { error: 'no mode fast' } })
  const form = await fetch(`${town.url}/_emu/down`, { method: 'POST', body: '{"on":true}' })
  expect(form.status).toBe(415)
})

test('every change rings a bell on the stream', async () => {
  const abort = new AbortController()
  const response = await fetch(`${town.url}/_emu/changes`, { signal: abort.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toContain('"number":0')
  const next = reader?.read()
  await town.emulator.person('张工').says('周报')
  expect((await next)?.value).toMatch(/event: change\ndata: {"number":\d+}/)
  abort.abort()
})

test('the clock moves only when its owner lets it; the page has every other path', async () => {
  expect(await hook('clock', { advance_ms: 1000 })).toMatchObject({ status: 501 })
  let now = 0
  const emulator = createEmulator({
    seed,
    clock: { now: () => now },
    moveClock: (to) => {
      now = to
    },
    page: (request) => new Response(`page ${new URL(request.url).pathname}`),
  })
  const post = (body: object) =>
    emulator.fetch(
      new Request('http://x/_emu/clock', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
  await post({ to: 5000 })
  expect(await (await post({ advance_ms: 1000 })).json()).toEqual({ now: 6000 })
  expect(await (await emulator.fetch(new Request('http://x/chats/1'))).text()).toBe('page /chats/1')
  expect((await emulator.fetch(new Request('http://x/open-apis/nothing'))).status).toBe(404)
})

test('a seed that contradicts itself is refused at once, with every fault', () => {
  const people = [...seed.people, { open_id: 'zhao', name: '赵工' }]
  const chats = [{ chat_id: 'oc_x', name: 'x', members: ['ou_nobody'] }]
  expect(() => createEmulator({ seed: { ...seed, people, chats }, clock: { now: () => 0 } })).toThrow(/zhao.*ou_nobody/)
})
