import type { PeriodPlan } from '../../domain/report.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import { dayText, dayTimeText, periodLabel, provisional, shiftNote, weekLabel } from '../../texts/dates.ts'
import { weeklyName } from '../../texts/weekly.ts'
import type { OfficeRules } from '../office/office-rules.ts'

/** How a period and its report are spoken of. */
export interface PeriodWords {
  /** `第36周`, `9月` */
  period: string
  /** In lists: `第36周`, `9月月报`. */
  short: string
  /** In sentences: `第36周工作动态`, `9月月报`. */
  name: string
  /** In a command: `第36周`, `2026-09 月报`. */
  query: string
  /** Under a card's title: `第36周（9月3日截止）`, `月度进展 9月（9月24日截止）`. */
  label: string
  /** `9月3日（周四）18:00` */
  due: string
  lock: string
  /** Why the day is not the usual one, if it is not. */
  shift?: string | undefined
}

/** Its times as they stand on every card. */
export const timesOf = (
  plan: Pick<PeriodPlan, 'dueAt' | 'lockAt'> & { provisional: boolean },
  { zone }: OfficeRules,
): Pick<PeriodWords, 'due' | 'lock'> => {
  const due = dayTimeText(plan.dueAt, zone)
  return { due: plan.provisional ? provisional(due) : due, lock: dayTimeText(plan.lockAt, zone) }
}

export const periodWords = (plan: WeekPlan, rules: OfficeRules): PeriodWords & { week: string } => {
  const week = weekLabel(plan.covers)
  return {
    week,
    period: week,
    short: week,
    name: weeklyName(week),
    query: week,
    label: periodLabel(plan.covers, plan.dueDay),
    ...timesOf(plan, rules),
    shift: shiftWords(plan),
  }
}

/** Why the day is not the usual one, if it is not. */
export const shiftWords = (plan: WeekPlan): string | undefined =>
  plan.shift && shiftNote(shiftOf(plan), plan.shift.holiday ?? '节日', dayText(plan.dueDay))

const shiftOf = ({ shift, dueDay }: WeekPlan): 'postponed' | 'advanced' | 'merged' => {
  if (shift?.mergedWeeks) return 'merged'
  return shift && dueDay < shift.from ? 'advanced' : 'postponed'
}
