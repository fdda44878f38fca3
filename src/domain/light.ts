import type { MonthContent } from './monthly.ts'
import type { AskLevel } from './report.ts'
import type { WeeklyContent } from './weekly.ts'

/** 灯 of one report, ours and not the plan's: what a report says of itself, nothing that is judged by others. */
export const lights = ['red', 'yellow', 'green'] as const
export type Light = (typeof lights)[number]

const asksOthers = (level: AskLevel): boolean => level !== 'none' && level !== 'self'

/** 红: 断链断供 has been added. 黄: one has changed, others are asked to act, or a line of the plan is 受阻. 绿: all else. */
export const lightOf = ({ risk, askLevel, lastPlan }: WeeklyContent): Light => {
  if (risk === 'new') return 'red'
  return risk === 'changed' || asksOthers(askLevel) || lastPlan.some(({ state }) => state === 'blocked')
    ? 'yellow'
    : 'green'
}

/** 黄 where others are asked to act; a month tells of no new risk. */
export const lightOfMonth = ({ issues }: MonthContent): Light =>
  issues.some(({ level }) => asksOthers(level)) ? 'yellow' : 'green'
