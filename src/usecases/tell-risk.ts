import type { Revision } from '../domain/weekly.ts'
import { riskReported } from '../texts/alarms.ts'
import type { Ctx } from './context.ts'
import { periodWords } from './period-words.ts'
import { tellOffice } from './tell.ts'
import type { WeeklyItem } from './weekly-item.ts'

/** 断链断供 有新增 or 有变化: the office is told at once, without the report's words. Once per item and kind. */
export const tellRisk = async (ctx: Ctx, weekly: WeeklyItem, revision: Revision): Promise<void> => {
  const { risk } = revision.content
  if (risk === 'none') return
  const text = riskReported({
    chain: weekly.chain.name,
    period: periodWords(weekly.plan, ctx.rules).week,
    state: risk,
    by: revision.filedByName,
  })
  await tellOffice(ctx, `risk/${weekly.item.id}/${risk}`, text)
}
