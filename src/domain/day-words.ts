import { Temporal } from 'temporal-polyfill'
import { addDays, type Day, remembered, weekdayOf } from './time.ts'

/** What stands between the two halves of a range. */
export const between = '(?:至|到|~|〜|-|—|–)'

/** How people write a day, for use inside a larger pattern; what it matches is read by `readDay`. */
export const dayPattern =
  '(?:\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}[日号]?|\\d{1,2}[-/.月]\\d{1,2}[日号]?|(?:下个?月)?\\d{1,2}[日号]|今[天日]|明[天日]|大?后天|(?:下|本|这)?个?(?:周|星期|礼拜)[一二三四五六日天]|(?:本|这个?)?月[底末])'

const note = '(?:\\([^()]{1,8}\\))?'
/** `10月8日至12日`, `下周一至三`, `8至12日`: groups `from`, which may be left out, and `to`, for `readSpan`. */
export const spanPattern = [
  `(?<from>${dayPattern}|\\d{1,2}(?=\\s*${between}+\\s*\\d{1,2}[日号]))?${note}\\s*(?:起|开始)?\\s*${between}+\\s*`,
  `(?<to>${dayPattern}|\\d{1,2}(?![\\d:点时])|[一二三四五六日天])${note}(?:为?止)?`,
].join('')

const weekdays = '一二三四五六日'

const dayFrom = (year: number, month: number, day: number): Day | undefined => {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

const distance = (from: Day, to: Day): number =>
  Math.abs(Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days)

/**
 * 10-12, 10月12日, 2026-10-12, 12号, 下月5号, 今天, 明天, 周三, 下周三, 月底. A month and day mean the nearest such day, so that 1月5日 said in
 * December is next year's and 10-12 said on 15 October is past; a bare weekday or day of the month means the next one, today included.
 * @returns undefined for what is no day, 2月30日 as well.
 */
export const readDay = (word: string, today: Day): Day | undefined =>
  word.length > longestDay ? dayIn(word, today) : dayRead(`${today} ${word}`)

/** What is longer is hardly a day, and not kept in mind. */
const longestDay = 20
/** Rows of a file name few days many times. */
const dayRead = remembered((said): Day | undefined => dayIn(said.slice(11), said.slice(0, 10)))

const dayIn = (word: string, today: Day): Day | undefined => {
  const typed = word.normalize('NFKC').replace(/\s+/g, '')
  const [year, month, date] = today.split('-').map(Number) as [number, number, number]
  const match = (pattern: RegExp): string[] | undefined => pattern.exec(typed)?.slice(1)

  const ahead = ['今', '明', '后', '大后'].indexOf(match(/^(今|明|大?后)[天日]$/)?.[0] ?? '')
  if (ahead >= 0) return addDays(today, ahead)

  const weekday = match(/^(下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天])$/)
  if (weekday) {
    const wanted = weekdays.indexOf((weekday[1] ?? '').replace('天', '日')) + 1
    const inThisWeek = addDays(today, wanted - weekdayOf(today))
    if (weekday[0] === '下') return addDays(inThisWeek, 7)
    return weekday[0] === undefined && inThisWeek < today ? addDays(inThisWeek, 7) : inThisWeek
  }

  if (/^(?:本|这个?)?月[底末]$/.test(typed)) return addDays(firstOfNext(year, month), -1)

  const full = match(/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/)
  if (full) return dayFrom(Number(full[0]), Number(full[1]), Number(full[2]))

  const monthAndDay = match(/^(\d{1,2})[-/.月](\d{1,2})[日号]?$/)
  if (monthAndDay) {
    const [m, d] = [Number(monthAndDay[0]), Number(monthAndDay[1])]
    const found = [year - 1, year, year + 1].flatMap((y) => dayFrom(y, m, d) ?? [])
    return found.toSorted((a, b) => distance(today, a) - distance(today, b))[0]
  }

  const bare = match(/^(下个?月)?(\d{1,2})[日号]$/)
  if (!bare) return undefined
  const d = Number(bare[1])
  const later = bare[0] !== undefined || d < date
  const base = later ? firstOfNext(year, month) : today
  return dayFrom(Number(base.slice(0, 4)), Number(base.slice(5, 7)), d)
}

const firstOfNext = (year: number, month: number): Day =>
  month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`

/** Said of today, wherever it stands. */
const ofToday = /^(?:今|明|大?后|下|本|这)/u
const numberAlone = /^\d{1,2}$/
const weekdayAlone = /^[一二三四五六日天]$/u

/**
 * Both ends of a range. What the second half leaves out, it takes from the first: `10月8日至12日`, `下周一至周三`, `10.8-12`.
 * @returns the word that is no day where there is one.
 */
export function readSpan(
  { from, to }: { from: string | undefined; to: string },
  today: Day,
): { from: Day; to: Day } | { odd: string } {
  const first = from === undefined ? today : readDay(numberAlone.test(from) ? `${from}日` : from, today)
  if (first === undefined) return { odd: from ?? '' }
  const last = readDay(whole(to, from ?? ''), ofToday.test(to) ? today : first)
  return last === undefined ? { odd: to } : { from: first, to: last }
}

/** `12` behind a day with a number, `三` behind a weekday. */
const whole = (to: string, from: string): string => {
  if (numberAlone.test(to) && /\d[日号]?$/.test(from)) return `${to}日`
  return weekdayAlone.test(to) && /(?:周|星期|礼拜)[一二三四五六日天]$/u.test(from) ? `周${to}` : to
}
