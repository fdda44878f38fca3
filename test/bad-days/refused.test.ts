import { describe, expect, it } from 'vitest'
import { openTown, saidIn, saidTo, type Town, 何工, 办公室群, 张工, 李工 } from './rig.ts'

const minute = 60_000
const wednesday = '2026-09-02T07:00:10.000Z'
const 航天群 = 'oc_demo_c1'

const triesTo = (town: Town, receiver: string): number =>
  town.emulator
    .calls()
    .filter(
      ({ path, body }) => path.endsWith('/im/v1/messages') && (body as { receive_id?: string }).receive_id === receiver,
    ).length
const told = (town: Town, words: string) => ({
  office: saidIn(town, 办公室群).filter((text) => text.includes(words)).length,
  admin: saidTo(town, 何工).filter((text) => text.includes(words)).length,
})
/** Nothing is left that would be tried for ever. */
const expectQuiet = async (town: Town) => {
  await town.advance(30 * minute)
  const before = town.emulator.calls().length
  const rows = town.rows('select count(*) as n from outbox')
  await town.advance(25 * minute)
  const sends = town.emulator
    .calls()
    .slice(before)
    .filter(({ path }) => path.includes('/messages'))
  expect(sends).toEqual([])
  expect(town.rows('select count(*) as n from outbox')).toEqual(rows)
}

describe('a send that Feishu refuses for good', () => {
  it('into a group the bot was removed from: one try, office and administrator told once', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-04T00:29:00.000Z')
    const group = town.emulator.chat(航天群)
    group.bot = false
    await town.moveTo('2026-09-04T00:30:10.000Z')
    expect(triesTo(town, 航天群)).toBe(1)
    expect(told(town, '机器人被移出或群已解散')).toEqual({ office: 1, admin: 1 })
    expect(town.rows('select state from chat where chat_id = ?', 航天群)).toEqual([{ state: 'removed' }])
    for (const other of ['oc_demo_c2', 'oc_demo_c3', 'oc_demo_c4']) expect(saidIn(town, other)).toHaveLength(1)
    await expectQuiet(town)
  })

  it('into the office’s own group: its people are told one by one', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-04T00:31:00.000Z')
    town.emulator.chat(办公室群).status = 'dissolved'
    await town.moveTo('2026-09-04T00:40:10.000Z')
    expect(saidTo(town, 'ou_demo_office_1').join()).toContain('机器人被移出或群已解散')
    await expectQuiet(town)
  })

  it('to a person who cannot be reached: one try, told once, and the backup gets the card', async () => {
    const town = await openTown()
    town.emulator.account(张工).available = false
    await town.moveTo(wednesday)
    await town.advance(minute)
    expect(triesTo(town, 张工)).toBe(1)
    expect(told(town, '私信不到张工')).toEqual({ office: 1, admin: 1 })
    expect(saidTo(town, 李工).filter((text) => text.includes('save_draft'))).toHaveLength(1)
    await expectQuiet(town)
  })

  it('to an administrator who blocked the bot: the alarm about it does not chase itself', async () => {
    const town = await openTown()
    town.emulator.account(何工).blocked_bot = true
    town.emulator.account(张工).available = false
    await town.moveTo(wednesday)
    await town.advance(minute)
    expect(triesTo(town, 何工)).toBeLessThanOrEqual(2)
    expect(told(town, '私信不到何工').office).toBe(1)
    await expectQuiet(town)
  })

  it.each([
    ['too long', 230025],
    ['not allowed by the content rules', 230028],
    ['a card it does not take', 230099],
  ])('because it is %s: one reduced variant in its place', async (_name, code) => {
    const town = await openTown()
    await town.moveTo('2026-09-02T06:59:00.000Z')
    town.emulator.failNext(1, { http: 400, code }, { path: '/im/v1/messages', chat_id: 张工 })
    await town.moveTo(wednesday)
    await town.advance(minute)
    expect(triesTo(town, 张工)).toBe(2)
    expect(saidTo(town, 张工)).toHaveLength(1)
    expect(told(town, '飞书不接收').admin).toBe(1)
    await expectQuiet(town)
  })

  it('and the alarm about it as well: it ends there', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-02T06:59:00.000Z')
    town.emulator.failNext(500, { http: 400, code: 230028 }, { path: '/im/v1/messages' })
    await town.moveTo(wednesday)
    await town.advance(minute)
    town.emulator.clearFailures()
    expect(triesTo(town, 何工)).toBeLessThan(10)
    await expectQuiet(town)
  })

  it('in a group where only the owner may speak: the office is told', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-04T00:29:00.000Z')
    town.emulator.chat(航天群).muted = true
    await town.moveTo('2026-09-04T00:30:10.000Z')
    expect(triesTo(town, 航天群)).toBe(1)
    expect(told(town, '群里禁言').office).toBe(1)
    await expectQuiet(town)
  })
})

describe('a person who left', () => {
  it('gets nothing that was decided before, and the office hears of the post that is vacant', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-02T06:30:00.000Z')
    town.emulator.down(true)
    await town.moveTo(wednesday)
    await town.emulator.resign(张工)
    town.emulator.down(false)
    await town.advance(minute)
    expect(triesTo(town, 张工)).toBe(0)
    expect(told(town, '私信不到张工').office).toBe(1)
  })
})
