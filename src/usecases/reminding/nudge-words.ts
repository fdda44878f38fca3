import { dayTimeText } from '../../texts/dates.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { ActorCtx } from '../context.ts'
import { kindOf, type ReportItem, reportWords } from '../reports/report-item.ts'

/** What somebody who owes is asked for: the report, or what is missing in one that was sent back. */
export const nudgeText = (ctx: ActorCtx, report: ReportItem): Sentence => {
  const { plan, chain, returned } = report
  const due = returned ? dayTimeText(returned.dueAt, ctx.rules.zone) : reportWords(ctx, report).due
  const ask = { by: ctx.actor.name, chain: chain.name, due, returned: returned !== undefined }
  return kindOf(ctx, report).nudge(ask, plan)
}
