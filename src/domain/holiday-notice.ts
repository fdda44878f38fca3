import { Temporal } from 'temporal-polyfill'
import type { CalendarDay } from './calendar.ts'
import { fail, ok, type Result } from './result.ts'
import type { Day } from './time.ts'

/** A State Council notice on the year's holidays, read. Days in order; one holiday may span the turn of the year. */
export interface HolidayNotice {
  year: number
  days: CalendarDay[]
}

/** What is wrong with a pasted notice, each with the words it stands in. */
export type NoticeFault =
  | { reason: 'no-year' }
  | { reason: 'nothing-found' }
  | { reason: 'holiday-missing'; name: string }
  | { reason: 'no-such-day'; words: string }
  | { reason: 'weekday-differs'; words: string; day: Day; said: string }
  | { reason: 'count-differs'; words: string; said: number; found: number }
  | { reason: 'workday-on-weekday'; day: Day }
  | { reason: 'day-twice'; day: Day }

const holidays = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'] as const
const fullName = (name: string): string => (name === '元旦' || name === '春节' ? name : `${name}节`)
const weekdays = '一二三四五六日'

const note = '(?:[（(][^（）()]*[）)])?'
const date = (n: string) =>
  `(?:(?<year${n}>\\d{4})年)?(?:(?<month${n}>\\d{1,2})月)?(?<day${n}>\\d{1,2})日(?<note${n}>${note})`
const rangeOrDay = new RegExp(`${date('A')}(?:\\s*(?:至|—|－|-|~|～|到)+\\s*${date('B')})?`, 'gu')

/**
 * Reads the pasted text: days off, make-up workdays, for every holiday of the year. What the text says twice is compared: weekdays in
 * brackets with the calendar, 共N天 with the days found, so that a wrong year or a slip in copying is noticed.
 */
export function readHolidayNotice(text: string): Result<HolidayNotice, NoticeFault[]> {
  const plain = text.normalize('NFKC').replace(/[ \t]+/g, '')
  const year = Number(
    /(\d{4})年(?:部分)?(?:法定)?节假日|关于(\d{4})年|^(\d{4})年?/u.exec(plain)?.slice(1).find(Boolean),
  )
  if (!year) return fail([{ reason: 'no-year' }])
  const faults: NoticeFault[] = []
  const days: CalendarDay[] = []
  const seen = new Set<string>()
  for (const { names, body } of clauses(plain)) {
    const name = names.map(fullName).join('、')
    for (const one of names) seen.add(one)
    readClause(body, name, year, days, faults)
  }
  if (seen.size === 0) return fail([{ reason: 'nothing-found' }])
  for (const name of holidays) if (!seen.has(name)) faults.push({ reason: 'holiday-missing', name: fullName(name) })
  days.sort((a, b) => (a.day < b.day ? -1 : 1))
  for (const [index, { day }] of days.entries())
    if (days[index + 1]?.day === day) faults.push({ reason: 'day-twice', day })
  return faults.length > 0 ? fail(faults) : ok({ year, days })
}

/** A clause begins with the names of its holidays and a colon: `三、清明节：…`, `七、国庆节、中秋节：…`. */
function clauses(text: string): { names: string[]; body: string }[] {
  const heads = [
    ...text.matchAll(
      /(?:^|[\n。；、.)]|[一二三四五六七八九十\d])((?:(?:元旦|春节|清明节?|劳动节?|端午节?|中秋节?|国庆节?)[、和与]?)+):/gu,
    ),
  ]
  return heads.map((head, index) => ({
    names: holidays.filter((name) => head[1]?.includes(name)),
    body: text.slice((head.index ?? 0) + head[0].length, heads[index + 1]?.index ?? text.length),
  }))
}

function readClause(body: string, name: string, year: number, days: CalendarDay[], faults: NoticeFault[]): void {
  let off = 0
  const sentences = body.split(/[。；;\n]/u).filter(Boolean)
  for (const sentence of sentences) {
    const work = /上班/u.test(sentence) && !/放假/u.test(sentence)
    const [holidayPart = '', workPart = ''] = /放假/u.test(sentence)
      ? [sentence.slice(0, sentence.indexOf('放假')), sentence.slice(sentence.indexOf('放假') + 2)]
      : ['', sentence]
    if (!work) {
      const found = readDays(holidayPart, year, faults)
      off += found.length
      days.push(...found.map((day): CalendarDay => ({ day, kind: 'holiday', name })))
    }
    if (/上班/u.test(sentence))
      for (const day of readDays(workPart, year, faults)) {
        if (Temporal.PlainDate.from(day).dayOfWeek <= 5) faults.push({ reason: 'workday-on-weekday', day })
        days.push({ day, kind: 'workday', name: `${name}调休` })
      }
    const said = /共(\d+)天/u.exec(sentence)?.[1]
    if (said !== undefined && Number(said) !== off)
      faults.push({ reason: 'count-differs', words: sentence, said: Number(said), found: off })
  }
}

/** Every day named in the words, ranges filled in. A month left out is the one before it; a range keeps the year it begins in, over the turn of the year. */
function readDays(words: string, year: number, faults: NoticeFault[]): Day[] {
  const found: Day[] = []
  let month = 0
  for (const match of words.matchAll(rangeOrDay)) {
    const part = (end: 'A' | 'B', first?: Temporal.PlainDate): Temporal.PlainDate | undefined => {
      const groups = match.groups ?? {}
      const dayText = groups[`day${end}`]
      if (dayText === undefined) return undefined
      month = groups[`month${end}`] === undefined ? month : Number(groups[`month${end}`])
      const usual = first === undefined ? year : first.year + (month < first.month ? 1 : 0)
      const inYear = groups[`year${end}`] === undefined ? usual : Number(groups[`year${end}`])
      try {
        const day = Temporal.PlainDate.from({ year: inYear, month, day: Number(dayText) }, { overflow: 'reject' })
        const said = /(?:周|星期)([一二三四五六日天])/u.exec(groups[`note${end}`] ?? '')?.[1]?.replace('天', '日')
        if (said !== undefined && weekdays[day.dayOfWeek - 1] !== said)
          faults.push({ reason: 'weekday-differs', words: match[0], day: day.toString(), said })
        return day
      } catch {
        faults.push({ reason: 'no-such-day', words: match[0] })
        return undefined
      }
    }
    const from = part('A')
    if (!from) continue
    const to = match.groups?.dayB === undefined ? from : part('B', from)
    for (
      let day = from;
      to && Temporal.PlainDate.compare(day, to) <= 0 && found.length < 40;
      day = day.add({ days: 1 })
    )
      found.push(day.toString())
  }
  return found
}
