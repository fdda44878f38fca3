import { describe, expect, it } from 'vitest'
import { rawOf } from '../support/raw.ts'
import { cardWith, openTown, saidIn, saidTo, type Town, 何工, 办公室群, 周报, 张工, 李工 } from './rig.ts'

const wednesday = '2026-09-02T07:00:10.000Z'
const minute = 60_000
const 航天群 = 'oc_demo_c1'
const nobodyKnows = { http: 400, code: 239_998 }

const told = (town: Town, words: string) => ({
  office: saidIn(town, 办公室群).filter((text) => text.includes(words)),
  admin: saidTo(town, 何工).filter((text) => text.includes(words)),
})
const tries = (town: Town, path: string) => town.emulator.calls().filter((call) => call.path.endsWith(path)).length

const bothForms = async () => {
  const town = await openTown()
  await town.moveTo(wednesday)
  await town.emulator.person(李工).says('周报')
  await town.settle()
  return { town, main: cardWith(town, 张工, 'submit'), backup: cardWith(town, 李工, 'submit') }
}

describe('a card that cannot be drawn anew', () => {
  it('because of a code nobody knows: a dozen tries, then office and administrator are told once, with place and code', async () => {
    const { town, main, backup } = await bothForms()
    const path = `/im/v1/messages/${backup}`
    town.emulator.failNext(1_000, nobodyKnows, { path })
    await town.emulator.person(张工).clicks(main, 'submit', 周报)
    for (let passed = 0; passed < 36; passed++) await town.advance(5 * minute)
    expect(tries(town, path)).toBe(12)
    const { office, admin } = told(town, '没能更新')
    expect([office.length, admin.length]).toEqual([1, 1])
    expect(office[0]).toContain('李工（虚构）的私信里的「填报卡片」没能更新：飞书答复代码 239998')
    expect(town.rows("select state, error from outbox where verb = 'patch'")).toEqual([
      { state: 'dropped', error: 'uncertain code 239998' },
    ])

    // The next version of the same card: tried again, and not told again.
    await town.emulator.person(张工).clicks(main, 'edit')
    await town.emulator.person(张工).clicks(main, 'submit', { ...周报, next_plan: '第二版的计划' })
    for (let passed = 0; passed < 36; passed++) await town.advance(5 * minute)
    expect(tries(town, path)).toBe(24)
    expect(told(town, '没能更新').office).toHaveLength(1)
  })

  it('because its call is never answered: a hundred tries, then they are told', async () => {
    const { town, main, backup } = await bothForms()
    const path = `/im/v1/messages/${backup}`
    town.emulator.failNext(1_000, 'reset', { path })
    await town.emulator.person(张工).clicks(main, 'submit', 周报)
    for (let passed = 0; passed < 12; passed++) await town.advance(30 * minute)
    expect(told(town, '没能更新').office).toEqual([])
    for (let passed = 0; passed < 40; passed++) await town.advance(30 * minute)
    expect(tries(town, path)).toBeLessThanOrEqual(100)
    const after = tries(town, path)
    rawOf(town.bot.database).exec("update outbox set attempts = 99 where verb = 'patch' and state = 'pending'")
    for (let passed = 0; passed < 4; passed++) await town.advance(30 * minute)
    expect(tries(town, path)).toBe(after + 1)
    expect(told(town, '没能更新：飞书一直没有给出结果').office).toHaveLength(1)
  })

  it('because its message is gone: one try, and nobody needs to hear of it', async () => {
    const { town, main, backup } = await bothForms()
    rawOf(town.bot.database).prepare("update outbox set message_id = 'om_gone' where message_id = ?").run(backup)
    await town.emulator.person(张工).clicks(main, 'submit', 周报)
    for (let passed = 0; passed < 12; passed++) await town.advance(5 * minute)
    expect(tries(town, '/im/v1/messages/om_gone')).toBe(1)
    expect(town.rows("select state, error from outbox where verb = 'patch'")).toEqual([
      { state: 'refused', error: 'recalled 99992354' },
    ])
    expect(saidIn(town, 办公室群)).toEqual([])
  })

  it('because the new one is of another kind: one try, and they are told', async () => {
    const { town, main, backup } = await bothForms()
    const path = `/im/v1/messages/${backup}`
    await town.emulator.person(张工).clicks(main, 'submit', 周报)
    rawOf(town.bot.database).exec(
      `update outbox_body set body = '{"config":{"update_multi":true},"elements":[]}'
       where seq in (select seq from outbox where verb = 'patch' and state = 'pending')`,
    )
    for (let passed = 0; passed < 12; passed++) await town.advance(5 * minute)
    expect(tries(town, path)).toBe(1)
    expect(told(town, '没能更新：飞书不接收：卡片格式有误（230099）').admin).toHaveLength(1)
  })
})

