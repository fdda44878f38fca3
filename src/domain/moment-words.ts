import { dayPattern, readDay } from './day-words.ts'
import { addDays, type Day } from './time.ts'

/** The office's wall clock, `2026-10-15 21:40`. It sorts as text. */
export type Wall = string

const hourWords = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const dayWord = `(?<day>${dayPattern}|昨[天日]|前[天日]|[今昨前明](?=[晨早晚夜]))`
const part = '(?<part>凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里|[晨早晚夜])'
const clock = `(?<hour>\\d{1,2}|十[一二]?|[零一二三四五六七八九两])(?::(?<minute>\\d{2})|[点时](?:(?<spoken>半|整|一刻|\\d{1,2}分?))?)`
const span =
  '(?<count>\\d{1,3}|半|[一二两三四五六七八九十])(?:个)?(?<unit>小时|分钟)(?<half>半)?(?<side>前|以前|之前|后|以后|之后)'

/** A moment as people write it: a day may be left out, an hour may not. For use at the beginning of a text. */
export const momentPattern = `(?:刚才|刚刚|现在|${span}|(?:${dayWord})?\\s*${part}?\\s*${clock})`
const whole = new RegExp(`^${momentPattern}$`, 'u')

const two = (n: number): string => String(n).padStart(2, '0')
const numberOf = (word: string): number => {
  if (word === '半') return 0.5
  const at = hourWords.indexOf(word === '两' ? '二' : word)
  return at >= 0 ? at : Number(word)
}

/** 昨晚21:40, 今天下午3点半, 10-15 09:20, 刚才, 20分钟前, 明早9点. @returns undefined for what names no hour, and for an hour or a day that is none. */
export const readMoment = (words: string, now: Wall): Wall | undefined => {
  const found = whole.exec(words.normalize('NFKC').trim().replace(/\s+/gu, ' '))?.groups
  if (!found) return undefined
  const today = now.slice(0, 10)
  if (found.unit !== undefined) return shifted(now, found)
  if (found.hour === undefined) return now
  const said = found.day
  const day = said === undefined ? today : dayOfWord(said, today)
  const minute =
    found.spoken === '半'
      ? 30
      : found.spoken === '一刻'
        ? 15
        : Number(found.minute ?? (found.spoken ?? '').replace(/\D/gu, ''))
  const hour = numberOf(found.hour)
  if (day === undefined || hour > 24 || minute > 59) return undefined
  return at(day, hourOf(hour, found.part ?? ''), minute)
}

const at = (day: Day, hour: number, minute: number): Wall =>
  `${addDays(day, Math.floor(hour / 24))} ${two(hour % 24)}:${two(minute)}`

const dayOfWord = (word: string, today: Day): Day | undefined => {
  const back = { 今: 0, 昨: -1, 前: -2, 明: 1 }[word[0] ?? '']
  return back !== undefined && /^(?:[今昨前明]|[昨前][天日])$/u.test(word) ? addDays(today, back) : readDay(word, today)
}

/** 晚上12点 and 夜里2点 are of the morning after. */
const hourOf = (hour: number, part: string): number => {
  if (/[晚夜]/u.test(part)) return hour < 5 || hour === 12 ? (hour % 12) + 24 : hour < 12 ? hour + 12 : hour
  if (/下午|傍晚/u.test(part)) return hour < 12 ? hour + 12 : hour
  if (part === '中午') return hour < 5 ? hour + 12 : hour
  return part === '凌晨' && hour === 12 ? 0 : hour
}

const shifted = (now: Wall, { count = '', unit, half, side = '' }: Record<string, string>): Wall => {
  const minutes = (numberOf(count) + (half === undefined ? 0 : 0.5)) * (unit === '小时' ? 60 : 1)
  const ms = Date.parse(`${now.replace(' ', 'T')}:00.000Z`) + (side.endsWith('前') ? -1 : 1) * minutes * 60_000
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ')
}
