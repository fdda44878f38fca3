import type { Return } from '../../db/returns.ts'
import type { SignOff } from '../../domain/sign-off.ts'
import { dayTimeText, shortTimeText } from '../../texts/dates.ts'
import { passedLine, type SignWord, signedLine, signWordOf, waitingLine } from '../../texts/sign-off.ts'
import type { Ctx } from '../context.ts'

/** Who sent a report back, why, and until when it is waited for. */
export interface ReturnedWords {
  by: string
  reason: string
  dueText: string
  /** That time has come. */
  past: boolean
}

export const returnedWords = ({ rules, now }: Ctx, returned: Return | undefined): ReturnedWords | undefined =>
  returned && {
    by: returned.byName,
    reason: returned.reason,
    dueText: dayTimeText(returned.dueAt, rules.zone),
    past: returned.dueAt < now,
  }

/** How the sign-off of a report stands, on its receipt. */
export const signLine = (
  { rules }: Ctx,
  signOff: SignOff | undefined,
): { state: SignWord; text: string } | undefined => {
  const at = (instant: string | undefined) => (instant === undefined ? '' : shortTimeText(instant, rules.zone))
  const state = signWordOf(signOff)
  if (!signOff || state === undefined) return undefined
  const texts = {
    waiting: waitingLine(at(signOff.passesAt)),
    signed: signedLine(signOff.byName ?? '', at(signOff.settledAt)),
    passed: passedLine,
  }
  return { state, text: texts[state] }
}