describe('a line in the thread of a digest that is gone', () => {
  it('is tried once and asks nobody', async () => {
    const { town, main } = await bothForms()
    await town.moveTo('2026-09-04T00:41:00.000Z')
    rawOf(town.bot.database).exec(
      "update outbox set message_id = 'om_gone' where topic = 'digest-chief' and chain_id = 'aerospace'",
    )
    await town.emulator.person(张工).clicks(main, 'submit', 周报)
    for (let passed = 0; passed < 15; passed++) await town.advance(5 * minute)
    expect(tries(town, '/im/v1/messages/om_gone/reply')).toBe(1)
    expect(town.rows("select state, error from outbox where target_id = 'om_gone' and topic = 'thread-line'")).toEqual([
      { state: 'refused', error: 'recalled 99992354' },
    ])
    expect(told(town, '群里已看到').office).toEqual([])
  })
})

describe('a message answered with a code nobody knows', () => {
  it('is tried for fifty minutes; what is not asked about is told', async () => {
    const { town } = await bothForms()
    town.emulator.failNext(1_000, nobodyKnows, { path: '/im/v1/messages', chat_id: 张工 })
    await town.emulator.person(张工).says('状态')
    for (let passed = 0; passed < 15; passed++) await town.advance(5 * minute)
    const { office, admin } = told(town, '「回复」不确定是否发到了张工（虚构）的私信')
    expect([office.length, admin.length]).toEqual([1, 1])
    expect(office[0]).toContain('239998')
    expect(town.rows("select count(*) as n from outbox where state in ('pending', 'sending')")).toEqual([{ n: 0 }])
  })

  it('does not chase itself when it is the alarm about it', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-02T06:59:00.000Z')
    town.emulator.failNext(10_000, nobodyKnows, { path: '/im/v1/messages' })
    await town.moveTo(wednesday)
    for (let passed = 0; passed < 30; passed++) await town.advance(5 * minute)
    expect(
      town.rows("select count(*) as n from outbox where state in ('pending', 'sending') and topic = 'alarm'"),
    ).toEqual([{ n: 0 }])
    const rows = town.rows('select count(*) as n from outbox')
    for (let passed = 0; passed < 6; passed++) await town.advance(5 * minute)
    expect(town.rows('select count(*) as n from outbox')).toEqual(rows)
  })

  it('of a group is asked about', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-04T00:29:00.000Z')
    town.emulator.failNext(1_000, nobodyKnows, { path: '/im/v1/messages', chat_id: 航天群 })
    await town.moveTo('2026-09-04T00:30:10.000Z')
    for (let passed = 0; passed < 15; passed++) await town.advance(5 * minute)
    expect(told(town, '群里已看到').office).toHaveLength(1)
  })
})

it('a file whose upload is answered with a code nobody knows is given up, and who asked hears of it', async () => {
  const { town } = await bothForms()
  town.emulator.failNext(1_000, nobodyKnows, { path: '/im/v1/files' })
  const before = saidTo(town, 'ou_demo_office_1').length
  await town.emulator.person('ou_demo_office_1').says('导出 本周')
  for (let passed = 0; passed < 12; passed++) await town.advance(5 * minute)
  expect(tries(town, '/im/v1/files')).toBe(9)
  expect(saidTo(town, 'ou_demo_office_1').slice(before).at(-1)).toContain('没有')
  expect(town.rows("select state from outbox where verb = 'file'")).toEqual([{ state: 'refused' }])
})
