import { isDiskTrouble } from '../db/errors.ts'
import { hour, type Instant, msBetween } from '../domain/time.ts'
import type { RefusedWrites } from '../texts/alarms.ts'
import { diskRefused } from '../texts/alarms.ts'
import { shortTimeText } from '../texts/dates.ts'
import type { Ctx } from '../usecases/context.ts'
import { tellAdmin } from '../usecases/tell.ts'

/** A disk that fills up again and again is told this often at most; what is refused meanwhile is added up. */
const restMs = hour
/** Counted one by one up to here: Feishu delivers what it got no answer to several times. */
const mostKept = 10_000

export interface DiskWatch {
  /** Something could not be stored. @param what a click, or the key of a message, by which a repetition is known. */
  refused(error: unknown, what?: 'click' | { message: string }): void
  /** Whether there is something to tell, and it may be told again. */
  hasNews(): boolean
  /** Tells the administrators, in a transaction of its own: it goes through as soon as a row can be written again. */
  tell(ctx: Ctx): Promise<void>
  /** It has been told. */
  told(): void
}

/** What a full disk has refused, in memory: while nothing can be written there is no row to send. */
export const createDiskWatch = (now: () => Instant): DiskWatch => {
  let since: Instant | undefined
  let clicks = 0
  const messages = new Set<string>()
  /** Feishu brings them again, and again they are refused: that is no news. */
  const toldMessages = new Set<string>()
  let lastTold: Instant | undefined
  return {
    refused: (error, what) => {
      if (!(error instanceof Error) || !isDiskTrouble(error.cause)) return
      if (typeof what === 'object' && toldMessages.has(what.message)) return
      since ??= now()
      if (what === 'click') clicks += 1
      else if (what && messages.size + toldMessages.size < mostKept) messages.add(what.message)
    },
    hasNews: () => since !== undefined && (lastTold === undefined || msBetween(lastTold, now()) >= restMs),
    tell: async (ctx) => {
      if (since === undefined) return
      const zone = ctx.rules.zone
      const refused: RefusedWrites = {
        since: shortTimeText(since, zone),
        until: shortTimeText(ctx.now, zone),
        clicks,
        messages: messages.size,
      }
      await tellAdmin(ctx, `disk/${since}`, diskRefused(refused))
    },
    told: () => {
      since = undefined
      clicks = 0
      for (const key of messages) toldMessages.add(key)
      messages.clear()
      lastTold = now()
    },
  }
}
