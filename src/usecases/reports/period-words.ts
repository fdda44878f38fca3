import type { WeekPlan } from '../../domain/week-plan.ts'
import { dayText, dayTimeText, periodLabel, provisional, shiftNote, weekLabel } from '../../texts/dates.ts'
import type { OfficeRules } from '../office/office-rules.ts'

/** How a period is spoken of on every card. */
export interface PeriodWords {
  /** `第36周` */
  week: string
  /** `第36周（9月3日截止）` */
  label: string
  /** `9月3日（周四）18:00` */
  due: string
  lock: string
  /** Why the day is not the usual one, if it is not. */
  shift?: string | undefined
}

export const periodWords = (plan: WeekPlan, { zone }: OfficeRules): PeriodWords => {
  const due = dayTimeText(plan.dueAt, zone)
  return {
    week: weekLabel(plan.covers),
    label: periodLabel(plan.covers, plan.dueDay),
    due: plan.provisional ? provisional(due) : due,
    lock: dayTimeText(plan.lockAt, zone),
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
