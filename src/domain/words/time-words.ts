import { dayPattern } from '../day-words.ts'
import { readRange, type WeekRange } from '../range.ts'
import type { Day } from '../time.ts'

const count = '(?:\\d{1,3}|[一二三四五六七八九十两]{1,3}|半)'
const week = '(?:周|星期|礼拜)'
const one = [
  '\\d{4}年第?\\d{1,2}周',
  '\\d{4}-?W\\d{1,2}',
  '\\d{4}年\\d{1,2}月份?',
  '\\d{4}-\\d{1,2}(?![-\\d])',
  '20\\d{2}年',
  'W\\d{1,2}',
  '第?\\d{1,2}周',
  '(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?!\\d)',
  `[本这上当]一?个?(?:${week}|月|期|季度)`,
  `上上个?${week}`,
  '[今去本]年',
  `(?:近|最近|过去|这)${count}个?(?:${week}|期|月|季度|年)[内来]?`,
  '第?[一二三四1-4]季度',
  'Q[1-4]',
  '[上下]半年',
  '最近|近期|近来',
].join('|')
const between = '(?:至|到|~|-|—|–)'
const days = `(?:\\d{4}年)?\\d{1,2}月\\d{1,2}[日号]?${between}(?:(?:\\d{4}年)?\\d{1,2}月)?\\d{1,2}[日号]?`
const ranges = new RegExp(`${days}|(?:${one})${between}(?:${one}|\\d{1,2}[周月]?|今)|(?:${one})`, 'iuy')

export interface TimeFound {
  words: string
  /** Undefined where there is no such week or month. */
  range?: WeekRange
}

/** The range of time that begins here, the longest that can be read. */
export const timeAt = (text: string, at: number, today: Day): TimeFound | undefined => {
  ranges.lastIndex = at
  const words = ranges.exec(text)?.[0]
  if (words === undefined) return undefined
  const read = readRange(words, today)
  if (read.ok) return { words, range: read.value }
  return read.fault.reason === 'not-a-range' ? undefined : { words }
}

const dayWords = new RegExp(
  `${dayPattern}|昨天|前天|(?:国庆|中秋|春节|元旦|五一|端午|清明|劳动节|大年)(?:节|假期|长假)?`,
  'uy',
)

/** A day or a holiday that begins here. */
export const dayAt = (text: string, at: number): string | undefined => {
  dayWords.lastIndex = at
  const words = dayWords.exec(text)?.[0]
  // 本周一共发了几次 is of a week.
  return words?.endsWith('一') && /^[共直起样定]/u.test(text.slice(at + words.length)) ? undefined : words
}

const clocks =
  /(?:今天)?(?:上午|早上|中午|下午|晚上)?(?:\d{1,2}:\d{2}|(?:\d{1,2}|十[一二]?|[一二三四五六七八九两])点(?:半|钟|一刻|\d{1,2}分?)?)|(?:半|\d{1,2}|[一二两三四])个?(?:半)?小时(?:后|以后|之后)?|\d{1,3}分钟(?:后|以后|之后)?/uy

/** An hour that begins here. */
export const clockAt = (text: string, at: number): string | undefined => {
  clocks.lastIndex = at
  return clocks.exec(text)?.[0]
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** In a form that `readLater` knows: an hour in characters, and four o'clock of a working day is in the afternoon. */
export const workingHour = (words: string): string => {
  const spelt = words
    .replace('钟', '')
    .replace(/(十[一二]?|[一二三四五六七八九两])(?=点)/u, (hour) => String(hour === '两' ? 2 : digits.indexOf(hour)))
  const bare = /^(\d{1,2})(?=[点:])/u.exec(spelt)
  return bare && Number(bare[1]) < 8 ? spelt.replace(bare[0], String(Number(bare[1]) + 12)) : spelt
}
