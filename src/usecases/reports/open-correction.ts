import type { Card } from '../../cards/kit/card.ts'
import type { Topic } from '../../db/topics.ts'
import type { ActorCtx } from '../context.ts'
import { kindOf, type ReportItem } from './report-item.ts'

/** The filled form of a report that is in; of what is 免报, that nothing is owed. */
export const openCorrection = async (
  ctx: ActorCtx,
  report: ReportItem,
): Promise<{
  card: Card
  topic: Topic
  item: { id: string; chain: string; period: string }
  formOpen: boolean
}> => {
  const { item, chain } = report
  const kind = kindOf(ctx, report)
  const exempt = item.state === 'exempt'
  return {
    card: exempt ? kind.receipt(ctx, report) : await kind.form(ctx, report),
    topic: kind.topics.open,
    item: { id: item.id, chain: chain.id, period: item.period },
    formOpen: !exempt,
  }
}
