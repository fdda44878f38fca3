import { Temporal } from 'temporal-polyfill'
import type { CalendarDay } from './calendar.ts'
import { lostCharacter } from './decode.ts'
import { fail, ok, type Result } from './result.ts'
import type { Day } from './time.ts'

/** A State Council notice on the year's holidays, read. Days in order; one holiday may span the turn of the year. */
export interface HolidayNotice {
  year: number
  days: CalendarDay[]
}

/** What is wrong with a pasted notice, each with the words it stands in. */
export type NoticeFault =
  | { reason: 'spoilt' }
  | { reason: 'no-year' }
  /** A change in the middle of the year, which names only what it moves. */
  | { reason: 'change-only'; year: number | undefined }
  | { reason: 'nothing-found' }
  | { reason: 'holiday-missing'; name: string }
  | { reason: 'no-such-day'; words: string }
  /** A date that is said to be neither off nor worked. */
  | { reason: 'not-read'; words: string }
  | { reason: 'weekday-differs'; words: string; day: Day; said: string }
  | { reason: 'count-differs'; words: string; said: number; found: number }
  | { reason: 'workday-on-weekday'; day: Day }
  | { reason: 'day-twice'; day: Day }

const holidays = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'] as const
const fullName = (name: string): string => (name === '元旦' || name === '春节' ? name : `${name}节`)
const weekdays = '一二三四五六日'

/** Two dates with nothing but this between them are a stretch. */
const rangeSign = '[至到~—–-]+'
/** `2022年12月31日`, `3日`; of `5、6日` and `1至7日` also the first, which has no 日. */
const date = `(?:(?<year>\\d{4})年)?(?:(?<month>\\d{1,2})月)?(?<day>\\d{1,2})(?:[日号]|(?=(?:${rangeSign}|[、和])(?:\\d{1,2}月)?\\d{1,2}[日号、至到~—–-]))`
const note = '(?<note>\\([^()]*\\))?'
const verb = '(?<verb>不?(?:放假|调休|补休|上班|补班)+)'
const tokens = new RegExp(`${date}${note}|${verb}|(?<end>[。;])`, 'gu')
/** Whatever else may be a date: what is left of a clause must hold none. */
const anyDate = /\d{1,2}月|\d[日号]|[一二三四五六七八九十]月|[一二三四五六七八九十][日号]|\d{4}[-./]\d|\d[./]\d/u
/** `农历八月十五`: beside the date it explains. */
const lunarDate = /农历[^、,)]*/gu

/**
 * Reads the pasted text: days off, make-up workdays, for every holiday of the year. Every date in it becomes one of the two, or the notice is
 * not taken. What the text says twice is compared: weekdays in brackets with the calendar, 共N天 with the days found, so that a wrong year or
 * a slip in copying is noticed.
 */
export function readHolidayNotice(text: string): Result<HolidayNotice, NoticeFault[]> {
  if (text.includes(lostCharacter)) return fail([{ reason: 'spoilt' }])
  const plain = withoutSignature(text.normalize('NFKC').replace(/[ \t]+/g, ''))
  const found = clauses(plain)
  const seen = new Set(found.flatMap(({ names }) => names))
  const missing = holidays.filter((name) => !seen.has(name))
  const title = /^.*?通知|^.*/su.exec(plain)?.[0] ?? ''
  const isChange = /调整|延长|缩短|变更|更改|修改|补充/u.test(title)
  const year = Number(
    /(\d{4})年(?:部分)?(?:法定)?节假日|关于(\d{4})年|^(\d{4})年?/u.exec(plain)?.slice(1).find(Boolean) ??
      (isChange ? /(\d{4})年/u.exec(title)?.[1] : undefined),
  )
  if (isChange && missing.length > 0) return fail([{ reason: 'change-only', year: year || undefined }])
  if (!year) return fail([{ reason: 'no-year' }])
  if (seen.size === 0) return fail([{ reason: 'nothing-found' }])
  const faults: NoticeFault[] = []
  const days: CalendarDay[] = []
  for (const { names, body } of found) readClause(body, names.map(fullName).join('、'), year, days, faults)
  for (const name of missing) faults.push({ reason: 'holiday-missing', name: fullName(name) })
  days.sort((a, b) => (a.day < b.day ? -1 : 1))
  for (const [index, { day }] of days.entries())
    if (days[index + 1]?.day === day) faults.push({ reason: 'day-twice', day })
  return faults.length > 0 ? fail(faults) : ok({ year, days })
}

/** The day a notice was signed on ends it, in a line of its own or after the office's name. */
const withoutSignature = (text: string): string =>
  text.replace(
    /(?<=[\n。])(?:国务院办公厅)?\n*[\d〇零一二三四五六七八九十]+年[\d一二三四五六七八九十]+月[\d一二三四五六七八九十]+日\s*(?:\([^()]*\)\s*)?$/u,
    '',
  )

