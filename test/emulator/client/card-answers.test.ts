import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sendCard } from '../support/calls.ts'
import { button, cardOf } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
let id = ''
const first = cardOf(button('b', '按', { behaviors: [{ type: 'callback', value: {} }] }))
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
  id = await sendCard(town, 'oc_chief', first)
})
afterEach(() => town.close())

const click = () => town.emulator.person('张工').clicks(id, 'b')
const next = cardOf({ tag: 'markdown', content: '已阅' })
const text = (body: string) => (res: ServerResponse) => void res.end(body)
const status = (code: number) => (res: ServerResponse) =>
  void res.writeHead(code, { location: 'http://127.0.0.1:9/' }).end('{}')

describe('good answers', () => {
  test('an empty object changes nothing', async () => {
    expect(await click()).toMatchObject({ sent: true, status: 200, body: '{}' })
    expect(town.emulator.messages()[0]?.history).toEqual([])
  })

  test('a toast, with its words per language', async () => {
    town.receiver.answer = () => ({ toast: { type: 'warning', content: '已截止', i18n: { en_us: 'closed' } } })
    expect((await click()).toast).toEqual({ type: 'warning', content: '已截止' })
  })

  test('a card replaces the message for everybody', async () => {
    town.receiver.answer = () => ({ card: { type: 'raw', data: next } })
    expect((await click()).card).toEqual(next)
    expect(town.emulator.person('李工').sees()[0]?.content).toEqual(next)
  })
})

describe('bad answers, and the code the user sees', () => {
  const answers: Record<string, [(res: ServerResponse) => void, number]> = {
    'HTTP 500': [status(500), 200671],
    'HTTP 204': [status(204), 200671],
    'a redirect': [status(302), 200671],
    'an empty body': [text(''), 200672],
    'a JSON string': [text('"ok"'), 200672],
    'no JSON': [text('ok'), 200672],
    null: [text('null'), 200672],
    'an extra key': [text('{"toast":{"type":"info","content":"x"},"code":0}'), 200672],
    'a bare card': [text(JSON.stringify(next)), 200672],
    'a toast of unknown type': [text('{"toast":{"type":"ok","content":"x"}}'), 200672],
    'a card without type': [text(JSON.stringify({ card: { data: next } })), 200672],
    'a card as text': [text(JSON.stringify({ card: { type: 'raw', data: JSON.stringify(next) } })), 200672],
    'a card of version 1': [text(JSON.stringify({ card: { type: 'raw', data: { elements: [] } } })), 200830],
    'an invalid card': [text(JSON.stringify({ card: { type: 'raw', data: cardOf({ tag: 'note' }) } })), 200673],
    'a card over 30 KB': [
      text(JSON.stringify({ card: { type: 'raw', data: cardOf({ tag: 'markdown', content: 'x'.repeat(31_000) }) } })),
      200673,
    ],
  }

  test.each(Object.entries(answers))('%s', async (_what, [write, code]) => {
    town.receiver.answer = (_received, res) => write(res)
    const result = await click()
    expect(result).toMatchObject({ sent: true, code, why: expect.any(String) })
    expect(result).not.toHaveProperty('toast')
    expect(town.emulator.messages()[0]?.content).toEqual(first)
  })

  test('no answer in time, nobody there, no subscription', async () => {
    town.emulator.modes.callbackTimeout = 50
    town.receiver.answer = () => undefined
    expect((await click()).code).toBe(200341)
    await town.receiver.close()
    expect((await click()).code).toBe(200342)
    expect(town.emulator.nextRetryAt()).toBeUndefined()
    await town.close()
    town = await openTown({}, { events: [] })
    id = await sendCard(town, 'ou_zhang', first)
    expect(await click()).toMatchObject({ sent: false, code: 200340 })
  })

  test('an empty body may be taken as nothing, by mode', async () => {
    town.emulator.modes.emptyCallbackBody = 'ok'
    town.receiver.answer = (_received, res) => void res.end('')
    expect(await click()).not.toHaveProperty('code')
  })
})
