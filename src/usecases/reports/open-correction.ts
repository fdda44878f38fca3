import type { Card } from '../../cards/kit/card.ts'
import type { ActorCtx } from '../context.ts'
import type { ReportItem } from './report-item.ts'
import { reportKindOf } from './report-kind.ts'

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
  const { openTopic, receipt, form } = reportKindOf(report)
  const exempt = item.state === 'exempt'
  return {
    card: exempt ? receipt(ctx, report) : await form(ctx, report),
    topic: openTopic,
    item: { id: item.id, chain: chain.id, period: item.period },
    formOpen: !exempt,
  }
}
