import { type Clock, epochMs, minute } from '../domain/time.ts'

export interface ClockOffset {
  /** Feishu's clock minus ours, in ms; good to about a second. */
  offsetMs: number
  /** Answers with a Date so far. */
  seen: number
  /** The last three answers all differ by more than five minutes. */
  wrong: boolean
}

const tolerance = 5 * minute
const needed = 3

export interface ClockCheck {
  note(dateHeader: string | undefined): void
  offset(): ClockOffset | undefined
}

/** Compares the machine's clock with the `Date` of Feishu's answers. */
export const createClockCheck = (clock: Clock, onDate?: (offset: ClockOffset) => void): ClockCheck => {
  let latest: ClockOffset | undefined
  let inARow = 0
  return {
    note(dateHeader) {
      const date = Date.parse(dateHeader ?? '')
      if (Number.isNaN(date)) return
      // Date carries whole seconds, so on average half a second is cut off.
      const offsetMs = date + 500 - epochMs(clock.now())
      inARow = Math.abs(offsetMs) > tolerance ? inARow + 1 : 0
      latest = { offsetMs, seen: (latest?.seen ?? 0) + 1, wrong: inARow >= needed }
      onDate?.(latest)
    },
    offset: () => latest,
  }
}
