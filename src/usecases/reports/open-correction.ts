import type { Card } from '../../cards/kit/card.ts'
import type { ActorCtx } from '../context.ts'
import { drawMonth, drawStep } from '../monthly/draw-month.ts'
import { drawForm, drawWeekly } from './draw-weekly.ts'
import { isMonth, type ReportItem } from './report-item.ts'

/** The filled form of a report that is in, of a week or a month; of what is 免报, that nothing is owed. */
export const openCorrection = async (
  ctx: ActorCtx,
  report: ReportItem,
): Promise<{
  card: Card
  topic: 'weekly-open' | 'month-open'
  item: { id: string; chain: string; period: string }
  formOpen: boolean
}> => {
  const { item, chain } = report
  const exempt = item.state === 'exempt'
  const about = { item: { id: item.id, chain: chain.id, period: item.period }, formOpen: !exempt }
  if (isMonth(report))
    return { card: await (exempt ? drawMonth : drawStep)(ctx, report), topic: 'month-open', ...about }
  return { card: await (exempt ? drawWeekly : drawForm)(ctx, report), topic: 'weekly-open', ...about }
}
