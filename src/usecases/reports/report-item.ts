import { typeOf } from '../../db/periods.ts'
import type { ReportParts } from '../../db/report-parts.ts'
import type { PeriodPlan, Revision } from '../../domain/report.ts'
import type { Ctx } from '../context.ts'
import type { PeriodWords } from './period-words.ts'
import type { ReportKind } from './report-kind.ts'

/** A report of any kind: what 审签, 退回 and 版本 are about. */
export type ReportItem<Plan extends PeriodPlan = PeriodPlan, Content = unknown> = ReportParts<Plan, Content>
export type PlanOf<Report extends ReportItem> = Report['plan']
export type ContentOf<Report extends ReportItem> = NonNullable<Report['current']>['content']
export type RevisionOf<Report extends ReportItem> = Revision<ContentOf<Report>>

type Kinds = Pick<Ctx, 'kinds'>

export const kindOfType = ({ kinds }: Kinds, type: string): ReportKind | undefined =>
  kinds.find(({ periods }) => periods.type === type)

/** @returns undefined for the id of anything that is no report. */
export const kindOfItem = (ctx: Kinds, itemId: string): ReportKind | undefined => kindOfType(ctx, typeOf(itemId))

export const kindOf = (ctx: Kinds, { item }: { item: Pick<ReportItem['item'], 'id'> }): ReportKind => {
  const kind = kindOfItem(ctx, item.id)
  if (!kind) throw new Error(`no kind of report for ${item.id}`)
  return kind
}

/** The kind that a period is one of, with its plan. */
export const periodNamed = async (
  ctx: Ctx,
  period: string,
): Promise<{ kind: ReportKind; plan: PeriodPlan } | undefined> => {
  for (const kind of ctx.kinds) {
    const plan = await kind.periods.read(ctx.tx, period)
    if (plan) return { kind, plan }
  }
  return undefined
}

/** @returns undefined when there is no such item. */
export const readReportItem = async (ctx: Ctx, id: string): Promise<ReportItem | undefined> =>
  kindOfItem(ctx, id)?.read(ctx, id)

/** How a report is spoken of. */
export const reportWords = (ctx: Pick<Ctx, 'kinds' | 'rules'>, report: ReportItem): PeriodWords =>
  kindOf(ctx, report).words(report.plan, ctx.rules)
