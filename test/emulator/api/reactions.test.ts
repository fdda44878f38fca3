import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeOf, send } from '../support/calls.ts'
import { openTown, type Town } from '../support/town.ts'

const scopes = ['im:message', 'im:message.p2p_msg:readonly']
const events = ['im.message.receive_v1', 'im.message.reaction.created_v1', 'im.message.reaction.deleted_v1']

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' }, { scopes, events })
})
afterEach(() => town.close())

const react = (message_id: string, emoji_type: string) =>
  town.client.im.v1.messageReaction.create({ path: { message_id }, data: { reaction_type: { emoji_type } } })
const list = (message_id: string, params: object = {}) =>
  town.client.im.v1.messageReaction.list({ path: { message_id }, params })
const unreact = (message_id: string, reaction_id: string) =>
  town.client.im.v1.messageReaction.delete({ path: { message_id, reaction_id } })

test('the bot answers a message with an emoji, and takes it back', async () => {
  const { message_id } = await town.emulator.person('张工').says('在吗')
  const { data } = await react(message_id, 'OK')
  expect(data).toMatchObject({
    operator: { operator_id: 'cli_a0b1c2d3e4f50617', operator_type: 'app' },
    reaction_type: { emoji_type: 'OK' },
  })
  expect((await react(message_id, 'OK')).data?.reaction_id).toBe(data?.reaction_id)
  expect(town.emulator.messages().at(-1)?.reactions).toMatchObject([{ emoji_type: 'OK' }])
  expect((await unreact(message_id, data?.reaction_id ?? '')).data?.reaction_id).toBe(data?.reaction_id)
  expect((await list(message_id)).data?.items).toEqual([])
})

test('what people add is listed by kind and page, reported, and theirs to take away', async () => {
  const id = (await send(town, 'oc_chief')).data?.message_id ?? ''
  await react(id, 'DONE')
  expect(await town.emulator.person('张工').reacts(id, 'THUMBSUP')).toMatchObject({ status: 200 })
  await town.emulator.person('李工').reacts(id, 'THUMBSUP')
  expect(await town.emulator.person('李工').reacts(id, 'THUMBSUP')).toMatchObject({ skipped: 'nothing changed' })
  const first = (await list(id, { reaction_type: 'THUMBSUP', page_size: 1, user_id_type: 'union_id' })).data
  expect(first).toMatchObject({
    has_more: true,
    items: [{ operator: { operator_id: 'on_zhang', operator_type: 'user' } }],
  })
  expect(await codeOf(unreact(id, first?.items[0]?.reaction_id ?? ''))).toBe(230001)
  await town.emulator.person('张工').reacts(id, 'THUMBSUP', false)
  await expect(town.emulator.person('王工').reacts(id, 'OK')).rejects.toThrow('王工 is not in 链长群')
  expect((await list(id)).data?.items.map(({ operator }) => operator?.operator_id)).toEqual([
    'cli_a0b1c2d3e4f50617',
    'ou_li',
  ])
  expect(town.receiver.all.map(({ plain }) => [plain.header.event_type, plain.event.user_id])).toEqual([
    ['im.message.reaction.created_v1', { open_id: 'ou_zhang', union_id: 'on_zhang' }],
    ['im.message.reaction.created_v1', { open_id: 'ou_li', union_id: 'on_li' }],
    ['im.message.reaction.deleted_v1', { open_id: 'ou_zhang', union_id: 'on_zhang' }],
  ])
})

test('no emoji for what is unknown, recalled, elsewhere, or none at all', async () => {
  const { message_id } = await town.emulator.person('张工').says('在吗')
  expect(await codeOf(react('om_nothing', 'OK'))).toBe(99992354)
  expect(await codeOf(react(message_id, ''))).toBe(99992402)
  expect(await codeOf(unreact(message_id, 'nothing'))).toBe(230001)
  const quiet = await town.emulator.person('王工').says('二', { in: '无机器人群' })
  expect(await codeOf(react(quiet.message_id, 'OK'))).toBe(230002)
  await town.emulator.person('张工').recalls(message_id)
  expect(await codeOf(react(message_id, 'OK'))).toBe(230011)
  expect(await codeOf(list(message_id))).toBe(230011)
})
