import { type MonthContent, moveFields } from './monthly.ts'
import type { WeeklyContent } from './weekly.ts'

/** Everything a person wrote in a report, for searching; lines of the last plan stand in the report before. */
export const weeklyText = ({ progress, askDetail, riskDetail = '', nextPlan, support = [] }: WeeklyContent): string =>
  [progress, askDetail, riskDetail, nextPlan, ...support.map(({ unit, text }) => `${unit}：${text}`)]
    .filter(Boolean)
    .join('\n')

export const monthText = ({ points, moves, issues, liaison, nextMonth }: MonthContent): string =>
  [points, ...moveFields.map((field) => moves[field]), ...issues.map(({ text }) => text), liaison, nextMonth]
    .filter(Boolean)
    .join('\n')
