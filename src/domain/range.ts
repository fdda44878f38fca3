import { between, readSpan, spanPattern } from './day-words.ts'
import { plainWord } from './normalise.ts'
import { fail, ok, type Result } from './result.ts'
import { addDays, type Day, dayOfWeek, previousWeek, type Week, weekdayOf, weekOf } from './time.ts'

/** Weeks of a look back, both ends included. `label` is the range in the office's words: 上月, 近4周, 2026年9月, 2026年第38周. */
export interface WeekRange {
  label: string
  from: Week
  to: Week
}

export type RangeFault =
  | { reason: 'not-a-range' }
  | { reason: 'no-such-week' | 'no-such-month' | 'too-many-weeks'; word: string }

const mostWeeks = 53
const chineseNumbers = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const number = (word: string): number => {
  const chinese = chineseNumbers.indexOf(word === '两' ? '二' : word)
  return chinese >= 0 ? chinese : Number(word)
}

/**
 * 本周, 上周, 本月, 上月, 近N周 (this week included), 今年, 去年, 2026年, 2026-09, 9月, 2026-W38, 38周.
 * Two ends: 8月至9月, 34-36周, 8月10日至21日. A week belongs to the month of its Thursday; a bare month or week number means the latest one that has begun.
 */
export function readRange(word: string, today: Day): Result<WeekRange, RangeFault> {
  const typed = asWritten(plainWord(word).replace(/\s+/g, '').toUpperCase())
  const one = readOne(typed, word, today)
  return one.ok || one.fault.reason !== 'not-a-range' ? one : readTwoEnds(typed, word, today)
}

/** 这星期, 上个礼拜, 第三季度, 近一个月 as the office writes them. */
const asWritten = (typed: string): string =>
  typed
    .replaceAll(/星期|礼拜/gu, '周')
    .replace(/^(上上|[本这上])(?:一个?|个)?(周|期)/u, '$1$2')
    .replace(/^这一?(?=期|季度)/u, '本')
    .replace(/^Q([1-4])$/u, '第$1季度')
    .replace(/^(?:最近|近期|近来)$/u, '近4周')
    .replace(/([周月年])(?:内|来|以来)$/u, '$1')