/** A clause begins with the names of its holidays and a colon: `三、清明节：…`, `七、国庆节、中秋节：…`. */
function clauses(text: string): { names: (typeof holidays)[number][]; body: string }[] {
  const heads = [
    ...text.matchAll(
      /(?:^|[\n。；、.)]|[一二三四五六七八九十\d])((?:(?:元旦|春节|清明节?|劳动节?|端午节?|中秋节?|国庆节?)[、和与]?)+):/gu,
    ),
  ]
  return heads.map((head, index) => ({
    names: holidays.filter((name) => head[1]?.includes(name)),
    // The number of the next clause belongs to that one.
    body: text.slice((head.index ?? 0) + head[0].length, heads[index + 1]?.index ?? text.length),
  }))
}

/** A date, or a stretch of them, that waits for the word which says what it is. */
interface Said {
  words: string
  from: Temporal.PlainDate | undefined
  to: Temporal.PlainDate | undefined
}

/** The dates before a word are what the word says: off or worked. A month that is left out is the one before it. */
function readClause(body: string, name: string, year: number, days: CalendarDay[], faults: NoticeFault[]): void {
  let waiting: Said[] = []
  let off = 0
  let month = 0
  let sentenceAt = 0
  let doneAt = 0
  let rest = ''
  const endSentence = (at: number) => {
    const sentence = body.slice(sentenceAt, at)
    // What was told wrong already need not be told again.
    for (const { words, from } of waiting) if (from) faults.push({ reason: 'not-read', words })
    if (anyDate.test(rest.replace(lunarDate, ''))) faults.push({ reason: 'not-read', words: sentence.trim() })
    const said = /(?:共|放假|调休)(\d+)天/u.exec(sentence)?.[1]
    if (said !== undefined && Number(said) !== off)
      faults.push({ reason: 'count-differs', words: sentence.trim(), said: Number(said), found: off })
    waiting = []
    rest = ''
    sentenceAt = at + 1
  }
  for (const match of body.matchAll(tokens)) {
    const between = body.slice(doneAt, match.index)
    doneAt = match.index + match[0].length
    rest += `${between} ${match.groups?.note ?? ''}`
    if (match.groups?.end !== undefined) endSentence(match.index)
    else if (match.groups?.verb !== undefined) {
      if (match[0].startsWith('不')) continue
      const kind = /上班|补班/u.test(match[0]) ? 'workday' : 'holiday'
      const found = waiting.flatMap((said) => daysOf(said, faults))
      waiting = []
      if (kind === 'holiday') off += found.length
      for (const day of found) {
        if (kind === 'workday' && Temporal.PlainDate.from(day).dayOfWeek <= 5)
          faults.push({ reason: 'workday-on-weekday', day })
        days.push({ day, kind, name: kind === 'workday' ? `${name}调休` : name })
      }
    } else {
      const { month: named, year: inYear, day } = match.groups ?? {}
      month = named === undefined ? month : Number(named)
      const last = waiting.at(-1)
      const goesOn = last !== undefined && new RegExp(`^${rangeSign}$`, 'u').test(between)
      // A stretch keeps the year it begins in, over the turn of the year.
      const begun = goesOn ? last.from : undefined
      const usual = begun ? begun.year + (month < begun.month ? 1 : 0) : year
      const read = readDay({ year: Number(inYear ?? usual), month, day: Number(day) }, match[0], faults)
      if (goesOn)
        waiting[waiting.length - 1] = {
          words: `${last.words}${between}${match[0]}`,
          from: last.from && read && last.from,
          to: read,
        }
      else waiting.push({ words: match[0], from: read, to: read })
    }
  }
  rest += body.slice(doneAt)
  endSentence(body.length)
}

/** @param words the date with what stands in brackets behind it. */
function readDay(
  date: { year: number; month: number; day: number },
  words: string,
  faults: NoticeFault[],
): Temporal.PlainDate | undefined {
  try {
    const day = Temporal.PlainDate.from(date, { overflow: 'reject' })
    const said = /\(.*(?:周|星期)([一二三四五六日天])/u.exec(words)?.[1]?.replace('天', '日')
    if (said !== undefined && weekdays[day.dayOfWeek - 1] !== said)
      faults.push({ reason: 'weekday-differs', words, day: day.toString(), said })
    return day
  } catch {
    faults.push({ reason: 'no-such-day', words })
    return undefined
  }
}

const longestStretch = 40

/** Every day of a stretch; one that runs backwards or over more than a month is none. */
function daysOf({ words, from, to }: Said, faults: NoticeFault[]): Day[] {
  if (!from || !to) return []
  const length = from.until(to).days + 1
  if (length < 1 || length > longestStretch) {
    faults.push({ reason: 'not-read', words })
    return []
  }
  return Array.from({ length }, (_, days) => from.add({ days }).toString())
}
