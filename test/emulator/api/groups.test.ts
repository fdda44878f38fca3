import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeOf, send } from '../support/calls.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' }, { scopes: ['im:chat', 'im:message'] })
})
afterEach(() => town.close())

const create = (data: object) => town.client.im.v1.chat.create({ params: { user_id_type: 'open_id' }, data })
const add = (chat_id: string, id_list: string[], succeed_type?: number) =>
  town.client.im.v1.chatMembers.create({
    path: { chat_id },
    params: { member_id_type: 'open_id', ...(succeed_type === undefined ? {} : { succeed_type }) },
    data: { id_list },
  })

test('the bot opens a group, speaks in it, and brings in who may be there', async () => {
  const made = (await create({ name: '新群', owner_id: 'ou_li', user_id_list: ['ou_zhang', 'ou_li'] })).data
  expect(made).toMatchObject({ name: '新群', owner_id: 'ou_li', chat_mode: 'group', external: false })
  const chat_id = made?.chat_id ?? ''
  await send(town, chat_id, { text: '大家好' })
  expect(town.emulator.person('张工').sees().at(-1)?.content).toEqual({ text: '大家好' })
  expect((await add(chat_id, ['ou_wang', 'ou_sun', 'ou_ma', 'ou_nobody'], 1)).data).toEqual({
    invalid_id_list: ['ou_sun', 'ou_ma'],
    not_existed_id_list: ['ou_nobody'],
    pending_approval_id_list: [],
  })
  expect(town.emulator.chat(chat_id).members).toEqual(['ou_li', 'ou_zhang', 'ou_wang'])
})

test('a group of its own names no owner', async () => {
  const made = (await create({ name: '机器人的群' })).data
  expect(made).not.toHaveProperty('owner_id')
  await add(made?.chat_id ?? '', ['ou_zhang'])
  const described = (await town.client.im.v1.chat.get({ path: { chat_id: made?.chat_id ?? '' } })).data
  expect(described).toMatchObject({ name: '机器人的群', user_count: '1' })
  expect(described).not.toHaveProperty('owner_id')
})

test('one who cannot be taken in refuses the whole, unless it is told otherwise', async () => {
  expect(await codeOf(create({ name: '新群', user_id_list: ['ou_zhang', 'ou_sun'] }))).toBe(232043)
  town.emulator.modes.memberCode = 232024
  expect(await codeOf(create({ name: '新群', owner_id: 'ou_nobody' }))).toBe(232024)
  for (const succeed of [undefined, 0, 2])
    expect(await codeOf(add('oc_chief', ['ou_wang', 'ou_sun'], succeed))).toBe(232024)
  expect(town.emulator.chat('oc_chief').members).toEqual(['ou_zhang', 'ou_li'])
  expect(town.emulator.snapshot().chats).toHaveLength(2)
  expect(await codeOf(add('oc_chief', ['ou_wang'], 3))).toBe(99992402)
  expect(await codeOf(add('oc_quiet', ['ou_li']))).toBe(232011)
  expect(await codeOf(add('oc_nowhere', ['ou_li']))).toBe(232006)
  await town.emulator.disband('oc_chief')
  expect(await codeOf(add('oc_chief', ['ou_wang']))).toBe(232009)
})
