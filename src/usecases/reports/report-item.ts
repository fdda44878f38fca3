import { isMonthItem, type MonthRevision } from '../../db/months.ts'
import type { Revision } from '../../domain/report.ts'
import { monthFiledSubtitle } from '../../texts/monthly.ts'
import { monthStatusLabel } from '../../texts/monthly-lists.ts'
import { weeklyName } from '../../texts/weekly.ts'
import type { Ctx } from '../context.ts'
import { monthWords } from '../monthly/draw-month.ts'
import { type MonthItem, readMonthItem } from '../monthly/month-item.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import { periodWords } from './period-words.ts'
import { readWeeklyItem, type WeeklyItem } from './weekly-item.ts'

/** A report of a week or of a month: what 审签, 退回 and 版本 are about. */
export type ReportItem = WeeklyItem | MonthItem
export type ReportRevision = Revision | MonthRevision

export const isMonth = (report: ReportItem): report is MonthItem => isMonthItem(report.item.id)

/** @returns undefined when there is no such item. */
export const readReportItem = (ctx: Ctx, id: string): Promise<ReportItem | undefined> =>
  isMonthItem(id) ? readMonthItem(ctx, id) : readWeeklyItem(ctx.tx, id)

/** How a report is spoken of. */
interface ReportWords {
  /** In lists: `第36周`, `9月月报`. */
  short: string
  /** In sentences: `第36周工作动态`, `9月月报`. */
  name: string
  /** In a command: `第36周`, `2026-09 月报`. */
  query: string
  /** Under a card's title: `第36周（9月3日截止）`, `月度进展 9月（9月24日截止）`. */
  label: string
  /** By when it is due. */
  due: string
}

export const reportWords = (report: ReportItem, rules: OfficeRules): ReportWords => {
  if (isMonth(report)) {
    const name = monthStatusLabel(report.plan.month)
    const { label, due } = monthWords(report.plan, rules)
    return { short: name, name, query: `${report.plan.month} 月报`, label: monthFiledSubtitle(label), due }
  }
  const { week, label, due } = periodWords(report.plan, rules)
  return { short: week, name: weeklyName(week), query: week, label, due }
}