function readOne(typed: string, word: string, today: Day): Result<WeekRange, RangeFault> {
  const thisWeek = weekOf(today)
  const [year, month] = thursdayOf(today).split('-').map(Number) as [number, number]
  const matches = (pattern: RegExp): string[] | undefined => pattern.exec(typed)?.slice(1)

  if (/^(?:本周|这周|本期)$/.test(typed)) return ok({ label: '本周', from: thisWeek, to: thisWeek })
  if (/^(?:上周|上期)$/.test(typed)) {
    const last = previousWeek(thisWeek)
    return ok({ label: '上周', from: last, to: last })
  }
  if (typed === '上上周' || typed === '上上期') {
    const before = previousWeek(previousWeek(thisWeek))
    return ok({ label: '上上周', from: before, to: before })
  }
  if (/^(?:本月|这个月|当月)$/.test(typed)) return monthRange(year, month, word, '本月')
  if (/^(?:上月|上个月)$/.test(typed)) {
    return month === 1 ? monthRange(year - 1, 12, word, '上月') : monthRange(year, month - 1, word, '上月')
  }

  if (/^(?:今年|本年)$/.test(typed)) return yearRange(year, '今年')
  if (/^去年$/.test(typed)) return yearRange(year - 1, '去年')
  const fullYear = matches(/^(\d{4})年$/)
  if (fullYear) return yearRange(Number(fullYear[0]), `${fullYear[0]}年`, word)

  const recent = matches(/^(?:近|最近|过去)(\d{1,4}|[一二三四五六七八九十两]{1,2})(?:个)?周$/)
  if (recent) return recentWeeks(number(recent[0] ?? ''), thisWeek, word)

  const months = matches(/^(?:近|最近|过去)(\d{1,2}|[一二三四五六七八九十两]{1,2}|半)个?(月|季度|年)$/)
  // A quarter is thirteen weeks.
  if (months) {
    const size = { 月: 13 / 3, 季度: 13, 年: 52 }[months[1] ?? ''] ?? 0
    return recentWeeks(Math.floor(size * (months[0] === '半' ? 0.5 : number(months[0] ?? ''))), thisWeek, word)
  }
  const quarter = matches(/^(?:(\d{4})年)?第?([一二三四1-4])季度$/) ?? matches(/^(本|上)个?季度$/)
  if (quarter) return quarterRange(quarter, { year, month }, word)
  if (/^[上下]半年$/.test(typed)) {
    const [first, last] = typed.startsWith('上') ? [1, 6] : [7, 12]
    return spanOfMonths(month < first ? year - 1 : year, [first, last], typed, word)
  }

  const fullMonth = matches(/^(\d{4})(?:-|年)(\d{1,2})月?$/) ?? matches(/^(20\d{2})[/.]?(\d{1,2})月?$/)
  if (fullMonth) return monthRange(Number(fullMonth[0]), Number(fullMonth[1]), word)
  const bareMonth = matches(/^(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?$/)
  if (bareMonth) {
    const wanted = number(bareMonth[0] ?? '')
    return monthRange(wanted > month ? year - 1 : year, wanted, word)
  }

  const fullWeek = matches(/^(\d{4})(?:-?W|年第?)(\d{1,2})周?$/)
  if (fullWeek) return oneWeek(Number(fullWeek[0]), Number(fullWeek[1]), word)
  const bareWeek = matches(/^(?:W|第)?(\d{1,2})周$|^W(\d{1,2})$/)
  if (bareWeek) {
    const wanted = Number(bareWeek[0] ?? bareWeek[1])
    const [weekYear, current] = thisWeek.split('-W').map(Number) as [number, number]
    return oneWeek(wanted > current ? weekYear - 1 : weekYear, wanted, word)
  }
  return fail({ reason: 'not-a-range' })
}

/** The month whose weeks these are, no more and no fewer; undefined for any other range. */
export const monthOfRange = ({ from, to }: { from: Week; to: Week }): string | undefined => {
  const month = dayOfWeek(from, 4).slice(0, 7)
  const [year = 0, number = 0] = month.split('-').map(Number)
  const whole = monthRange(year, number, month)
  return whole.ok && whole.value.from === from && whole.value.to === to ? month : undefined
}

/** A range up to the week that is under way: of what lies ahead there is nothing to show. */
export const begun = <Range extends { from: Week; to: Week }>(range: Range, today: Day): Range => {
  const week = weekOf(today)
  return range.from <= week && week < range.to ? { ...range, to: week } : range
}

/**
 * 8月至9月, 34-36周, 2026-08至09, 8月10日至21日, 8月至今. What one half leaves out, it takes from the other; of days, the weeks they lie in.
 */
function readTwoEnds(typed: string, word: string, today: Day): Result<WeekRange, RangeFault> {
  if (typed.length > longestRange) return fail({ reason: 'not-a-range' })
  const days = daySpan.exec(typed)?.groups
  if (days) return readDays(days, word, today)
  for (const { index, 0: mark } of typed.matchAll(betweens)) {
    const [from, to] = completed(typed.slice(0, index), typed.slice(index + mark.length), mark)
    const first = readOne(from, word, today)
    if (!first.ok) continue
    // A bare number is the next one after the first.
    const ahead = addDays(dayOfWeek(first.value.from, 4), 51 * 7)
    const last = readOne(to, word, /^[本这上今当去近]|\d{4}/u.test(to) ? today : ahead)
    if (last.ok) return joined(`${first.value.label}至${last.value.label}`, first.value.from, last.value.to, word)
  }
  return fail({ reason: 'not-a-range' })
}

/** `2025年12月29日至2026年1月4日`, with room. */
const longestRange = 40
const daySpan = new RegExp(`^(?=(?:\\d{4}.)?\\d{1,2}[-/.月]\\d{1,2}[日号]?${between})${spanPattern}$`, 'u')
const betweens = new RegExp(`${between}+`, 'gu')

/** With the unit of the other half; `2026-08-09` is a day and no range. */
const completed = (from: string, to: string, mark: string): [string, string] => {
  const unit = /[周月]/u.exec(from)?.[0] ?? (/^\d{4}-\d{1,2}$/.test(from) && mark !== '-' ? '月' : '')
  const first = /^第?\d{1,2}$/u.test(from) ? `${from}${/[周月]$/u.exec(to)?.[0] ?? ''}` : from
  if (to === '今') return [first, '本周']
  if (!/^\d{1,2}$/.test(to)) return [first, to]
  return [first, /W\d{1,2}$/.test(from) ? `W${to}` : `${to}${unit}`]
}

/** Looked back at: where no year is written, the latest such days that have begun. */
function readDays(
  { from, to = '' }: Record<string, string | undefined>,
  word: string,
  today: Day,
): Result<WeekRange, RangeFault> {
  const read = readSpan({ from, to }, /\d{4}/.test(from ?? '') ? today : addDays(today, -182))
  if ('odd' in read || read.to < read.from) return fail({ reason: 'not-a-range' })
  const text = (day: Day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
  return joined(`${text(read.from)}至${text(read.to)}`, weekOf(read.from), weekOf(read.to), word)
}

function joined(label: string, from: Week, to: Week, word: string): Result<WeekRange, RangeFault> {
  if (to < from) return fail({ reason: 'not-a-range' })
  const tooFar = addDays(dayOfWeek(from, 4), 7 * mostWeeks)
  return dayOfWeek(to, 4) >= tooFar ? fail({ reason: 'too-many-weeks', word }) : ok({ label, from, to })
}

/** Other figures of four digits are no year that anybody looks back at. */
const isYear = (year: number): boolean => year >= 2000 && year < 2100

const thursdayOf = (today: Day): Day => addDays(today, 4 - weekdayOf(today))

function oneWeek(year: number, week: number, word: string): Result<WeekRange, RangeFault> {
  if (!isYear(year)) return fail({ reason: 'no-such-week', word })
  const key = `${year}-W${String(week).padStart(2, '0')}`
  try {
    dayOfWeek(key, 4)
  } catch (error) {
    if (error instanceof RangeError) return fail({ reason: 'no-such-week', word })
    throw error
  }
  return ok({ label: `${year}年第${week}周`, from: key, to: key })
}

function recentWeeks(count: number, thisWeek: Week, word: string): Result<WeekRange, RangeFault> {
  if (count < 1) return fail({ reason: 'no-such-week', word })
  if (!(count <= mostWeeks)) return fail({ reason: 'too-many-weeks', word })
  const first = addDays(dayOfWeek(thisWeek, 4), -7 * (count - 1))
  return ok({ label: `近${count}周`, from: weekOf(first), to: thisWeek })
}

/** 三季度, 2026年第三季度, 本季度, 上季度: where no year is written, the latest that has begun. */
function quarterRange(
  [first, second]: (string | undefined)[],
  today: { year: number; month: number },
  word: string,
): Result<WeekRange, RangeFault> {
  const current = Math.ceil(today.month / 3)
  const relative = first === '本' || first === '上'
  const wanted = relative ? current - (first === '上' ? 1 : 0) : number(second ?? '')
  const year = !relative && first ? Number(first) : wanted > current ? today.year - 1 : today.year
  const [y, quarter] = wanted === 0 ? [year - 1, 4] : [year, wanted]
  return spanOfMonths(y, [3 * quarter - 2, 3 * quarter], `${y}年${chineseNumbers[quarter]}季度`, word)
}

function spanOfMonths(year: number, [first, last]: [number, number], label: string, word: string) {
  const [from, to] = [monthRange(year, first, word), monthRange(year, last, word)]
  if (!from.ok) return from
  return to.ok ? ok({ label, from: from.value.from, to: to.value.to }) : to
}

/** Weeks whose Thursday lies in the year. */
function yearRange(year: number, label: string, word = label): Result<WeekRange, RangeFault> {
  if (!isYear(year)) return fail({ reason: 'no-such-month', word })
  const [first, last] = [`${year}-01-04`, `${year}-12-28`]
  return ok({ label, from: weekOf(first), to: weekOf(last) })
}

function monthRange(year: number, month: number, word: string, label?: string): Result<WeekRange, RangeFault> {
  if (!isYear(year) || !(month >= 1 && month <= 12)) return fail({ reason: 'no-such-month', word })
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const firstThursday = addDays(first, (11 - weekdayOf(first)) % 7)
  let lastThursday = addDays(firstThursday, 21)
  if (addDays(lastThursday, 7).slice(0, 7) === first.slice(0, 7)) lastThursday = addDays(lastThursday, 7)
  return ok({ label: label ?? `${year}年${month}月`, from: weekOf(firstThursday), to: weekOf(lastThursday) })
}
