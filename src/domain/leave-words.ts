import { Temporal } from 'temporal-polyfill'
import { dayPattern, readSpan, spanPattern } from './day-words.ts'
import { plainWord } from './normalise.ts'
import { fail, ok, type Result } from './result.ts'
import type { Day } from './time.ts'

/** Longer than this is no leave but a change of post: the administrator's matter. */
export const longestLeave = 60

export type LeaveWish =
  | { kind: 'show' }
  | { kind: 'cancel' }
  /** `standIn` is the name as typed; left out where the listed backup stands in. */
  | { kind: 'leave'; from: Day; to: Day; standIn?: string }

export type LeaveFault =
  | { reason: 'no-end' | 'not-understood' }
  | { reason: 'no-such-day'; word: string }
  | { reason: 'past'; to: Day }
  | { reason: 'order'; from: Day; to: Day }
  | { reason: 'too-long'; from: Day; to: Day; days: number }

/** Days of a leave, both ends included. */
export const leaveDays = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1

const span = new RegExp(`^(?:从|自)?\\s*${spanPattern}\\s*[,、;。]?\\s*(?<rest>.*)$`, 'u')
const startsWithDay = new RegExp(`^(?:从|自)?\\s*${dayPattern}`, 'u')
const standInWords = /^(?:代(?:报|理)?(?:人)?\s*:?\s*(?<after>.+)|(?:由|请)?\s*(?<before>.+?)\s*代(?:报|理)?)$/u

/** Reads `至10-12 代 李工`, `10-08 至 10-12`, `到下周三`, `取消`. The end has to be said; without a beginning it begins today. */
export function readLeave(words: string, today: Day): Result<LeaveWish, LeaveFault> {
  const typed = plainWord(words).normalize('NFKC').replace(/\s+/g, ' ').trim().replace(/^致/u, '至')
  if (typed === '') return ok({ kind: 'show' })
  if (/^(?:取消|销假|结束|提前结束)(?:请假)?$/u.test(typed)) return ok({ kind: 'cancel' })
  const groups = span.exec(typed)?.groups
  if (!groups) return fail({ reason: startsWithDay.test(typed) ? 'no-end' : 'not-understood' })
  const rest = groups.rest?.trim() ?? ''
  const named = rest === '' ? undefined : standInWords.exec(rest)?.groups
  const standIn = (named?.after ?? named?.before)?.replace(/^@/, '').trim()
  if (rest !== '' && !standIn) return fail({ reason: 'not-understood' })

  const read = readSpan({ from: groups.from, to: groups.to ?? '' }, today)
  if ('odd' in read) return fail({ reason: 'no-such-day', word: read.odd })
  const { from: said, to } = read
  if (to < today) return fail({ reason: 'past', to })
  if (said > to) return fail({ reason: 'order', from: said, to })
  // What lies behind cannot be stood in for any more.
  const from = said < today ? today : said
  const days = leaveDays(from, to)
  if (days > longestLeave) return fail({ reason: 'too-long', from, to, days })
  return ok({ kind: 'leave', from, to, ...(standIn && { standIn }) })
}
