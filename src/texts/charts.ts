import { monthWord } from '../domain/monitoring/figures.ts'
import type { Month } from '../domain/month-plan.ts'
import type { Day } from '../domain/time.ts'
import { monthDay } from './dates.ts'

/** What stands on charts. 口径 and the day up to which things count are never left out. */
export const basisLine = (basis: string, until: Day): string =>
  `口径：${basis}。数据截至${until.slice(0, 4)}年${monthDay(until)}。`
/** `9月`; the first of a year with it. */
export const monthTick = (month: Month, withYear: boolean): string =>
  `${withYear ? `${month.slice(2, 4)}年` : ''}${Number(month.slice(5))}月`
export const notReportedTick = '未报'
/** A month without a figure is none, and no zero. */
export const notReported = (months: readonly Month[]): string =>
  months.length > 4
    ? `有 ${months.length} 个月没有报数，图上空着，不是零。`
    : `${months.map(monthWord).join('、')}没有报数，图上空着，不是零。`
export const noneReported = '这段时间没有报数。'
export const rangesNote = '企业不足 3 户的月份只画区间。'
export const unitLine = (unit: string): string => `单位：${unit}`

/** At most two places behind the point. */
export const figure = (value: number): string => String(Number(value.toFixed(2)))
export const span = (from: number, to: number): string => `${figure(from)}–${figure(to)}`

export const gaugeTitle = (name: string, year: number, ended: boolean): string =>
  ended ? `${name}（${year}年目标，目标年已过）` : `${name}（${year}年目标）`
export const gaugeValue = (now: string | undefined, target: string, unit: string): string =>
  `${now === undefined ? '还没有报数' : `${now} ${unit}`}，目标 ${target} ${unit}`
export const endedNote = '目标年已过，只作对照，不是完成情况。'
