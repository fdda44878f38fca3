import { problemsAsked } from '../../db/open-records.ts'
import type { StoredRecord } from '../../db/records.ts'
import type { Executor } from '../../db/schema.ts'
import { weeklySource } from '../../domain/kinds/cases.ts'
import { isOpen } from '../../domain/records/kind.ts'
import type { AskLevel } from '../../domain/report.ts'
import type { Instant, Week } from '../../domain/time.ts'
import { spokenNumber } from '../../texts/records.ts'
import { kinds, stateWord } from '../records/kinds.ts'

const kind = kinds.problem

/** A 问题 that a weekly report speaks of: what it asks itself, or what was asked before and is still open. */
export interface WeeklyAsk {
  id: string
  rev: number
  no: number
  /** As it is spoken of in the week of the report: `问题8`. */
  number: string
  /** Of a sensitive one none. */
  title: string | undefined
  stateWord: string
  open: boolean
  /** Whoever asked says whether it is solved. */
  answered: boolean
  /** The ask of this very report. */
  own: boolean
  /** Of whom it was asked in a report; undefined where it did not come of one. */
  asked: AskLevel | undefined
}

/** What a report speaks of, the oldest first; and the numbers of those that cannot be read, of which it says so. */
export interface WeeklyAsks {
  asks: WeeklyAsk[]
  unread: string[]
}

export const weeklyAsks = async (
  db: Executor,
  item: { id: string; period: Week; chainId: string },
  { since, hasProblems }: { since: Instant; hasProblems: boolean },
): Promise<WeeklyAsks> => {
  if (!hasProblems) return { asks: [], unread: [] }
  const { records, unread } = await problemsAsked(db, { chainId: item.chainId, item: item.id, since })
  return { asks: records.map((record) => askOf(item, record)), unread: unread.map((one) => numberIn(item, one)) }
}

/** As it is spoken of in the week of a report. */
export const numberIn = ({ period }: { period: Week }, record: { year: number; no: number }): string =>
  spokenNumber(kind.word, record, Number(period.slice(0, 4)))

const askOf = (item: { id: string; period: Week }, record: StoredRecord): WeeklyAsk => {
  const { id, rev, no, title, state, sensitive, values, source } = record
  const is = kind.declared.states[state] ?? 'void'
  return {
    id,
    rev,
    no,
    number: numberIn(item, record),
    title: sensitive ? undefined : title,
    stateWord: stateWord(kind, state),
    open: isOpen(is),
    answered: is === 'check',
    own: values.ask === item.id && is !== 'void',
    asked: source === weeklySource ? (values.asked as AskLevel) : undefined,
  }
}
