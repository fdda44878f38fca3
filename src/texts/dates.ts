import { type Day, dayOf, dayOfWeek, type Instant, timeOf, type Week, weekdayOf } from '../domain/time.ts'

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

/** `9月3日` */
export const monthDay = (on: Day): string => `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`

/** `9月3日（周四）` */
export const dayText = (on: Day): string => `${monthDay(on)}（周${weekdays[weekdayOf(on) - 1]}）`

/** `9月3日（周四）18:00` */
export const dayTimeText = (at: Instant, zone: string): string => `${dayText(dayOf(at, zone))}${timeOf(at, zone)}`

/** `9月3日 16:20`, for rows that are short of room. */
export const shortTimeText = (at: Instant, zone: string): string => `${monthDay(dayOf(at, zone))} ${timeOf(at, zone)}`

/** `9月25日–10月8日` */
export const spanText = (from: Day, to: Day): string => `${monthDay(from)}–${monthDay(to)}`

/** A date from a year whose holiday table is not out yet. */
export const provisional = (text: string): string => `${text}（暂定，待节假日安排公布）`

const weekNumber = (week: Week): string => String(Number(week.slice(6)))

/** `第36周`, `第40–41周`, across the year `2025年第52周–2026年第1周`. Weeks in order. */
export const weekLabel = (weeks: readonly Week[]): string => {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (!first || !last || first === last) return first ? `第${weekNumber(first)}周` : ''
  if (first.slice(0, 4) === last.slice(0, 4)) return `第${weekNumber(first)}–${weekNumber(last)}周`
  return `${first.slice(0, 4)}年第${weekNumber(first)}周–${last.slice(0, 4)}年第${weekNumber(last)}周`
}

/** `第36周（8月31日—9月6日）`, `第40–41周（9月28日—10月11日）`, from Monday to Sunday. Weeks in order. @param withYear where a list holds several years */
export const weekWithDates = (weeks: readonly Week[], withYear = false): string => {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (first === undefined || last === undefined) return ''
  const label = weekLabel(weeks)
  const year = withYear && !label.includes('年') ? `${first.slice(0, 4)}年` : ''
  return `${year}${label}（${monthDay(dayOfWeek(first, 1))}—${monthDay(dayOfWeek(last, 7))}）`
}

/** `第36周（9月3日截止）` */
export const periodLabel = (weeks: readonly Week[], due: Day): string => `${weekLabel(weeks)}（${monthDay(due)}截止）`

/** Why the due day is not the usual Thursday, for the top of the card. `cause` is the holiday's name. */
export const shiftNote = (shift: 'postponed' | 'advanced' | 'merged', cause: string, due: string): string =>
  ({
    postponed: `因${cause}假期，本期顺延至${due}。`,
    advanced: `因${cause}假期，本期提前至${due}。`,
    merged: `因${cause}假期，两期合并，${due}截止，填一次即可。`,
  })[shift]
