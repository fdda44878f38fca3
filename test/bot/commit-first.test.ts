import { describe, expect, it } from 'vitest'
import { cardWith, openTown, type Town, 周报, 张工 } from '../bad-days/rig.ts'
import { holdLock } from '../support/hold-lock.ts'
import { connectTo } from '../support/raw.ts'
import { message, push } from './sender.ts'

const wednesday = '2026-09-02T07:00:10.000Z'

/** Lets time pass in small steps until it has settled. @returns how much passed. */
const outlast = async (town: Town, waiting: { seen: { settled: boolean } }): Promise<number> => {
  const began = town.clock.monotonic()
  // A server says by its own clock how long a lock was waited for: there time passes no faster than it does.
  const ms = town.bot.database.kind === 'sqlite' ? 20 : 5
  const step = () => {
    if (!waiting.seen.settled) town.clock.pass(ms)
    return waiting.seen.settled
  }
  await expect.poll(step, { interval: 5, timeout: 10_000 }).toBe(true)
  return town.clock.monotonic() - began
}

const state = <T>(promise: Promise<T>) => {
  const seen: { settled: boolean } = { settled: false }
  const noted = promise.finally(() => {
    seen.settled = true
  })
  return { seen, noted }
}

const revisions = (town: Town): number => town.rows('select * from revision').length

describe('an answer', () => {
  it('comes only after its commit', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    const lock = holdLock(town.bot.database)
    const { seen, noted } = state(town.emulator.person(张工).clicks(cardWith(town, 张工, 'submit'), 'submit', 周报))
    await expect.poll(() => town.bot.writer.waiting()).toBe(1)
    expect(seen.settled).toBe(false)
    expect(revisions(town)).toBe(0)
    lock.letGo()
    expect((await noted).toast?.content).toBe('已提交')
    // Read by another connection: what is not committed is not there.
    const other = connectTo(town.bot.database.place)
    expect(other.prepare('select count(*) from revision').pluck().get()).toBe(1)
    other.close()
  })

  it('to a click is 未保存，请重试 when the database stays locked, and the next click files', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    const card = cardWith(town, 张工, 'submit')
    const lock = holdLock(town.bot.database)
    const waiting = state(town.emulator.person(张工).clicks(card, 'submit', 周报))
    expect(await outlast(town, waiting)).toBeLessThan(2_500)
    const click = await waiting.noted
    expect(click).toMatchObject({ status: 200, toast: { type: 'error', content: '未保存，请重试' } })
    lock.letGo()
    expect(revisions(town)).toBe(0)
    expect((await town.emulator.person(张工).clicks(card, 'submit', 周报)).toast?.content).toBe('已提交')
    expect(revisions(town)).toBe(1)
  })

  it('to a message is 503 when the database stays locked, and Feishu’s retry is served', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    const lock = holdLock(town.bot.database)
    const waiting = state(town.emulator.person(张工).says('状态'))
    expect(await outlast(town, waiting)).toBeLessThan(2_500)
    expect((await waiting.noted).status).toBe(503)
    lock.letGo()
    town.clock.pass(15_000)
    expect((await town.emulator.runDueRetries()).map(({ status }) => status)).toEqual([200])
    expect(town.rows("select state from inbox where kind = 'message'")).toEqual([{ state: 'done' }])
  })

  it('does not come later than Feishu waits, however many wait for the lock', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    const lock = holdLock(town.bot.database)
    const first = state(push(town, message(town)))
    await expect.poll(() => town.bot.writer.waiting()).toBe(1)
    town.clock.pass(1_000)
    const second = state(push(town, message(town)))
    await expect.poll(() => town.bot.writer.waiting()).toBe(2)
    await outlast(town, first)
    expect((await first.noted).status).toBe(503)
    expect(await outlast(town, second)).toBeLessThan(2_500)
    expect((await second.noted).status).toBe(503)
    lock.letGo()
    expect(town.rows('select key from inbox')).toEqual([])
  })
})
