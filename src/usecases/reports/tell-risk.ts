import { riskAlarmCard } from '../../cards/risk-alarm.ts'
import { riskReported } from '../../texts/alarms.ts'
import type { Ctx } from '../context.ts'
import { tellOffice, tellOfficePrivately } from '../tell.ts'
import type { Filed } from './filed.ts'
import { periodWords } from './period-words.ts'
import type { WeeklyItem } from './weekly-item.ts'

/**
 * 断链断供 有新增 or 有变化: the office is told at once. Its group reads no words of the report, once per item and kind; each of its people reads
 * 风险说明 in private, and again when it has changed.
 */
export const tellRisk = async (ctx: Ctx, { report: weekly, revision, before }: Filed<WeeklyItem>): Promise<void> => {
  const { risk, riskDetail } = revision.content
  if (risk === 'none') return
  const { item, chain } = weekly
  const periodLabel = periodWords(weekly.plan, ctx.rules).week
  const text = riskReported({ chain: chain.name, period: periodLabel, state: risk, by: revision.filedByName })
  const cause = `risk/${item.id}/${risk}`
  if (riskDetail === undefined) return tellOffice(ctx, cause, text)
  if (before?.content.risk === risk && before.content.riskDetail === riskDetail) return
  const source = { item: item.id, rev: revision.rev }
  const card = riskAlarmCard({
    chainName: chain.name,
    periodLabel,
    state: risk,
    text,
    detail: riskDetail,
    source,
  })
  await tellOfficePrivately(ctx, { line: cause, card: `risk/${item.id}/${revision.rev}` }, { line: text, card })
}
