import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeOf, refused, request } from '../support/calls.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'virtual' })
})
afterEach(() => town.close())

test('the list of chats holds the groups the bot is in, page by page, and no direct chat', async () => {
  await town.emulator.person('张工').says('周报')
  await town.emulator.addBot('oc_quiet', '张工')
  const first = await town.client.im.v1.chat.list({ params: { page_size: 1 } })
  expect(first.data).toMatchObject({
    has_more: true,
    items: [{ chat_id: 'oc_chief', name: '链长群', chat_status: 'normal' }],
  })
  const rest = await town.client.im.v1.chat.list({ params: { page_size: 1, page_token: first.data?.page_token ?? '' } })
  expect(rest.data).toMatchObject({ has_more: false, page_token: '', items: [{ chat_id: 'oc_quiet' }] })
})

test('a chat is described in full only from the inside', async () => {
  const get = async (chat_id: string) => (await town.client.im.v1.chat.get({ path: { chat_id } })).data
  expect(await get('oc_chief')).toMatchObject({
    chat_mode: 'group',
    user_count: '2',
    bot_count: '1',
    chat_status: 'normal',
  })
  expect(await get('oc_quiet')).not.toHaveProperty('chat_mode')
  await town.emulator.disband('oc_chief', { silent: true })
  expect(await get('oc_chief')).toMatchObject({ chat_status: 'dissolved_save' })
  expect(await codeOf(get('oc_nowhere'))).toBe(232006)
})

test('members come without bots, in pages shorter than asked', async () => {
  await town.emulator.addMember('oc_chief', '王工')
  const page = async (page_token?: string) =>
    (
      await town.client.im.v1.chatMembers.get({
        path: { chat_id: 'oc_chief' },
        params: { page_size: 3, ...(page_token ? { page_token } : {}) },
      })
    ).data
  const first = await page()
  expect(first).toMatchObject({
    has_more: true,
    member_total: 3,
    items: [{ member_id: 'ou_zhang', name: '张工' }, { member_id: 'ou_li' }],
  })
  expect(await page(first?.page_token)).toMatchObject({ has_more: false, items: [{ member_id: 'ou_wang' }] })
  expect(await codeOf(town.client.im.v1.chatMembers.get({ path: { chat_id: 'oc_quiet' } }))).toBe(232011)
})

test('later pages are longer than asked, and everybody comes once', async () => {
  await town.close()
  const people = Array.from({ length: 12 }, (_, i) => ({ open_id: `ou_p${i}`, name: `成员${i}` }))
  const chats = [{ chat_id: 'oc_many', name: '大群', members: people.map(({ open_id }) => open_id), bot: true }]
  town = await openTown({ rateClock: 'virtual' }, {}, { people, chats })
  const pages: string[][] = []
  for (let token: string | undefined = ''; token !== undefined; ) {
    const { data } = await town.client.im.v1.chatMembers.get({
      path: { chat_id: 'oc_many' },
      params: { page_size: 4, ...(token ? { page_token: token } : {}) },
    })
    pages.push(data?.items?.map(({ member_id }) => member_id ?? '') ?? [])
    token = data?.has_more ? data.page_token : undefined
  }
  expect(pages.map((page) => page.length)).toEqual([3, 5, 4])
  expect(pages.flat()).toEqual(people.map(({ open_id }) => open_id))
})

test('members come under the id that is asked for, by name without any contact scope', async () => {
  await town.close()
  town = await openTown({}, { scopes: ['im:chat.members:read'] })
  const members = async (member_id_type: 'open_id' | 'union_id' | 'user_id') =>
    (await town.client.im.v1.chatMembers.get({ path: { chat_id: 'oc_chief' }, params: { member_id_type } })).data?.items
  expect(await members('union_id')).toMatchObject([
    { member_id_type: 'union_id', member_id: 'on_zhang', name: '张工' },
    { member_id: 'on_li', name: '李工' },
  ])
  expect(await members('user_id')).toMatchObject([{ member_id: 'zhang' }, { member_id: 'li' }])
  expect(await codeOf(members('name' as 'open_id'))).toBe(99992402)
})

test('whether the bot is inside', async () => {
  const inside = async (chat_id: string) =>
    (await town.client.im.v1.chatMembers.isInChat({ path: { chat_id } })).data?.is_in_chat
  expect([await inside('oc_chief'), await inside('oc_quiet')]).toEqual([true, false])
})

