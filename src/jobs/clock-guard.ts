import { readFact, writeFact } from '../db/kv.ts'
import { type Clock, epochMs, minute, second } from '../domain/time.ts'
import { clockRight, clockWrong } from '../texts/alarms.ts'
import type { InTransaction } from '../usecases/context.ts'
import { tellAdmin } from '../usecases/tell.ts'

export interface ClockGuard {
  /** Whether scheduled work may run now. Checks the clock against Feishu's first when it has jumped or was never checked. */
  mayRun(): Promise<boolean>
  /** False while our clock is known to be wrong. */
  trusted(): boolean
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
/** Answers that must agree before a clock counts as wrong. */
const answersNeeded = 3

/**
 * Keeps a machine whose clock is wrong from posting: nothing scheduled runs before Feishu's own time has been seen once, after the clock
 * jumped, or while it is more than five minutes off. What comes in is handled all the same.
 */
export const createClockGuard = ({ clock, feishu, inTransaction }: ClockGuardDeps): ClockGuard => {
  let last: { wall: number; monotonic: number } | undefined
  let checked = false
  let wrong = false
  let told = false

  const jumped = (): boolean => {
    const now = { wall: epochMs(clock.now()), monotonic: clock.monotonic() }
    const moved = last ? now.wall - last.wall - (now.monotonic - last.monotonic) : 0
    last = now
    return Math.abs(moved) > jump
  }

  /** Asks until enough answers have been seen. @returns false when Feishu cannot be asked. */
  const ask = async (): Promise<boolean> => {
    const before = feishu.clockOffset()?.seen ?? 0
    for (let tries = 0; tries < answersNeeded; tries++) {
      try {
        await feishu.bot()
      } catch {
        // A refusal carries Feishu's time as well; only silence does not.
      }
      const offset = feishu.clockOffset()
      if (!offset || offset.seen === before) return false
      if (Math.abs(offset.offsetMs) <= 5 * minute) return true
    }
    return true
  }

  return {
    trusted: () => !wrong,
    mayRun: async () => {
      if (jumped()) checked = false
      if (!checked || wrong) checked = await ask()
      const offset = feishu.clockOffset()
      wrong = offset?.wrong ?? false
      if (wrong !== told && checked) {
        // Feishu's clock minus ours: a clock of ours that is fast gives less than nothing.
        const minutes = -(offset?.offsetMs ?? 0) / minute
        told = wrong
        await inTransaction('clock', async (ctx) => {
          const turn = Number((await readFact(ctx.tx, 'clock-alarms')) ?? '0') + 1
          await writeFact(ctx.tx, 'clock-alarms', String(turn))
          await tellAdmin(ctx, `clock/${turn}`, wrong ? clockWrong(minutes) : clockRight)
        })
      }
      return checked && !wrong
    },
  }
}
