import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, send } from '../support/calls.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

const 张工 = () => town.emulator.person('张工')
const types = () => town.receiver.all.map(({ plain }) => plain.header.event_type)
const last = () => town.receiver.all.at(-1)?.plain.event
const inside = async (chat_id: string) => (await town.client.im.v1.chatMembers.isInChat({ path: { chat_id } })).data

describe('the bot', () => {
  test('added: the event names group and operator, and from then on it may speak', async () => {
    expect(await codeOf(send(town, 'oc_quiet'))).toBe(230002)
    await town.emulator.addBot('oc_quiet', '王工')
    expect(types()).toEqual(['im.chat.member.bot.added_v1'])
    expect(last()).toEqual({
      chat_id: 'oc_quiet',
      operator_id: { open_id: 'ou_wang', union_id: 'on_wang' },
      external: false,
      operator_tenant_key: expect.any(String),
      name: '无机器人群',
      i18n_names: { zh_cn: '无机器人群', en_us: '', ja_jp: '' },
    })
    expect(await inside('oc_quiet')).toEqual({ is_in_chat: true })
    expect((await send(town, 'oc_quiet')).code).toBe(0)
  })

  test('hears that another one came in by the same event, which does not say who', async () => {
    await town.emulator.addOtherBot('链长群', '张工')
    expect(types()).toEqual(['im.chat.member.bot.added_v1'])
    expect(Object.keys(last() ?? {})).not.toContain('users')
    expect(await town.emulator.addOtherBot('无机器人群', '张工')).toMatchObject({
      skipped: 'the bot is not in the chat',
    })
  })

  test('removed: it is told once, hears nothing more and may not speak', async () => {
    await town.emulator.removeBot('oc_chief', '李工')
    expect(types()).toEqual(['im.chat.member.bot.deleted_v1'])
    expect(last()).toMatchObject({ chat_id: 'oc_chief', operator_id: { open_id: 'ou_li' } })
    expect(await 张工().says('x', { in: 'oc_chief', mentions: ['bot'] })).toMatchObject({ attempt: 0 })
    expect(await town.emulator.addMember('oc_chief', '王工')).toMatchObject({ skipped: 'the bot is not in the chat' })
    expect(await codeOf(send(town, 'oc_chief'))).toBe(230002)
    expect(await inside('oc_chief')).toEqual({ is_in_chat: false })
  })
})

describe('a group that is disbanded', () => {
  test('with an event', async () => {
    await town.emulator.disband('oc_chief', { operator: '李工' })
    expect(types()).toEqual(['im.chat.disbanded_v1'])
    expect(last()).toMatchObject({ chat_id: 'oc_chief', operator_id: { open_id: 'ou_li' }, name: '链长群' })
    expect(await codeOf(send(town, 'oc_chief'))).toBe(232009)
  })

  test('without one, when the owner keeps the history', async () => {
    await town.emulator.disband('oc_chief', { silent: true })
    expect(types()).toEqual([])
    expect(await codeOf(send(town, 'oc_chief'))).toBe(232009)
    expect((await town.client.im.v1.chat.list()).data?.items).toEqual([])
    const described = await town.client.im.v1.chat.get({ path: { chat_id: 'oc_chief' } })
    expect(described.data).toMatchObject({ chat_status: 'dissolved_save' })
  })
})

describe('people', () => {
  test('who leave a group are named, and are no member any more', async () => {
    await town.emulator.removeMember('oc_chief', '李工')
    expect(types()).toEqual(['im.chat.member.user.deleted_v1'])
    expect(last()).toMatchObject({
      chat_id: 'oc_chief',
      users: [{ name: '李工', user_id: { open_id: 'ou_li', union_id: 'on_li' }, tenant_key: expect.any(String) }],
    })
    const members = await town.client.im.v1.chatMembers.get({ path: { chat_id: 'oc_chief' } })
    expect(members.data?.items?.map(({ member_id }) => member_id)).toEqual(['ou_zhang'])
    expect((await send(town, 'ou_li')).code).toBe(0)
  })

  test('who leave the company leave every group first, and cannot be reached', async () => {
    await town.emulator.addBot('oc_quiet', '张工')
    await town.emulator.resign('张工')
    expect(types().slice(1)).toEqual([
      'im.chat.member.user.deleted_v1',
      'im.chat.member.user.deleted_v1',
      'contact.user.deleted_v3',
    ])
    expect(last()).toMatchObject({ object: { open_id: 'ou_zhang', name: '张工' }, old_object: {} })
    expect(await codeOf(send(town, 'ou_zhang'))).toBe(230013)
  })
})

describe('the direct chat', () => {
  test('is entered as often as somebody enters it, each time with an event of its own', async () => {
    for (let i = 0; i < 3; i += 1) await 张工().enters()
    expect(types()).toEqual(Array.from({ length: 3 }, () => 'im.chat.access_event.bot_p2p_chat_entered_v1'))
    expect(new Set(town.receiver.all.map(({ plain }) => plain.header.event_id)).size).toBe(3)
    expect(last()).toEqual({ chat_id: 张工().p2p(), operator_id: { open_id: 'ou_zhang', union_id: 'on_zhang' } })
    await send(town, 'ou_zhang')
    await 张工().enters()
    expect(last()).toMatchObject({ last_message_create_time: String(town.clock.now()) })
  })

  test('has a menu whose event names no chat, and the operator only with the scope for it', async () => {
    await 张工().menu('weekly')
    expect(types()).toEqual(['application.bot.menu_v6'])
    expect(last()).toEqual({
      operator: { operator_id: { open_id: 'ou_zhang', union_id: 'on_zhang' } },
      event_key: 'weekly',
      timestamp: town.clock.now() / 1000,
    })
    await town.close()
    town = await openTown({}, { scopes: ['application:application.bot.operator_name:readonly'] })
    await 张工().menu('weekly')
    expect(last()?.operator).toMatchObject({ operator_name: '张工' })
  })
})

test('events count in milliseconds and callbacks in microseconds, as text, by the virtual clock', async () => {
  await 张工().enters()
  await town.emulator.removeMember('oc_chief', '李工')
  const now = town.clock.now()
  const stamps = town.receiver.all.map(({ plain }) => plain.header.create_time)
  expect(stamps).toEqual([String(now), String(now)])
})