test('people are found by mobile and e-mail; who is not found comes without user_id', async () => {
  const answer = await town.client.contact.v3.user.batchGetId({
    params: { user_id_type: 'open_id' },
    data: { emails: ['zhang@example.com'], mobiles: ['13800000002', '13900000000'] },
  })
  expect(answer.data?.user_list).toEqual([
    { email: 'zhang@example.com', user_id: 'ou_zhang' },
    { mobile: '13800000002', user_id: 'ou_li' },
    { mobile: '13900000000' },
  ])
})

test('a mainland number is the same with +86; who resigned is left out unless asked for', async () => {
  const find = async (mobiles: string[], include_resigned = false) =>
    (await town.client.contact.v3.user.batchGetId({ data: { mobiles, include_resigned } })).data?.user_list
  expect(await find(['+8613800000001', '008613800000001'])).toEqual([
    { mobile: '+8613800000001', user_id: 'ou_zhang' },
    { mobile: '008613800000001' },
  ])
  await town.emulator.resign('李工')
  expect(await find(['13800000002'])).toEqual([{ mobile: '13800000002' }])
  expect(await find(['13800000002'], true)).toEqual([{ mobile: '13800000002', user_id: 'ou_li' }])
  expect(await codeOf(find(Array.from({ length: 51 }, () => '1')))).toBe(99992402)
})

test('a person: the name needs its scope, the contact range refuses', async () => {
  const get = (user_id: string) =>
    town.client.contact.v3.user.get({ path: { user_id }, params: { user_id_type: 'open_id' } })
  expect((await get('ou_zhang')).data?.user).toMatchObject({ open_id: 'ou_zhang', name: '张工' })
  expect((await get('ou_zhang')).data?.user).not.toHaveProperty('user_id')
  expect(await codeOf(get('ou_sun'))).toBe(41050)
  expect(await codeOf(get('ou_nobody'))).toBe(41012)
  await town.close()
  town = await openTown({}, { scopes: ['contact:contact.base:readonly'] })
  expect((await get('ou_zhang')).data?.user).not.toHaveProperty('name')
})

test('names in bulk ignore the contact range and go five times a second', async () => {
  const names = () =>
    request(
      town,
      'POST',
      '/open-apis/contact/v3/users/basic_batch',
      { user_ids: ['ou_zhang', 'ou_sun'] },
      { user_id_type: 'open_id' },
    )
  for (let i = 0; i < 5; i += 1)
    expect(await names()).toMatchObject({
      data: {
        users: [
          { user_id: 'ou_zhang', name: '张工' },
          { user_id: 'ou_sun', name: '孙工' },
        ],
      },
    })
  expect(await refused(names())).toMatchObject({ status: 429, code: 99991400 })
})

test('a group is found by a part of its name, and only where the bot is', async () => {
  const search = async (query: string) =>
    (await town.client.im.v1.chat.search({ params: { query } })).data?.items?.map(({ chat_id }) => chat_id)
  expect(await search('链长')).toEqual(['oc_chief'])
  expect(await search('机器人')).toEqual([])
  expect((await town.client.im.v1.chat.search({ params: { query: '', page_size: 1 } })).data).toMatchObject({
    has_more: false,
    items: [{ chat_id: 'oc_chief', name: '链长群', owner_id: 'ou_zhang' }],
  })
})

test('several people come in one call; who is unknown or out of range is left out', async () => {
  const batch = (user_ids: string[], user_id_type: 'open_id' | 'union_id' = 'open_id') =>
    town.client.contact.v3.user.batch({ params: { user_ids, user_id_type } })
  const named = async (...given: Parameters<typeof batch>) =>
    (await batch(...given)).data?.items?.map(({ name }) => name)
  expect(await named(['ou_li', 'ou_zhang', 'ou_sun', 'ou_nobody'])).toEqual(['张工', '李工'])
  expect(await named(['on_wang'], 'union_id')).toEqual(['王工'])
  expect(await codeOf(batch([]))).toBe(99992402)
  expect(await codeOf(batch(Array.from({ length: 51 }, (_, i) => `ou_p${i}`)))).toBe(99992402)
})
