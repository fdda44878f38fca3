import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { coverage } from '../../../emulator/coverage.ts'
import { absent } from '../../../emulator/server/api/unknown.ts'
import { refused, send, tokenOf } from '../support/calls.ts'
import { cardOf } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

test('an address that is not here is 404, and its header says so and where to look', async () => {
  const url = `${town.url}/open-apis/task/v2/tasks?page_size=1`
  const answer = await fetch(url, { method: 'POST', body: '{}' })
  expect([answer.status, await answer.text()]).toEqual([404, '404 page not found'])
  expect(answer.headers.get('x-emulator')).toBe(
    'not supported here: POST /open-apis/task/v2/tasks; what is stands in /_emu/coverage',
  )
  expect(await (await fetch(`${town.url}/_emu/coverage`)).json()).toEqual(coverage)
  expect(town.emulator.snapshot().refused).toMatchObject([{ method: 'POST', path: '/open-apis/task/v2/tasks' }])
})

test('people of a department are honestly not here', async () => {
  const call = town.client.contact.v3.user.findByDepartment({ params: { department_id: '0' } })
  const { status, headers } = await refused(call)
  expect([status, headers['x-emulator']]).toEqual([404, expect.stringContaining('not supported here')])
})

/** Method and path of every typed call of the official SDK. */
const official = (): { method: string; path: string }[] => {
  const file = createRequire(import.meta.url).resolve('@larksuiteoapi/node-sdk')
  const call = /fillApiPath\(`\$\{this\.domain\}(\/open-apis\/[^`]+)`[^)]*\),\s*method: "(\w+)"/g
  return [...readFileSync(file, 'utf8').matchAll(call)].map(([, path = '', method = '']) => ({ method, path }))
}

test('no call of the official SDK falls into a route that is meant for another', () => {
  const calls = official()
  expect(calls.length).toBeGreaterThan(3000)
  const bare = (path: string) => path.replace(/:\w+/g, ':')
  const here = new Set(coverage.map(({ method, path }) => `${method} ${bare(path)}`))
  const into = ({ method, path }: { method: string; path: string }) =>
    coverage.find((one) => one.method === method && new RegExp(`^${one.path.replace(/:\w+/g, '[^/]+')}$`).test(path))
  const astray = calls.filter((call) => !here.has(`${call.method} ${bare(call.path)}`) && into(call))
  expect([...new Set(astray.map(({ path }) => path))]).toEqual(absent)
})

test('a template is called unsupported, not wrong', async () => {
  const template = { type: 'template', data: { template_id: 'AAqx' } }
  const { code, msg, headers } = await refused(send(town, 'ou_zhang', template, 'interactive'))
  const words = 'not supported here: card templates'
  expect([code, headers['x-emulator']]).toEqual([230099, words])
  expect(msg).toContain(words)
})

test('a card that names people as text does is taken, and the header says that it names nobody', async () => {
  const headersOf = async (card: object) => {
    const content = JSON.stringify(card)
    const body = JSON.stringify({ receive_id: 'ou_zhang', msg_type: 'interactive', content })
    const headers = { authorization: `Bearer ${await tokenOf(town)}`, 'content-type': 'application/json' }
    const url = `${town.url}/open-apis/im/v1/messages?receive_id_type=open_id`
    const answer = await fetch(url, { method: 'POST', headers, body })
    expect(answer.status).toBe(200)
    return answer.headers.get('x-emulator')
  }
  const at = (how: string) => cardOf({ tag: 'markdown', content: `<at ${how}></at> 请看` })
  expect(await headersOf(at('id=ou_zhang'))).toBeNull()
  expect(await headersOf(at('user_id="ou_zhang"'))).toBe('<at user_id=...> names nobody in a card, write <at id=...>')
  expect(await headersOf(cardOf({ tag: 'markdown', content: 'x'.repeat(10_000) }))).toBeNull()
  expect(await headersOf(cardOf({ tag: 'markdown', content: 'x'.repeat(10_001) }))).toBe(
    'what one markdown has beyond 10000 characters may be dropped',
  )
})
