import type { Month } from '../month-plan.ts'
import { type FigureKey, type MonthFigures, monthFrom } from './figures.ts'

/** The office's 警戒 lines, in per cent and days. */
export interface AlertLines {
  /** 用电: fallen by at least so much against the same month of the year before, two months running. */
  powerFall: number
  /** 利用率: at most. */
  use: number
  /** 用工: fallen by at least so much in a quarter. */
  staffFall: number
  /** 库存: at most so many days. */
  stock: number
}

export const alertRules = ['power', 'use', 'staff', 'stock'] as const satisfies readonly FigureKey[]
export type AlertRule = (typeof alertRules)[number]

/** A figure that stands in a sum, with its month. */
export interface Term {
  month: Month
  value: number
}

/** One comparison: what it was, what it is, and by how many per cent it fell. */
export interface Fall {
  from: Term
  to: Term
  percent: number
}

export type Judged =
  /** The line is reached; what it was computed from. */
  | { rule: AlertRule; is: 'alert'; line: number; at?: Term; falls?: readonly Fall[] }
  | { rule: AlertRule; is: 'above' }
  /** Something that the rule needs was not written: nothing is known, which is not the same as all well. */
  | { rule: AlertRule; is: 'unknown'; missing: readonly Month[] }

/** What each rule says of a firm in a month. @param months those of this firm that were filed, in any order */
export const judge = (months: readonly MonthFigures[], month: Month, lines: AlertLines): Judged[] => {
  const written = (key: FigureKey, of: Month): number | undefined =>
    months.find((one) => one.month === of)?.figures[key]
  return [
    judgeFalls(
      'power',
      [monthFrom(month, -1), month].map((to) => [monthFrom(to, -12), to] as const),
      lines.powerFall,
      written,
    ),
    judgeLevel('use', month, lines.use, written),
    judgeFalls('staff', [[monthFrom(month, -3), month]], lines.staffFall, written),
    judgeLevel('stock', month, lines.stock, written),
  ]
}

type Written = (key: FigureKey, of: Month) => number | undefined

const judgeLevel = (rule: AlertRule, month: Month, line: number, written: Written): Judged => {
  const value = written(rule, month)
  if (value === undefined) return { rule, is: 'unknown', missing: [month] }
  return value <= line ? { rule, is: 'alert', line, at: { month, value } } : { rule, is: 'above' }
}

const judgeFalls = (
  rule: AlertRule,
  pairs: readonly (readonly [from: Month, to: Month])[],
  line: number,
  written: Written,
): Judged => {
  const falls: Fall[] = []
  const missing: Month[] = []
  for (const [from, to] of pairs) {
    const [before, after] = [written(rule, from), written(rule, to)]
    if (before === undefined) missing.push(from)
    if (after === undefined) missing.push(to)
    // Of nothing nothing can be lost.
    if (before === undefined || after === undefined || before <= 0) continue
    const percent = Math.round(((before - after) / before) * 1_000) / 10
    // One month above its line settles it, whatever the other one was.
    if (percent < line) return { rule, is: 'above' }
    falls.push({ from: { month: from, value: before }, to: { month: to, value: after }, percent })
  }
  if (falls.length === pairs.length) return { rule, is: 'alert', line, falls }
  return missing.length > 0 ? { rule, is: 'unknown', missing } : { rule, is: 'above' }
}
