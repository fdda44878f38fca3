import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTown, seed, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown()
})
afterEach(() => town.close())

const 张工 = () => town.emulator.person('张工')
const say = (text: string, mentions: string[], type: 'text' | 'post' = 'text') =>
  张工().says(text, { in: '链长群', mentions, type })
const heard = () => town.receiver.all.at(-1)?.plain.event.message

describe('mentions', () => {
  test('are numbered in their order and stand for names in the text', async () => {
    await say('请看', ['王工', 'bot', '李工'])
    expect(heard()?.content).toBe('{"text":"@_user_1 @_user_2 @_user_3 请看"}')
    expect(heard()?.mentions).toMatchObject([
      { key: '@_user_1', name: '王工', mentioned_type: 'user', id: { open_id: 'ou_wang', union_id: 'on_wang' } },
      { key: '@_user_2', name: '链长制助手', mentioned_type: 'bot', id: { open_id: seed.app.bot_open_id } },
      { key: '@_user_3', name: '李工', mentioned_type: 'user', id: { open_id: 'ou_li' } },
    ])
  })

  test('of our bot carry the open_id it knows of itself', async () => {
    const itself = await town.client.request<{ bot: { open_id: string } }>({
      method: 'GET',
      url: '/open-apis/bot/v3/info',
    })
    await say('状态', ['bot'])
    expect(heard()?.mentions?.[0]?.id.open_id).toBe(itself.bot.open_id)
  })

  test('of another bot beside ours are told apart by open_id alone', async () => {
    await say('状态', ['other-bot', 'bot'])
    const ids = heard()?.mentions?.map(({ id }) => id.open_id)
    expect(heard()?.mentions).toMatchObject([{ mentioned_type: 'bot' }, { mentioned_type: 'bot' }])
    expect(ids?.filter((id) => id === seed.app.bot_open_id)).toEqual([seed.app.bot_open_id])
  })

  test('of another bot alone bring us nothing', async () => {
    expect(await say('状态', ['other-bot'])).toMatchObject({ attempt: 0, skipped: 'the bot was not mentioned' })
    expect(town.receiver.all).toEqual([])
  })

  test('of all are written as @_all, beside us as well, and are in no list', async () => {
    await say('开会', ['all', 'bot'])
    expect(heard()?.content).toBe('{"text":"@_all @_user_1 开会"}')
    expect(heard()?.mentions).toHaveLength(1)
  })

  test('beyond ten have keys one of which begins another', async () => {
    const many = [...Array.from({ length: 11 }, (_, i) => (i % 2 ? '李工' : '王工')), 'bot']
    await say('在吗', many)
    const keys = heard()?.mentions?.map(({ key }) => key) ?? []
    expect(keys).toEqual(Array.from({ length: 12 }, (_, i) => `@_user_${i + 1}`))
    expect(JSON.parse(heard()?.content ?? '').text).toBe(`${keys.join(' ')} 在吗`)
    expect(heard()?.mentions?.at(-1)?.id.open_id).toBe(seed.app.bot_open_id)
  })

  test('in a post stand in its first line as at', async () => {
    await say('状态\n全部', ['bot'], 'post')
    expect(JSON.parse(heard()?.content ?? '').content).toEqual([
      [
        { tag: 'at', user_id: '@_user_1', user_name: '' },
        { tag: 'text', text: '状态' },
      ],
      [{ tag: 'text', text: '全部' }],
    ])
    expect(heard()?.mentions).toMatchObject([{ key: '@_user_1', id: { open_id: seed.app.bot_open_id } }])
  })

  test('carry a user_id only with its scope', async () => {
    await say('状态', ['李工', 'bot'])
    expect(heard()?.mentions?.[0]?.id).toEqual({ open_id: 'ou_li', union_id: 'on_li' })
    await town.close()
    const scopes = ['im:message.group_at_msg:readonly', 'contact:user.employee_id:readonly']
    town = await openTown({}, { scopes })
    await say('状态', ['李工', 'bot'])
    expect(heard()?.mentions?.[0]?.id).toEqual({ open_id: 'ou_li', union_id: 'on_li', user_id: 'li' })
  })

  test('read back from the API name the same people', async () => {
    await town.close()
    town = await openTown({}, { scopes: ['im:message:readonly', 'im:message.group_msg'] })
    const { message_id } = await say('状态', ['李工', 'bot'])
    const read = await town.client.im.v1.message.get({ path: { message_id } })
    expect(read.data?.items?.[0]?.mentions).toMatchObject([
      { key: '@_user_1', id: 'ou_li', id_type: 'open_id', name: '李工' },
      { key: '@_user_2', id: seed.app.bot_open_id, name: '链长制助手' },
    ])
  })
})
