import { dayPattern, readDay, readSpan, spanPattern } from '../day-words.ts'
import { readRange } from '../range.ts'
import { addDays, type Day, dayOfWeek, weekdayOf } from '../time.ts'

export interface DayRange {
  from: Day
  to: Day
}

const oneDay = new RegExp(`^${dayPattern}$`, 'u')
const spanOfDays = new RegExp(`^${spanPattern}$`, 'u')
/** One day, be there such a one or not. */
export const isDay = (word: string): boolean => oneDay.test(word.normalize('NFKC').replace(/\s+/gu, ''))

/** Without a year, and not said of today: of what is due the nearest is meant, of what has been the latest. */
const isBare = (word: string): boolean => !/\d{4}|[本上这今当去近过]/u.test(word)
const halfAYear = 182

const ofMonths = (first: Day, last: Day): DayRange => {
  const [year = 0, month = 0] = last.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return { from: `${first.slice(0, 8)}01`, to: addDays(next, -1) }
}

/**
 * Days that a word of time means where records are asked for: a month is that of the calendar, while reports go by its weeks.
 * @param ahead of days that lie ahead as well: the day something is due @returns undefined for what is no time, or none that there is
 */
export const daysMeant = (typed: string, today: Day, { ahead }: { ahead: boolean }): DayRange | undefined => {
  const word = typed.normalize('NFKC').replace(/\s+/gu, '')
  if (/^下个?(?:周|星期|礼拜)$/u.test(word)) {
    const monday = addDays(today, 8 - weekdayOf(today))
    return { from: monday, to: addDays(monday, 6) }
  }
  if (/^下个?月$/u.test(word)) {
    const next = addDays(ofMonths(today, today).to, 1)
    return ofMonths(next, next)
  }
  if (isDay(word)) {
    const day = readDay(word, today)
    return day === undefined ? undefined : { from: day, to: day }
  }
  const span = spanOfDays.exec(word)?.groups
  if (span?.from !== undefined && /[日号]/u.test(word)) {
    const read = readSpan(
      { from: span.from, to: span.to ?? '' },
      ahead || !isBare(word) ? today : addDays(today, -halfAYear),
    )
    return 'odd' in read || read.to < read.from ? undefined : read
  }
  const read = readRange(word, ahead && isBare(word) ? addDays(today, halfAYear) : today)
  if (!read.ok) return undefined
  const { label, from, to } = read.value
  if (label.includes('周')) return { from: dayOfWeek(from, 1), to: dayOfWeek(to, 7) }
  return ofMonths(dayOfWeek(from, 4), dayOfWeek(to, 4))
}
