import type { Outgoing } from '../db/outbox.ts'
import { type Settlement, settle } from '../db/outbox-delivery.ts'
import { letAnswersStand, repeatAt } from '../db/outbox-patches.ts'
import { isAskedAbout } from '../db/topics.ts'
import { addMs, type Instant, minute, msBetween, second } from '../domain/time.ts'
import type { SendOutcome } from '../feishu/errors.ts'
import type { Ctx } from '../usecases/context.ts'
import { afterRefusal } from '../usecases/delivery/after-refusal.ts'
import { askOffice } from '../usecases/delivery/ask-office.ts'
import { tellGivenUp, unknownCode } from '../usecases/delivery/tell-given-up.ts'
import { type NotMade, tellFileFailed } from '../usecases/files/file-failed.ts'

/** Feishu forgets a uuid after one hour; ten minutes are kept for clocks that disagree. */
const uuidLife = 50 * minute
const longestPause = 10 * minute
/** Tries of a patch in doubt: some forty minutes where Feishu answers with a code nobody knows, some fifteen hours where it is silent. */
const patchTries = { answered: 12, silent: 100 }

/** An attempt that has ended, with the time it may have been in Feishu's hands by a clock that never goes back. */
export interface Attempt {
  /** As claimed: `maybeSince` is the earliest earlier attempt whose outcome nobody knows. */
  row: Outgoing
  outcome: SendOutcome | NotMade
  doubt: Doubt
}

/** How long ago, by the monotonic clock, the first attempt of unknown outcome began; undefined when that was in an earlier process. */
export type Doubt = number | undefined

/**
 * Writes down how an attempt ended and does what follows from it.
 * Known not to have arrived: again later, for as long as it takes. Not known: again under the same uuid within its life, then the office is asked.
 */
export const settleAttempt = async (ctx: Ctx, attempt: Attempt): Promise<void> => {
  const { row, outcome } = attempt
  const end = await besideOtherPatches(ctx, attempt, settlementOf(ctx.now, attempt))
  if (!(await settle(ctx.tx, row, end))) return
  if (end.state === 'refused' && outcome.kind === 'refused') await afterRefusal(ctx, row, outcome.reason, outcome.code)
  if (end.state === 'uncertain') await askOffice(ctx, row)
  if (row.verb === 'file') await afterFile(ctx, row, end, outcome)
  else if (outcome.kind === 'unknown' && end.state === 'dropped') await tellGivenUp(ctx, row, causeOf(outcome))
}

/** What a patch came to is looked at together with the others of its card. */
const besideOtherPatches = async (ctx: Ctx, { row, outcome }: Attempt, end: Settlement): Promise<Settlement> => {
  if (row.verb !== 'patch') return end
  const certainlyNot = (outcome.kind === 'retry' || outcome.kind === 'refused') && row.maybeSince === undefined
  if (certainlyNot && (await letAnswersStand(ctx.tx, row)) && end.state === 'pending')
    return { state: 'dropped', error: 'superseded' }
  const repeat = end.state === 'sent' ? await repeatAt(ctx.tx, row, ctx.now) : undefined
  return repeat ? { state: 'pending', nextAt: repeat.at, error: repeat.why, maybeSince: row.maybeSince } : end
}

/** A file is for one person, who waits for it: the office cannot look whether it arrived. */
const afterFile = async (ctx: Ctx, row: Outgoing, end: Settlement, outcome?: Attempt['outcome']): Promise<void> => {
  if (outcome?.kind === 'not-made') await tellFileFailed(ctx, row, outcome)
  else if (end.state === 'refused') await tellFileFailed(ctx, row, 'refused')
  else if (end.state === 'dropped') await tellFileFailed(ctx, row, 'uncertain')
}

/** The bare fact, where what should follow from it failed. */
export const settlePlainly = (ctx: Ctx, attempt: Attempt): Promise<boolean> =>
  settle(ctx.tx, attempt.row, settlementOf(ctx.now, attempt))

