import type { Ctx } from './context.ts'
import { markInDigests } from './join-late-text.ts'
import { markInMonthDigests } from './monthly/join-late-month.ts'
import { updateMonthCards } from './monthly/update-month-cards.ts'
import { isMonth, type ReportItem } from './report-item.ts'
import { updateOtherCards } from './update-other-cards.ts'

/** It was signed, passed unsigned or sent back: the cards in people's hands and the digests that stand say so. */
export const redrawReport = async (ctx: Ctx, report: ReportItem): Promise<void> => {
  if (isMonth(report)) {
    await updateMonthCards(ctx, report)
    await markInMonthDigests(ctx, report)
  } else {
    await updateOtherCards(ctx, report)
    await markInDigests(ctx, report)
  }
}
