import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, refused, send } from '../support/calls.ts'
import { button, cardOf, plain } from '../support/cards.ts'
import { newClient, openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'virtual' }, { scopes: ['im:message', 'cardkit:card:write'] })
})
afterEach(() => town.close())

type Json = Record<string, unknown>

const answering = (...elements: Json[]): Json => ({
  schema: '2.0',
  config: { update_multi: true, streaming_mode: true },
  body: { elements: [{ tag: 'markdown', element_id: 'answer', content: '…' }, ...elements] },
})

const create = (card: object, type = 'card_json') =>
  town.client.cardkit.v1.card.create({ data: { type, data: JSON.stringify(card) } })
const made = async (card: object): Promise<string> => (await create(card)).data?.card_id ?? ''
const sendEntity = async (card_id: string, to = 'ou_zhang'): Promise<string> =>
  (await send(town, to, { type: 'card', data: { card_id } }, 'interactive')).data?.message_id ?? ''
const stream = (card_id: string, content: string, sequence: number, element_id = 'answer') =>
  town.client.cardkit.v1.cardElement.content({ path: { card_id, element_id }, data: { content, sequence } })
const settings = (card_id: string, given: object, sequence: number) =>
  town.client.cardkit.v1.card.settings({ path: { card_id }, data: { settings: JSON.stringify(given), sequence } })
const update = (card_id: string, card: object, sequence: number) =>
  town.client.cardkit.v1.card.update({
    path: { card_id },
    data: { card: { type: 'card_json', data: JSON.stringify(card) }, sequence },
  })

const seen = () => town.emulator.person('张工').sees().at(-1)
const answer = () => JSON.stringify(seen()?.content.body)

describe('a card of CardKit', () => {
  test('is made, sent, streamed into, closed and replaced', async () => {
    const card_id = await made(answering())
    expect(card_id).toMatch(/^7\d{18}$/)
    await sendEntity(card_id)
    await stream(card_id, '你', 1)
    await stream(card_id, '你好', 2)
    expect(answer()).toContain('"content":"你好"')
    expect(seen()?.history).toEqual([])
    await settings(card_id, { config: { streaming_mode: false } }, 3)
    expect(seen()?.content.config).toEqual({ update_multi: true, streaming_mode: false })
    await update(card_id, cardOf({ tag: 'markdown', content: '完' }), 4)
    expect(answer()).toContain('完')
  })

  test('keeps what somebody typed while it streams, and its buttons work', async () => {
    const card_id = await made(
      answering(
        { tag: 'input', name: 'i' },
        button('stop', '停', { behaviors: [{ type: 'callback', value: { stop: 1 } }] }),
      ),
    )
    const id = await sendEntity(card_id)
    const zhang = town.emulator.person('张工')
    zhang.types(id, { i: '半句' })
    await stream(card_id, '长', 1)
    expect(zhang.typed(id)).toEqual({ i: '半句' })
    expect(await zhang.clicks(id, 'stop')).toMatchObject({ sent: true, status: 200 })
  })

  test('goes on from what the answer to a click has drawn', async () => {
    const press = button('more', '再来', { behaviors: [{ type: 'callback', value: {} }] })
    const card_id = await made(answering(press))
    const id = await sendEntity(card_id)
    const data = answering({ tag: 'markdown', content: '脚注' })
    town.receiver.answer = () => ({ card: { type: 'raw', data } })
    await town.emulator.person('张工').clicks(id, 'more')
    await stream(card_id, '新的', 1)
    expect(answer()).toMatch(/新的.*脚注/)
  })

  test('may be changed before it is sent, and a plain text streams as well', async () => {
    const text = { ...plain('…'), element_id: 'words' }
    const card_id = await made({ ...answering(), body: { elements: [{ tag: 'div', text }] } })
    await stream(card_id, '先写好', 1, 'words')
    await sendEntity(card_id)
    expect(answer()).toContain('先写好')
  })
})

describe('what CardKit refuses', () => {
  test('cards, by codes of its own', async () => {
    const twice = { tag: 'hr', element_id: 'a' }
    const many = Array.from({ length: 201 }, () => ({ tag: 'hr' }))
    for (const [card, code] of [
      [{}, 300307],
      [{ elements: [] }, 300303],
      [{ schema: '2.0', config: { update_multi: false } }, 300302],
      [cardOf(twice, twice), 300301],
      [cardOf(...many), 300305],
      [cardOf({ tag: 'markdown', content: '字'.repeat(11_000) }), 200860],
      [cardOf({ tag: 'markdown', content: '<at id=ou_nobody></at>' }), 100290],
      [cardOf({ tag: 'hr', colour: 'red' }), 200621],
    ] as const)
      expect(await codeOf(create(card)), JSON.stringify(card).slice(0, 60)).toBe(code)
    expect((await refused(create({ template_id: 'AAqx' }, 'template'))).msg).toContain('not supported here')
  })

  test('an entity that is unknown, sent before, too old, or calls everyone where that is not allowed', async () => {
    expect(await codeOf(sendEntity('7000000000000000000'))).toBe(230001)
    const once = await made(answering())
    await sendEntity(once)
    expect(await codeOf(sendEntity(once))).toBe(230001)
    town.emulator.chat('oc_chief').at_all = false
    const loud = await made(cardOf({ tag: 'markdown', content: '<at id=all></at>' }))
    expect(await codeOf(sendEntity(loud, 'oc_chief'))).toBe(230099)
    const old = await made(answering())
    town.clock.move(14 * 86_400_000 + 1)
    // The SDK keeps a token by a clock of its own.
    town.client = newClient(town.url)
    expect(await codeOf(sendEntity(old))).toBe(230001)
  })

  test('a sequence that does not grow, an element that is not there, streaming that is off or ten minutes old', async () => {
    const card_id = await made(answering({ tag: 'hr', element_id: 'line' }))
    await sendEntity(card_id)
    expect(await codeOf(stream(card_id, '零', 0))).toBe(300317)
    await stream(card_id, '五', 5)
    expect(await codeOf(stream(card_id, '五', 5))).toBe(300317)
    expect(await codeOf(stream(card_id, '六', 6, 'nothing'))).toBe(300313)
    expect(await codeOf(stream(card_id, '六', 6, 'line'))).toBe(230001)
    town.clock.move(600_001)
    expect(await codeOf(stream(card_id, '六', 6))).toBe(300309)
    await settings(card_id, { config: { streaming_mode: false } }, 6)
    await settings(card_id, { config: { streaming_mode: true } }, 7)
    await stream(card_id, '又', 8)
    await settings(card_id, { config: { streaming_mode: false } }, 9)
    expect(await codeOf(stream(card_id, '再', 10))).toBe(300309)
    expect(await codeOf(settings(card_id, { header: {} }, 10))).toBe(230001)
  })

  test('more than ten changes of one card in a second', async () => {
    const card_id = await made(answering())
    for (let i = 1; i <= 10; i++) await stream(card_id, `第 ${i} 段`, i)
    expect(await codeOf(stream(card_id, '太快', 11))).toBe(230020)
    town.clock.move(1001)
    await stream(card_id, '慢些', 11)
  })
})
