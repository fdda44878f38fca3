import { describe, expect, it } from 'vitest'
import { openTown, saidIn, saidTo, type Town, 何工, 办公室群, 张工 } from './rig.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour
const friday = '2026-09-04T00:30:00.000Z'
const groups = ['oc_demo_c1', 'oc_demo_c2', 'oc_demo_c3', 'oc_demo_c4']

const digests = (town: Town) => groups.map((group) => saidIn(town, group).length)
const watermark = (town: Town) =>
  town.rows<{ value: string }>("select value from kv where key = 'watermark'")[0]?.value ?? ''
const clockWords = (town: Town) =>
  saidTo(town, 何工)
    .filter((text) => text.includes('本机时钟'))
    .map((text) => (text.includes('已准') ? 'right' : 'wrong'))

describe('a clock that was set', () => {
  const leaps = [second, -second, 59 * minute, -59 * minute, day, -day, 30 * day, -30 * day]

  it.each(leaps)('by %i ms before the digests are due: none early, none twice, none missing', async (leap) => {
    const town = await openTown({ start: '2026-09-04T00:10:00.000Z' })
    await town.moveTo('2026-09-04T00:20:00.000Z')
    town.clock.leap(leap)
    await town.settle()
    await town.advance(5 * minute)
    expect(digests(town)).toEqual([0, 0, 0, 0])
    town.clock.leap(-leap)
    await town.settle()
    await town.moveTo('2026-09-04T00:41:00.000Z')
    expect(digests(town)).toEqual([1, 1, 1, 1])
    await town.advance(4 * hour)
    expect(digests(town)).toEqual([1, 1, 1, 1])
    expect(saidIn(town, 办公室群).filter((text) => text.includes('周览'))).toHaveLength(1)
  })

  it.each(leaps)(
    'by %i ms after they were posted: nothing twice, and the next week comes at its time',
    async (leap) => {
      const town = await openTown()
      await town.moveTo('2026-09-04T00:45:00.000Z')
      const before = watermark(town)
      town.clock.leap(leap)
      for (let tick = 0; tick < 5; tick++) {
        town.clock.pass(2 * second)
        await town.settle()
      }
      expect(watermark(town) >= before).toBe(true)
      expect(watermark(town) < '2026-09-04T01:00:00.000Z').toBe(true)
      town.clock.leap(-leap)
      await town.advance(10 * minute)
      expect(digests(town)).toEqual([1, 1, 1, 1])
      await town.moveTo('2026-09-11T00:41:00.000Z')
      expect(digests(town)).toEqual([2, 2, 2, 2])
    },
  )

  it('to and fro ten times around the due time', async () => {
    const town = await openTown({ start: '2026-09-04T00:10:00.000Z' })
    await town.moveTo('2026-09-04T00:29:30.000Z')
    for (let turn = 0; turn < 10; turn++) {
      const leap = (turn % 2 === 0 ? 1 : -1) * (turn + 1) * 13 * minute
      town.clock.leap(leap)
      await town.settle()
      town.clock.pass(5 * second)
      await town.settle()
      town.clock.leap(-leap)
      await town.settle()
    }
    await town.moveTo('2026-09-04T00:41:00.000Z')
    expect(digests(town)).toEqual([1, 1, 1, 1])
  })

  it('a little, back and forth over the due time: the watermark never goes back', async () => {
    const town = await openTown({ start: '2026-09-04T00:10:00.000Z' })
    await town.moveTo('2026-09-04T00:29:59.000Z')
    let before = watermark(town)
    for (const leap of [2_000, -3_000, 2_500, -1_500]) {
      town.clock.leap(leap)
      await town.settle()
      expect(watermark(town) >= before).toBe(true)
      before = watermark(town)
    }
    await town.advance(minute)
    expect(digests(town)).toEqual([1, 1, 1, 1])
  })
})

