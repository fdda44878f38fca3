import { readFact, writeFact } from '../db/kv.ts'
import { type Clock, epochMs, type Instant, instant, minute, second } from '../domain/time.ts'
import { clockRight, clockWrong } from '../texts/alarms.ts'
import type { InTransaction } from '../usecases/context.ts'
import { tellAdmin } from '../usecases/tell.ts'

export interface ClockGuard {
  /** Whether scheduled work may run now. Checks the clock against Feishu's first when it has jumped or was never checked. */
  mayRun(): Promise<boolean>
  /** False while our clock is known to be wrong, or has just leapt and was not checked yet. */
  trusted(): boolean
  /** The best time there is: ours, or Feishu's while ours is known to be wrong. */
  now(): Instant
}

export interface ClockGuardDeps {
  clock: Clock
  feishu: {
    clockOffset(): { offsetMs: number; seen: number; wrong: boolean } | undefined
    bot(): Promise<unknown>
  }
  inTransaction: InTransaction
}

/** A wall clock that moves against the monotonic one by more than this has been set. */
const jump = 2 * second
const tolerance = 5 * minute
/** Answers that must agree before a clock counts as wrong. */
const answersNeeded = 3
const toldKey = 'clock-told'

/**
 * Keeps a machine whose clock is wrong from posting: nothing scheduled runs before Feishu's own time has been seen once, after the clock
 * jumped, or while it is more than five minutes off. What comes in is handled all the same, under Feishu's time.
 */
export const createClockGuard = ({ clock, feishu, inTransaction }: ClockGuardDeps): ClockGuard => {
  const read = () => ({ wall: epochMs(clock.now()), monotonic: clock.monotonic() })
  let last = read()
  let checked = false
  /** What our clock is off by, and when that was seen; undefined while it is right. */
  let wrong: { offsetMs: number; wall: number; monotonic: number } | undefined
  let told: string | undefined

  const movedSince = (then: { wall: number; monotonic: number }): number => {
    const now = read()
    return Math.abs(now.wall - then.wall - (now.monotonic - then.monotonic))
  }

  /** Asks until one answer agrees with our clock or enough do not. @returns false when Feishu cannot be asked. */
  const ask = async (): Promise<boolean> => {
    for (let tries = 0; tries < answersNeeded; tries++) {
      const before = feishu.clockOffset()?.seen ?? 0
      try {
        await feishu.bot()
      } catch {
        // A refusal carries Feishu's time as well; only silence does not.
      }
      const offset = feishu.clockOffset()
      if (!offset || offset.seen === before) return false
      if (offset.wrong || Math.abs(offset.offsetMs) <= tolerance) return true
    }
    return true
  }

  const tell = async (state: 'wrong' | 'right', minutes: number): Promise<void> => {
    if (told === state) return
    await inTransaction('clock', async (ctx) => {
      const before = (await readFact(ctx.tx, toldKey)) ?? 'right'
      if (before === state) return
      const turn = Number((await readFact(ctx.tx, 'clock-alarms')) ?? '0') + 1
      await writeFact(ctx.tx, 'clock-alarms', String(turn))
      await writeFact(ctx.tx, toldKey, state)
      await tellAdmin(ctx, `clock/${turn}`, state === 'wrong' ? clockWrong(minutes) : clockRight)
    })
    told = state
  }

  return {
    trusted: () => !wrong && movedSince(last) <= tolerance,
    now: () => {
      if (!wrong) return clock.now()
      // Our wall clock may be set right at any moment: the monotonic one carries Feishu's time on.
      return instant(wrong.wall + wrong.offsetMs + clock.monotonic() - wrong.monotonic)
    },
    mayRun: async () => {
      if (movedSince(last) > jump) checked = false
      last = read()
      if (!checked || wrong) checked = await ask()
      const offset = feishu.clockOffset()
      if (offset?.wrong) wrong = { offsetMs: offset.offsetMs, ...read() }
      else if (checked) wrong = undefined
      // Feishu's clock minus ours: a clock of ours that is fast gives less than nothing.
      if (checked) await tell(wrong ? 'wrong' : 'right', -(offset?.offsetMs ?? 0) / minute)
      return checked && !wrong
    },
  }
}
