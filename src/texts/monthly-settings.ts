import type { MonthlyClock, MonthPlan } from '../domain/month-plan.ts'
import { dayOf, timeOf } from '../domain/time.ts'
import type { HolidayRule } from '../domain/week-plan.ts'
import { dayText, dayTimeText } from './dates.ts'
import { monthWord } from './monthly.ts'
import { sentence } from './plain.ts'
import { weekdayWord } from './settings.ts'

export const monthClockHeading = '月报'
export const monthDatesHeading = '月报的日期'
export const monthClockHow = sentence`月报的时间只能在区文件里改（reporting.monthly），重新应用后，从还没有开放的月份起。`

interface MonthClockView extends MonthlyClock {
  /** Of the weekly report. */
  dueWeekday: number
  holiday: HolidayRule
  /** Workdays from the due day to the cards, and from those to the lock. */
  digestsAfter: number
  lockAfter: number
}

export const monthClockLines = (v: MonthClockView): string[] => [
  `截止：${
    v.day === 'last'
      ? `每月最后一个${weekdayWord(v.dueWeekday)} ${v.due}，遇节假日随周报`
      : `每月 ${v.day} 日 ${v.due}，遇节假日${v.holiday === 'advance' ? '提前' : '顺延'}`
  }`,
  `发卡：当周周报一交就发；没交的，截止当天 ${v.card}`,
  `提醒：截止当天 ${v.reminder}，只一次`,
  `汇总：截止后第 ${v.digestsAfter} 个工作日，链长群 ${v.digest.chief}，推进办 ${v.digest.office}，领导小组 ${v.digest.leading}`,
  `锁定：汇总后第 ${v.lockAfter} 个工作日 ${v.lock}`,
  monthClockHow,
]

export const monthPlanLine = (plan: MonthPlan, zone: string): string => {
  const digests = `${dayText(dayOf(plan.digestChiefAt, zone))}${timeOf(plan.digestChiefAt, zone)}`
  const dates = `发卡 ${dayTimeText(plan.cardAt, zone)}，截止 ${timeOf(plan.dueAt, zone)}，汇总 ${digests}，锁定 ${dayTimeText(plan.lockAt, zone)}`
  return `${monthWord(plan.month)}：${dates}${plan.provisional ? '（暂定）' : ''}`
}
