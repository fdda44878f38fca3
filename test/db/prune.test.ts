import { describe, expect, it } from 'vitest'
import { addMs } from '../../src/domain/time.ts'
import { prune } from '../../src/jobs/prune.ts'
import { cardWith, openTown, type Town, 周报, 张工 } from '../bad-days/rig.ts'
import { rawOf } from '../support/raw.ts'

const day = 24 * 3_600_000
const wednesday = '2026-09-02T07:00:10.000Z'

const weekWithAReport = async () => {
  const town = await openTown()
  await town.moveTo(wednesday)
  await town.emulator.person(张工).says('状态')
  await town.emulator.person(张工).clicks(cardWith(town, 张工, 'submit'), 'submit', 周报)
  await town.settle()
  return town
}
/** Nothing happens for that long, then the night comes. */
const afterDays = async (town: Town, days: number) => {
  town.clock.passTo(addMs(wednesday, days * day))
  await prune(town.bot.app.inTransaction)
}
const figures = (town: Town) => ({
  deliveries: town.rows("select 1 from inbox where kind in ('message', 'card')").length,
  answers: town.rows("select 1 from inbox where answer is not null and kind = 'card'").length,
  sent: town.rows(`select 1 from outbox where created_at <= '2026-09-02T08:00:00.000Z'`).length,
  bodies: town.rows(`select 1 from outbox join outbox_body using (seq) where created_at <= '2026-09-02T08:00:00.000Z'`)
    .length,
  audit: town.rows("select 1 from audit where action = 'file'").length,
  revisions: town.rows('select 1 from revision').length,
})

describe('what is forgotten', () => {
  it('the words of deliveries after 30 days, those of messages after 180, the rest after 400, reports never', async () => {
    const town = await weekWithAReport()
    const all = figures(town)
    expect(all).toMatchObject({ deliveries: 2, answers: 1, audit: 1, revisions: 1 })
    await afterDays(town, 29)
    expect(figures(town)).toEqual(all)
    await afterDays(town, 31)
    expect(figures(town)).toEqual({ ...all, answers: 0 })
    await afterDays(town, 179)
    expect(figures(town)).toEqual({ ...all, answers: 0 })
    await afterDays(town, 181)
    expect(figures(town)).toEqual({ ...all, answers: 0, bodies: 0 })
    await afterDays(town, 399)
    expect(figures(town)).toEqual({ ...all, answers: 0, bodies: 0 })
    await afterDays(town, 402)
    expect(figures(town)).toEqual({ deliveries: 0, answers: 0, sent: 0, bodies: 0, audit: 0, revisions: 1 })
  })

  it('a replay is still recognised on day 399', async () => {
    const town = await weekWithAReport()
    const click = town.emulator.deliveries().find(({ type }) => type === 'card.action.trigger')
    await afterDays(town, 399)
    expect(await town.emulator.redeliver(click?.event_id ?? '')).toMatchObject({ status: 200, body: '{}' })
    expect(town.rows('select rev from revision')).toEqual([{ rev: 1 }])
  })

  it('nothing that is still to be done: what waits, what is in doubt, what failed', async () => {
    const town = await weekWithAReport()
    const raw = rawOf(town.bot.database)
    raw.exec("update outbox set state = 'uncertain' where seq = 1")
    raw.exec("update outbox set state = 'pending', next_at = '2099-01-01T00:00:00.000Z' where seq = 2")
    raw.exec(
      "update inbox set state = 'failed', payload = '{}', next_at = '2099-01-01T00:00:00.000Z' where kind = 'message'",
    )
    await afterDays(town, 500)
    expect(
      town.rows("select state, body <> '' as said from outbox join outbox_body using (seq) where seq in (1, 2)"),
    ).toEqual([
      { state: 'uncertain', said: 1 },
      { state: 'pending', said: 1 },
    ])
    expect(town.rows("select payload from inbox where state = 'failed'")).toEqual([{ payload: '{}' }])
  })

  it('in small transactions, however much there is, while answers go on', async () => {
    const town = await weekWithAReport()
    const insert = rawOf(town.bot.database).prepare(
      "insert into inbox values (?, null, 'event', 'x', null, ?, 'words', 'done', 1, null, null, '{}', ?, null)",
    )
    rawOf(town.bot.database).exec('begin')
    for (let key = 0; key < 3_000; key++) insert.run(`old-${key}`, wednesday, wednesday)
    rawOf(town.bot.database).exec('commit')
    town.clock.passTo(addMs(wednesday, 40 * day))
    const transactions: string[] = []
    const counted: typeof town.bot.app.inTransaction = (what, work, options) => {
      transactions.push(what)
      return town.bot.app.inTransaction(what, work, options)
    }
    const [, said] = await Promise.all([prune(counted), town.emulator.person(张工).says('帮助')])
    expect(said.status).toBe(200)
    expect(transactions.length).toBeGreaterThanOrEqual(3_000 / 500)
    expect(town.rows("select 1 from inbox where key like 'old-%' and payload is not null")).toEqual([])
  })
})

describe('the daily round', () => {
  it('does it once a day, in the night, and not while the clock is wrong', async () => {
    const town = await weekWithAReport()
    const doneOn = () => town.rows<{ value: string }>("select value from kv where key = 'daily/prune'")[0]?.value
    await town.moveTo('2026-09-02T19:29:00.000Z')
    expect(doneOn()).toBe('2026-09-02')
    await town.moveTo('2026-09-02T19:31:00.000Z')
    expect(doneOn()).toBe('2026-09-03')
    const before = figures(town)
    town.clock.leap(500 * day)
    await town.settle()
    await town.settle()
    expect(doneOn()).toBe('2026-09-03')
    expect(figures(town)).toEqual(before)
  })
})
