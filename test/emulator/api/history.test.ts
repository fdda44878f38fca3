import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, send, sendCard } from '../support/calls.ts'
import { button, cardOf } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

const scopes = ['im:message', 'im:message.group_msg', 'im:message.p2p_msg:readonly', 'im:message.group_at_msg:readonly']

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' }, { scopes })
})
afterEach(() => town.close())

type Query = Partial<Parameters<Town['client']['im']['v1']['message']['list']>[0] & object>['params']

const list = (container_id: string, more: Partial<Query> = {}) =>
  town.client.im.v1.message.list({ params: { container_id_type: 'chat', container_id, ...more } })

const textsOf = async (container_id: string, more: Partial<Query> = {}) =>
  (await list(container_id, more)).data?.items?.map(({ body }) => JSON.parse(body?.content ?? '{}').text)

describe('the history of a chat', () => {
  test('comes page by page, oldest first or newest first, with what people and the bot said', async () => {
    await town.emulator.person('张工').says('一', { in: '链长群' })
    town.clock.move(60_000)
    await send(town, 'oc_chief', { text: '二' })
    town.clock.move(60_000)
    await town.emulator.person('李工').says('三', { in: '链长群' })
    await send(town, 'ou_zhang', { text: '别处' })
    const first = (await list('oc_chief', { page_size: 2 })).data
    expect(first).toMatchObject({
      has_more: true,
      items: [
        { sender: { id: 'ou_zhang', sender_type: 'user' }, chat_id: 'oc_chief' },
        { sender: { id: 'cli_a0b1c2d3e4f50617', sender_type: 'app' } },
      ],
    })
    expect(await textsOf('oc_chief', { page_size: 2, page_token: first?.page_token ?? '' })).toEqual(['三'])
    expect(await textsOf('oc_chief', { sort_type: 'ByCreateTimeDesc' })).toEqual(['三', '二', '一'])
  })

  test('is cut by seconds, keeps what was recalled, and knows threads', async () => {
    const seconds = () => String(Math.floor(town.clock.now() / 1000))
    const { message_id } = await town.emulator.person('张工').says('早')
    town.clock.move(10_000)
    const from = seconds()
    const data = { msg_type: 'text', content: '{"text":"回"}', reply_in_thread: true }
    const reply = (await town.client.im.v1.message.reply({ path: { message_id }, data })).data
    const chat = reply?.chat_id ?? ''
    expect(await textsOf(chat, { start_time: from })).toEqual(['回'])
    expect(await textsOf(chat, { end_time: String(Number(from) - 1) })).toEqual(['早'])
    expect(await textsOf(reply?.thread_id ?? '', { container_id_type: 'thread' })).toEqual(['早', '回'])
    await town.emulator.person('张工').recalls(message_id)
    expect((await list(chat)).data?.items?.map(({ deleted }) => deleted)).toEqual([true, false])
  })

  test('is refused from the outside, in a group without its scope, and for what is no container', async () => {
    expect(await codeOf(list('oc_quiet'))).toBe(230002)
    expect(await codeOf(list('oc_nowhere'))).toBe(230001)
    expect(await codeOf(list('oc_chief', { container_id_type: 'folder' }))).toBe(99992402)
    expect(await codeOf(list('oc_chief', { page_size: 51 }))).toBe(99992402)
    expect(await codeOf(list('oc_chief', { start_time: 'yesterday' }))).toBe(99992402)
    await town.close()
    town = await openTown({ rateClock: 'off' })
    expect(await codeOf(list('oc_chief'))).toBe(230027)
  })

  test('shows a card converted, or as it was sent', async () => {
    await sendCard(town, 'oc_chief', cardOf({ tag: 'markdown', content: '正文' }))
    const contentOf = async (more: Partial<Query>) => (await list('oc_chief', more)).data?.items?.[0]?.body?.content
    expect(await contentOf({})).not.toContain('schema')
    expect(await contentOf({ card_msg_content_type: 'user_card_content' })).toContain('schema')
  })
})

describe('forwarding', () => {
  const forward = (message_id: string, receive_id: string, uuid?: string) =>
    town.client.im.v1.message.forward({
      path: { message_id },
      params: { receive_id_type: receive_id.startsWith('oc_') ? 'chat_id' : 'open_id', ...(uuid ? { uuid } : {}) },
      data: { receive_id },
    })

  test('copies a message to a person or a group, once per uuid', async () => {
    const { message_id } = await town.emulator.person('张工').says('请转', { in: '链长群' })
    const first = (await forward(message_id, 'ou_li', 'u1')).data
    expect(first).toMatchObject({ msg_type: 'text', sender: { sender_type: 'app' } })
    expect((await forward(message_id, 'ou_li', 'u1')).data?.message_id).toBe(first?.message_id)
    expect(town.emulator.person('李工').sees().at(-1)).toMatchObject({
      content: { text: '请转' },
      forwarded_from: message_id,
    })
    expect((await forward(message_id, 'oc_chief')).data?.chat_id).toBe('oc_chief')
  })

  test('leaves the buttons of a card without effect', async () => {
    const press = button('go', '好', { behaviors: [{ type: 'callback', value: {} }] })
    const card = await sendCard(town, 'ou_zhang', cardOf(press))
    const copy = (await forward(card, 'ou_li')).data?.message_id ?? ''
    expect(await town.emulator.person('李工').clicks(copy, 'go')).toMatchObject({ sent: false })
  })

  test('is refused for a message that is unknown, recalled or elsewhere, and to who cannot be reached', async () => {
    const { message_id } = await town.emulator.person('张工').says('一')
    expect(await codeOf(forward(`${message_id}x`, 'ou_li'))).toBe(99992354)
    expect(await codeOf(forward(message_id, 'ou_sun'))).toBe(230013)
    expect(await codeOf(forward(message_id, 'oc_quiet'))).toBe(230002)
    const quiet = await town.emulator.person('王工').says('二', { in: '无机器人群' })
    expect(await codeOf(forward(quiet.message_id, 'ou_li'))).toBe(230002)
    await town.emulator.person('张工').recalls(message_id)
    expect(await codeOf(forward(message_id, 'ou_li'))).toBe(230011)
  })
})
