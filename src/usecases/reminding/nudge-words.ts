import { nudgeReturned } from '../../texts/corrections.ts'
import { dayTimeText } from '../../texts/dates.ts'
import { monthNudge, monthNudgeReturned } from '../../texts/monthly-reminders.ts'
import type { Sentence } from '../../texts/plain.ts'
import * as reminders from '../../texts/reminders.ts'
import type { ActorCtx } from '../context.ts'
import { monthWords } from '../monthly/draw-month.ts'
import { periodWords } from '../reports/period-words.ts'
import { isMonth, readReportItem } from '../reports/report-item.ts'

/** What somebody who owes is asked for: the report of the week or the month, or what is missing in one that was sent back. */
export const nudgeText = async (ctx: ActorCtx, itemId: string): Promise<Sentence | undefined> => {
  const report = await readReportItem(ctx, itemId)
  if (!report) return undefined
  const about = { by: ctx.actor.name, chain: report.chain.name }
  const back = report.returned && dayTimeText(report.returned.dueAt, ctx.rules.zone)
  if (isMonth(report)) {
    const { month, due } = monthWords(report.plan, ctx.rules)
    return back === undefined
      ? monthNudge({ ...about, month, due })
      : monthNudgeReturned({ ...about, month, due: back })
  }
  const { week, due } = periodWords(report.plan, ctx.rules)
  return back === undefined
    ? reminders.nudge({ ...about, period: week, due })
    : nudgeReturned({ ...about, week, due: back })
}
