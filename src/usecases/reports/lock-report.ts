import { updateItem } from '../../db/items.ts'
import type { Ctx } from '../context.ts'
import { redrawPrompts } from '../reminding/redraw-prompts.ts'
import { redrawCards } from './redraw-report.ts'
import type { ReportItem } from './report-item.ts'

/** The lock: what was not filed is 漏报, and receipts offer 更正 in place of 修改. 补报 is still taken. */
export const lockReport = async (ctx: Ctx, report: ReportItem): Promise<void> => {
  if (report.item.state === 'open') {
    const missed: ReportItem = { ...report, item: { ...report.item, state: 'missed' } }
    await updateItem(ctx.tx, missed.item)
    await redrawPrompts(ctx, missed)
  }
  if (report.current) await redrawCards(ctx, report, { openForms: true })
}