describe('a clock that is wrong by Feishu’s', () => {
  it.each([
    ['slow', -2 * hour],
    ['fast', 2 * hour],
  ])(
    'and %s: the scheduler holds, the administrator is told once, people are served, and all of it comes when it is right',
    async (_name, leap) => {
      const town = await openTown()
      await town.moveTo('2026-09-02T06:50:00.000Z')
      town.clock.leap(leap)
      for (let passed = 0; passed < 30; passed++) {
        town.clock.pass(minute)
        await town.settle()
      }
      expect(town.bot.app.clockTrusted()).toBe(false)
      expect(clockWords(town)).toEqual(['wrong'])
      // The card was due twenty minutes ago.
      expect(saidTo(town, 张工)).toEqual([])
      expect((await town.emulator.person(张工).says('帮助')).status).toBe(200)
      await town.settle()
      expect(saidTo(town, 张工)).toHaveLength(1)
      town.clock.leap(-leap)
      await town.settle()
      await town.settle()
      expect(town.bot.app.clockTrusted()).toBe(true)
      expect(clockWords(town)).toEqual(['wrong', 'right'])
      expect(saidTo(town, 张工)).toHaveLength(2)
    },
  )

  it('what was filed meanwhile is stamped with Feishu’s time, so the digest holds it', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-03T09:00:00.000Z')
    town.clock.leap(40 * day)
    await town.settle()
    await town.settle()
    const said = await town.emulator.person(张工).says('周报 本周进展：完成试飞\n下周计划：总装')
    expect(said.status).toBe(200)
    await town.settle()
    const offer = town.emulator.person(张工).sees().at(-1)?.message_id ?? ''
    expect((await town.emulator.person(张工).clicks(offer, 'confirm')).toast?.content).toBe('已提交')
    expect(town.rows<{ received_at: string }>('select received_at from revision')[0]?.received_at.slice(0, 13)).toBe(
      '2026-09-03T09',
    )
    town.clock.leap(-40 * day)
    await town.moveTo('2026-09-04T00:41:00.000Z')
    expect(saidIn(town, 'oc_demo_c1')).toHaveLength(1)
    expect(saidIn(town, 'oc_demo_c1')[0]).toContain('完成试飞')
    expect(saidIn(town, 'oc_demo_c1')[0]).toContain('"v1"')
  })

  it('at the start: a machine that boots in 1970 or 2036 posts nothing, and says so', async () => {
    for (const wrong of [-56 * 365 * day, 10 * 365 * day]) {
      const town = await openTown({ start: '2026-09-01T00:30:00.000Z' })
      await town.crash()
      town.clock.pass(31 * hour)
      town.clock.leap(wrong)
      await town.boot()
      await town.settle()
      expect(clockWords(town)).toEqual(['wrong'])
      expect(town.rows('select job from job_run')).toEqual([])
      town.clock.leap(-wrong)
      await town.settle()
      await town.settle()
      expect(saidTo(town, 张工)).toHaveLength(1)
      expect(clockWords(town)).toEqual(['wrong', 'right'])
    }
  })

  it('is not believed from one odd answer', async () => {
    const town = await openTown()
    town.emulator.dateOffset(3 * hour)
    await town.emulator.person(张工).says('帮助')
    await town.settle()
    town.emulator.dateOffset(0)
    await town.settle()
    expect(town.bot.app.clockTrusted()).toBe(true)
    expect(clockWords(town)).toEqual([])
  })

  it('cannot be judged while Feishu is silent: nothing scheduled happens after a leap, and it does when Feishu is back', async () => {
    const town = await openTown({ start: '2026-09-04T00:10:00.000Z' })
    await town.moveTo('2026-09-04T00:20:00.000Z')
    town.emulator.down(true)
    town.clock.leap(3 * hour)
    for (let tick = 0; tick < 3; tick++) await town.settle()
    expect(watermark(town) < friday).toBe(true)
    town.emulator.down(false)
    await town.settle()
    expect(digests(town)).toEqual([0, 0, 0, 0])
    town.clock.leap(-3 * hour)
    await town.moveTo('2026-09-04T00:41:00.000Z')
    expect(digests(town)).toEqual([1, 1, 1, 1])
  })
})

describe('what waits in the queue', () => {
  it('is neither lost nor kept for a month by a clock that was a month ahead for a while', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-02T06:50:00.000Z')
    // Between the leap and the check of the clock.
    town.clock.leap(30 * day)
    town.emulator.failNext(100, { http: 400, code: 230020 }, { path: '/im/v1/messages' })
    await town.emulator.person(张工).says('帮助')
    await town.settle()
    town.clock.leap(-30 * day)
    town.emulator.clearFailures()
    await town.settle()
    await town.advance(10 * minute)
    expect(saidTo(town, 张工)).toHaveLength(2)
    expect(town.rows("select 1 from outbox where state = 'pending'")).toEqual([])
  })
})
