import { statutoryName } from './statutory-days.ts'
import { type Day, dayAfter, dayBefore, remembered, weekdayOf } from './time.ts'

/** A day on which the State Council's arrangement differs from the plain week: a day off, or a make-up workday (调休上班). */
export interface CalendarDay {
  day: Day
  kind: 'holiday' | 'workday'
  /** The holiday it belongs to, 国庆节. */
  name: string
}

export interface Calendar {
  isWorkday(day: Day): boolean
  /** Name of the holiday the day is off for; undefined on workdays and plain weekends. */
  holidayName(day: Day): string | undefined
  /** The n-th workday after the day; n = 0 gives the day itself. */
  next(day: Day, n?: number): Day
  /** The n-th workday before the day; n = 0 gives the day itself. */
  previous(day: Day, n?: number): Day
  /** True when no arrangement is known for the day's year: statutory days only, no make-up days. */
  isProvisional(day: Day): boolean
  hasYear(year: number): boolean
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** `years` are the years whose arrangement is complete in `days`. A later row for the same day wins, so an office can correct a shipped one. */
export function createCalendar(days: readonly CalendarDay[], years: readonly number[]): Calendar {
  const known = new Set(years)
  const byDay = new Map(days.map((row) => [row.day, row]))

  const holidayName = (day: Day): string | undefined => {
    const row = byDay.get(day)
    if (row) return row.kind === 'holiday' ? row.name : undefined
    return known.has(yearOf(day)) ? undefined : statutoryName(day)
  }
  const isWorkday = remembered(
    (day: Day): boolean =>
      byDay.get(day)?.kind === 'workday' || (weekdayOf(day) <= 5 && holidayName(day) === undefined),
  )

  const walk = (day: Day, n: number, step: (from: Day) => Day): Day => {
    if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a count of workdays: ${n}`)
    let at = day
    for (let left = n; left > 0; ) {
      at = step(at)
      if (isWorkday(at)) left -= 1
    }
    return at
  }

  return {
    isWorkday,
    holidayName,
    next: (day, n = 1) => walk(day, n, dayAfter),
    previous: (day, n = 1) => walk(day, n, dayBefore),
    isProvisional: (day) => !known.has(yearOf(day)),
    hasYear: (year) => known.has(year),
  }
}
