import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeOf, request, send, sendCard } from '../support/calls.ts'
import { cardOf } from '../support/cards.ts'
import { newClient, openTown, seed, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

const edit = (message_id: string, text: string, msg_type = 'text') =>
  town.client.im.v1.message.update({ path: { message_id }, data: { msg_type, content: JSON.stringify({ text }) } })

test('own text may be edited twenty times, a card never', async () => {
  const id = (await send(town, 'ou_zhang')).data?.message_id ?? ''
  for (let i = 1; i <= 20; i += 1) await edit(id, `第${i}版`)
  expect(town.emulator.messages()[0]).toMatchObject({ content: { text: '第20版' }, history: { length: 20 } })
  expect(await codeOf(edit(id, '再来'))).toBe(230072)
  const card = await sendCard(town, 'ou_zhang', cardOf({ tag: 'hr' }))
  expect(await codeOf(edit(card, 'x'))).toBe(230001)
})

test('own messages are recalled once; others are not', async () => {
  const id = (await send(town, 'ou_zhang')).data?.message_id ?? ''
  const recall = (message_id: string) => town.client.im.v1.message.delete({ path: { message_id } })
  expect((await recall(id)).code).toBe(0)
  expect(town.emulator.messages()[0]?.recalled).toBe(true)
  expect(await codeOf(recall(id))).toBe(230011)
  const { message_id } = await town.emulator.person('张工').says('周报')
  expect(await codeOf(recall(message_id))).toBe(230026)
})

test('a card read back is converted unless the original is asked for; group messages need their own scope', async () => {
  const card = {
    ...cardOf({ tag: 'markdown', content: '**正文**' }),
    header: { title: { tag: 'plain_text', content: '标题' } },
  }
  const id = await sendCard(town, 'ou_zhang', card)
  const read = async (params?: object) => {
    const answer = await request(town, 'GET', `/open-apis/im/v1/messages/${id}`, undefined, params)
    return JSON.parse(
      (answer.data as unknown as { items: { body: { content: string } }[] }).items[0]?.body.content ?? '',
    )
  }
  expect(await read()).toEqual({ title: '标题', elements: [[{ tag: 'text', text: '**正文**' }]] })
  expect(await read({ card_msg_content_type: 'user_card_content' })).toEqual(card)
  const group = await sendCard(town, 'oc_chief', card)
  expect(await codeOf(town.client.im.v1.message.get({ path: { message_id: group } }))).toBe(230027)
})

test('who has read it, for seven days', async () => {
  const id = (await send(town, 'ou_zhang')).data?.message_id ?? ''
  const readers = (client = town.client) =>
    client.im.v1.message.readUsers({ path: { message_id: id }, params: { user_id_type: 'open_id' } })
  expect((await readers()).data?.items).toEqual([])
  expect(await town.emulator.person('张工').reads(id)).toMatchObject({
    type: 'im.message.message_read_v1',
    status: 200,
  })
  expect((await readers()).data?.items).toMatchObject([{ user_id: 'ou_zhang', timestamp: String(town.clock.now()) }])
  town.clock.move(7 * 86_400_000 + 1)
  expect(await codeOf(readers(newClient(town.url)))).toBe(230033)
})

test('an urgent call reaches members only, and answers who was not reached', async () => {
  const id = (await send(town, 'oc_chief')).data?.message_id ?? ''
  const urge = (ids: string[]) =>
    town.client.im.v1.message.urgentApp({
      path: { message_id: id },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: ids },
    })
  expect((await urge(['ou_zhang', 'ou_wang'])).data?.invalid_user_id_list).toEqual(['ou_wang'])
  expect(town.emulator.messages()[0]?.urgent).toEqual(['ou_zhang'])
  expect(await codeOf(urge(['ou_wang']))).toBe(230001)
  const byUnion = await town.client.im.v1.message.urgentApp({
    path: { message_id: id },
    params: { user_id_type: 'union_id' },
    data: { user_id_list: ['on_li', 'on_zhang', 'on_wang'] },
  })
  expect(byUnion.data?.invalid_user_id_list).toEqual(['on_wang'])
  expect(town.emulator.messages()[0]?.urgent).toEqual(['ou_zhang', 'ou_li'])
  expect(await codeOf(urge(Array.from({ length: 201 }, () => 'ou_zhang')))).toBe(99992402)
})

test('a pin may be set twice, is listed, and taken off', async () => {
  const id = (await send(town, 'oc_chief')).data?.message_id ?? ''
  const pin = () => town.client.im.v1.pin.create({ data: { message_id: id } })
  const pinned = String(town.clock.now())
  const first = (await pin()).data?.pin
  expect(first).toMatchObject({ message_id: id, chat_id: 'oc_chief', create_time: pinned })
  town.clock.move(60_000)
  expect((await pin()).data?.pin).toEqual(first)
  const list = (params = {}) => town.client.im.v1.pin.list({ params: { chat_id: 'oc_chief', ...params } })
  expect((await list()).data?.items).toEqual([first])
  expect((await list({ start_time: pinned, end_time: pinned })).data?.items).toHaveLength(1)
  expect((await list({ start_time: String(town.clock.now()) })).data?.items).toEqual([])
  await town.client.im.v1.pin.delete({ path: { message_id: id } })
  expect((await list()).data?.items).toEqual([])
})

test('who has read it, and urgent calls, are for own messages only', async () => {
  const { message_id } = await town.emulator.person('张工').says('周报')
  const path = { message_id }
  const params = { user_id_type: 'open_id' } as const
  expect(await codeOf(town.client.im.v1.message.readUsers({ path, params }))).toBe(230071)
  const data = { user_id_list: ['ou_zhang'] }
  expect(await codeOf(town.client.im.v1.message.urgentApp({ path, params, data }))).toBe(230071)
})

test('the bot knows itself, with `bot` at the top level', async () => {
  expect(await request(town, 'GET', '/open-apis/bot/v3/info')).toMatchObject({
    code: 0,
    bot: { open_id: seed.app.bot_open_id, app_name: '链长制助手', activate_status: 2 },
  })
})