const settlementOf = (now: Instant, { row, outcome, doubt }: Attempt): Settlement => {
  switch (outcome.kind) {
    case 'ok':
      return {
        state: 'sent',
        at: now,
        messageId: outcome.messageId ?? row.messageId,
        chatId: outcome.chatId,
        maybeSince: row.maybeSince,
      }
    case 'refused':
      // Nobody has written down what a repeated uuid is answered with; a complaint about it must not turn a message that arrived into one that did not.
      if (outcome.reason === 'invalid' && row.verb !== 'patch' && row.maybeSince !== undefined)
        return givenUp(row, `repeated ${outcome.code}`)
      return { state: 'refused', error: `${outcome.reason} ${outcome.code}` }
    case 'retry':
      return {
        state: 'pending',
        nextAt: addMs(now, Math.max(outcome.afterMs ?? 0, pause(row.attempts))),
        error: `retry ${outcome.code}`,
        // This attempt did not arrive; only an earlier one may have.
        maybeSince: row.maybeSince,
      }
    case 'not-made':
      return { state: 'refused', error: `not made: ${outcome.reason}` }
    case 'unknown':
      return afterUnknown(now, row, outcome, doubt)
  }
}

type Unknown = Extract<SendOutcome, { kind: 'unknown' }>

const causeOf = ({ cause, code }: Unknown): string => (cause === 'code' ? unknownCode(code ?? 0) : cause)

const afterUnknown = (now: Instant, row: Outgoing, outcome: Unknown, doubt: Doubt): Settlement => {
  const since = row.maybeSince ?? addMs(now, -(doubt ?? 0))
  const tries = outcome.cause === 'code' ? patchTries.answered : patchTries.silent
  const again = row.verb === 'patch' ? row.attempts < tries : mayRepeat(now, { ...row, maybeSince: since }, doubt)
  const error = causeOf(outcome)
  return again
    ? { state: 'pending', nextAt: addMs(now, pause(row.attempts)), error, maybeSince: since }
    : givenUp(row, error)
}

/** Whether Feishu still knows the uuid of a message that may have arrived. */
const mayRepeat = (now: Instant, row: Outgoing, doubt: Doubt): boolean => {
  // Patching twice is harmless: a patch has a number of tries instead.
  if (row.verb === 'patch' || row.maybeSince === undefined) return true
  const wall = msBetween(row.maybeSince, now)
  // An earlier process saw a later time than it is now: nobody knows how long ago that was.
  if (doubt === undefined && wall < -minute) return false
  // The wall clock may have been set back meanwhile: the larger figure counts.
  return Math.max(wall, doubt ?? 0) < uuidLife
}

const givenUp = (row: Outgoing, cause: string): Settlement =>
  isAskedAbout(row) ? { state: 'uncertain', error: cause } : { state: 'dropped', error: `uncertain ${cause}` }

/** Before a claimed row is sent: one that has been in doubt for too long is not sent again but asked about. @returns whether it may be sent. */
export const mayBeSent = async (ctx: Ctx, row: Outgoing, doubt: Doubt): Promise<boolean> => {
  if (mayRepeat(ctx.now, row, doubt)) return true
  const cause = row.error ?? 'interrupted'
  const end = givenUp(row, cause)
  if (!(await settle(ctx.tx, row, end))) return false
  if (end.state === 'uncertain') await askOffice(ctx, row)
  if (row.verb === 'file') await afterFile(ctx, row, end)
  else if (end.state === 'dropped') await tellGivenUp(ctx, row, cause)
  return false
}

/** 2, 4, 8 … seconds, ten minutes at most, spread by the row so that a crowd does not come back at once. */
const pause = (attempts: number): number => {
  const base = Math.min(longestPause, 2 ** Math.min(attempts, 12) * second)
  return Math.round(base * (0.75 + ((attempts * 7919) % 100) / 200))
}
