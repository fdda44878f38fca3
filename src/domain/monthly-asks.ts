import { issueFields, type MonthTyped } from './monthly.ts'
import type { AskLevel } from './report.ts'
import { textLines } from './text.ts'
import type { Week } from './time.ts'
import type { WeeklyContent } from './weekly.ts'

/** 需协调事项 of the month's weekly reports. */
export interface MonthAsk {
  /** What the last report with it covers. */
  weeks: readonly Week[]
  text: string
  level: AskLevel
  /** Still in the last report: what a later one has left out may be settled, and is posted only if somebody writes it anew. */
  standing: boolean
}

/** The asks of weekly reports in their order, the same text once. 无新增 settles nothing. */
export const asksOf = (weeklies: readonly { weeks: readonly Week[]; content: WeeklyContent }[]): MonthAsk[] => {
  const asks = weeklies
    .filter(({ content }) => !content.noNews || content.askDetail !== '')
    .map(({ weeks, content }, i, telling) => ({
      weeks,
      text: content.askDetail,
      level: content.askLevel,
      standing: i === telling.length - 1,
    }))
    .filter(({ text }) => text !== '')
  return asks.filter(({ text }, i) => asks.findLastIndex((other) => plain(other.text) === plain(text)) === i)
}

/** The ask a field holds word for word. */
export const askIn = (asks: readonly MonthAsk[], typed = ''): MonthAsk | undefined =>
  asks.find(({ text }) => plain(text) === plain(typed))

/** What later reports no longer carried and stands in no field. */
export const leftBehind = (asks: readonly MonthAsk[], typed: MonthTyped): MonthAsk[] =>
  asks.filter((ask) => !ask.standing && !issueFields.some((field) => askIn([ask], typed[field])))

const plain = (text: string): string => textLines(text).join('\n')
