import { type Clock, minute } from '../domain/time.ts'
import type { SendOutcome } from '../feishu/errors.ts'

export interface Pulse {
  /** Whether Feishu has answered lately, and nothing since says that it does not. */
  felt(): boolean
  /** Asks. */
  feel(): Promise<boolean>
  /** What a send told about it. */
  heard(outcome: SendOutcome): void
}

/** An answer says that Feishu is there for as long as this. */
const lately = minute

/** Whether Feishu is there at all, so that an outage leaves in doubt only what was under way when it began. */
export const createPulse = (clock: Clock, answers: () => Promise<boolean>): Pulse => {
  let heardAt: number | undefined
  return {
    felt: () => heardAt !== undefined && clock.monotonic() - heardAt < lately,
    feel: async () => {
      if (!(await answers())) return false
      heardAt = clock.monotonic()
      return true
    },
    heard: (outcome) => {
      const silent =
        (outcome.kind === 'unknown' && outcome.code === undefined) || (outcome.kind === 'retry' && outcome.code === 0)
      heardAt = silent ? undefined : clock.monotonic()
    },
  }
}
