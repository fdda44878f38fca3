import type { Calendar } from '../calendar.ts'
import { type Day, dayAfter, remembered } from '../time.ts'

/** Worst first. Never typed, always computed, always shown with its word and its sum. */
export const recordLights = ['red', 'orange', 'yellow', 'blue', 'green'] as const
export type RecordLight = (typeof recordLights)[number]
/** Its place in a list, the worst first; what has no light stands last. */
export const rankOf = (lit: Pick<Lit, 'light'> | undefined): number =>
  lit ? recordLights.indexOf(lit.light) : recordLights.length

/** Why a record has its light: the rule and the number that decided. */
export type LightSum =
  | { rule: 'overdue'; days: number }
  | { rule: 'extended-twice' }
  | { rule: 'soon'; days: number }
  | { rule: 'in-time'; days: number }
  | { rule: 'no-due' }
  | { rule: 'unsolved-twice' }
  /** Of a risk, with the days that the stock still lasts, where they are known. */
  | { rule: 'no-substitute' | 'stock'; days: number }
  | { rule: 'stopped' | 'unverified' | 'sole' | 'watch' | 'unknown'; days?: number | undefined }
  /** Of a matter, by how far it is. */
  | { rule: 'unseen' | 'going' | 'concluded' }
  | { rule: 'minutes-late'; days: number }
  | { rule: 'open-long'; days: number }
  | { rule: 'to-review'; days: number }
  /** Of a project: points behind the time that has gone by; ahead of it below 0. */
  | { rule: 'behind' | 'in-step'; points: number }

export interface Lit {
  light: RecordLight
  sum: LightSum
  /** The open node that decided, where it was one. */
  node?: string
  /** Of a clock and not of a day that somebody said: until it is 受理, until it is 答复. */
  clock?: 'accept' | 'answer'
}

/** A day counts to its end; a rest day counts as the next workday. */
export const effectiveDue = (due: Day, calendar: Calendar): Day => (calendar.isWorkday(due) ? due : calendar.next(due))

/** Workdays after `from` up to and with `to`; 0 when `to` is not later. */
export const workdaysBetween = (from: Day, to: Day, calendar: Calendar): number => {
  const known = counted.get(calendar)
  if (known) return known(`${from} ${to}`)
  counted.set(
    calendar,
    remembered((key) => countWorkdays(key.slice(0, 10), key.slice(11), calendar)),
  )
  return workdaysBetween(from, to, calendar)
}

/** Thousands of records have few days between them, and months are long to walk through. */
const counted = new WeakMap<Calendar, (key: string) => number>()

const countWorkdays = (from: Day, to: Day, calendar: Calendar): number => {
  let days = 0
  for (let at = from; at < to; ) {
    at = dayAfter(at)
    if (calendar.isWorkday(at)) days += 1
  }
  return days
}

/** Workdays a day is overdue; 0 in time. */
export const overdueBy = (due: Day, today: Day, calendar: Calendar): number =>
  workdaysBetween(effectiveDue(due, calendar), today, calendar)

export interface DueNumbers {
  /** Workdays before the due day from which it is 临期. */
  soon: number
  /** Overdue by more workdays than this is red. */
  red: number
}

/** Of a clock: nobody sets these. */
export const clockNumbers: DueNumbers = { soon: 1, red: 5 }

/** The light of a day that something is due on. */
export const dueLight = (due: Day | undefined, today: Day, calendar: Calendar, numbers: DueNumbers): Lit => {
  if (due === undefined) return { light: 'green', sum: { rule: 'no-due' } }
  const late = overdueBy(due, today, calendar)
  if (late > 0) return { light: late > numbers.red ? 'red' : 'yellow', sum: { rule: 'overdue', days: late } }
  const left = workdaysBetween(today, effectiveDue(due, calendar), calendar)
  return left <= numbers.soon
    ? { light: 'blue', sum: { rule: 'soon', days: left } }
    : { light: 'green', sum: { rule: 'in-time', days: left } }
}

/** The worst of several; of equals the first. */
export const worst = (lights: readonly Lit[]): Lit | undefined => lights.toSorted((a, b) => rankOf(a) - rankOf(b))[0]

/** What a group reads in place of the days of one firm's stock. */
export const stockBand = (days: number): string => {
  const below = [15, 30, 60].find((most) => days < most)
  return below === undefined ? '60天以上' : `不足${below}天`
}
