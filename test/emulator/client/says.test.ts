import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTown, seed, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown()
})
afterEach(() => town.close())

const 张工 = () => town.emulator.person('张工')
const last = () => town.receiver.all.at(-1)?.plain

describe('speaking', () => {
  test('in a group is heard only when the bot is mentioned', async () => {
    expect(await 张工().says('大家好', { in: '链长群' })).toMatchObject({
      attempt: 0,
      skipped: 'the bot was not mentioned',
    })
    expect(await 张工().says('状态', { in: '链长群', mentions: ['李工', 'bot'] })).toMatchObject({ status: 200 })
    expect(town.receiver.all).toHaveLength(1)
    expect(last()?.event.message).toMatchObject({
      chat_id: 'oc_chief',
      chat_type: 'group',
      content: '{"text":"@_user_1 @_user_2 状态"}',
      mentions: [
        { key: '@_user_1', mentioned_type: 'user', id: { open_id: 'ou_li' } },
        { key: '@_user_2', mentioned_type: 'bot', name: '链长制助手', id: { open_id: seed.app.bot_open_id } },
      ],
    })
  })

  test('as a file hands its bytes to whoever asks with the key', async () => {
    await 张工().says('汇总.xlsx', { type: 'file', bytes: Buffer.from('PK') })
    const { file_key, file_name } = JSON.parse(String(Object(last()?.event.message).content))
    expect(file_name).toBe('汇总.xlsx')
    expect(Buffer.from(town.emulator.resource(file_key)?.bytes ?? []).toString()).toBe('PK')
  })

  test('to another bot, or to all, is not heard', async () => {
    expect(await 张工().says('状态', { in: '链长群', mentions: ['other-bot'] })).toMatchObject({ attempt: 0 })
    expect(await 张工().says('状态', { in: '链长群', mentions: ['all'] })).toMatchObject({ attempt: 0 })
    expect(town.emulator.messages().map((message) => message.content.text)).toEqual(['@_user_1 状态', '@_all 状态'])
  })

  test('with the scope for all group messages everything is heard', async () => {
    await town.close()
    town = await openTown({}, { scopes: ['im:message.group_msg'] })
    expect(await 张工().says('大家好', { in: '链长群' })).toMatchObject({ status: 200 })
  })

  test('with more than ten mentions gives keys of two digits', async () => {
    await 张工().says('在吗', { in: '链长群', mentions: [...Array.from({ length: 10 }, () => '李工'), 'bot'] })
    const { message } = last()?.event ?? {}
    expect(message?.content).toContain('@_user_10 @_user_11 在吗')
    expect(message?.mentions?.at(-1)).toMatchObject({ key: '@_user_11', id: { open_id: seed.app.bot_open_id } })
  })

  test('as a reply names parent and root; as a post it comes without language key', async () => {
    const first = await 张工().says('周报')
    await 张工().says('第一行\n第二行', { replyTo: first.message_id, type: 'post', create_time: 1_788_000_000_000 })
    expect(last()?.event.message).toMatchObject({
      parent_id: first.message_id,
      root_id: first.message_id,
      message_type: 'post',
      create_time: '1788000000000',
    })
    expect(JSON.parse(last()?.event.message.content ?? '')).toEqual({
      title: '',
      content: [[{ tag: 'text', text: '第一行' }], [{ tag: 'text', text: '第二行' }]],
    })
  })

  test('in a chat one is not in is a mistake of the test', async () => {
    await expect(town.emulator.person('王工').says('x', { in: '链长群' })).rejects.toThrow('王工 is not in 链长群')
  })

  test('another bot is heard only with its own scope', async () => {
    expect(await town.emulator.otherBotSays('hi', { in: '链长群', mentions: ['bot'] })).toMatchObject({ attempt: 0 })
    await town.close()
    town = await openTown({}, { scopes: ['im:message.group_at_msg.include_bot:readonly'] })
    await town.emulator.otherBotSays('hi', { in: '链长群', mentions: ['bot'] })
    expect(last()?.event.sender).toMatchObject({ sender_type: 'bot' })
  })
})

describe('coming and going', () => {
  test('entering the chat is told each time, with the last message', async () => {
    await 张工().enters()
    const { message_id } = await 张工().says('周报')
    await 张工().enters()
    expect(last()?.header.event_type).toBe('im.chat.access_event.bot_p2p_chat_entered_v1')
    expect(last()?.event).toMatchObject({
      chat_id: 张工().p2p(),
      operator_id: { open_id: 'ou_zhang' },
      last_message_id: message_id,
    })
  })

  test('a menu entry names no chat', async () => {
    await 张工().menu('weekly')
    expect(last()?.event).toEqual({
      operator: { operator_id: { open_id: 'ou_zhang', union_id: 'on_zhang' } },
      event_key: 'weekly',
      timestamp: town.clock.now() / 1000,
    })
  })

  test('a recall by its sender, and nobody else', async () => {
    const { message_id } = await 张工().says('周报')
    await 张工().recalls(message_id)
    expect(last()?.event).toMatchObject({ message_id, chat_id: 张工().p2p(), recall_type: 'message_owner' })
    await expect(Promise.resolve().then(() => town.emulator.person('李工').recalls(message_id))).rejects.toThrow(
      'did not send',
    )
  })

  test('the bot comes into a group and leaves it; afterwards it hears nothing', async () => {
    await town.emulator.addBot('oc_quiet', '张工')
    expect(last()).toMatchObject({
      header: { event_type: 'im.chat.member.bot.added_v1' },
      event: { chat_id: 'oc_quiet', name: '无机器人群', operator_id: { open_id: 'ou_zhang' } },
    })
    await town.emulator.removeBot('oc_quiet', '王工')
    expect(last()?.header.event_type).toBe('im.chat.member.bot.deleted_v1')
    expect(await 张工().says('x', { in: 'oc_quiet', mentions: ['bot'] })).toMatchObject({
      skipped: 'the bot is not in the chat',
    })
  })

  test('a group is disbanded with an event, or silently', async () => {
    await town.emulator.disband('oc_chief')
    expect(last()?.header.event_type).toBe('im.chat.disbanded_v1')
    await town.emulator.addBot('oc_quiet', '张工')
    expect(await town.emulator.disband('oc_quiet', { silent: true })).toMatchObject({
      skipped: 'the owner kept the history',
    })
    expect(town.emulator.chat('oc_quiet').status).toBe('dissolved_save')
  })

  test('members come and go; who resigns leaves every group and the company', async () => {
    await town.emulator.addMember('oc_chief', '王工')
    expect(last()?.event.users).toMatchObject([{ name: '王工', user_id: { open_id: 'ou_wang' } }])
    await town.emulator.resign('王工')
    const types = town.receiver.all.map(({ plain }) => plain.header.event_type)
    expect(types).toEqual(['im.chat.member.user.added_v1', 'im.chat.member.user.deleted_v1', 'contact.user.deleted_v3'])
    expect(town.emulator.chat('oc_chief').members).toEqual(['ou_zhang', 'ou_li'])
  })

  test('a renamed group tells the old name and the new', async () => {
    await town.emulator.rename('oc_chief', '新群名')
    expect(last()?.event).toMatchObject({ before_change: { name: '链长群' }, after_change: { name: '新群名' } })
  })
})

test('a person sees the chats they are in, the newest last', async () => {
  await 张工().says('一', { in: '链长群' })
  await 张工().says('二')
  expect(
    张工()
      .sees()
      .map((message) => message.content.text),
  ).toEqual(['一', '二'])
  expect(
    town.emulator
      .person('李工')
      .sees()
      .map((message) => message.content.text),
  ).toEqual(['一'])
})
