import type { Ctx } from '../context.ts'
import { joinLateText, type Late, markInDigests } from '../digest/join-late-text.ts'
import { joinLateMonth, markInMonthDigests } from '../monthly/join-late-month.ts'
import { updateMonthCards } from '../monthly/update-month-cards.ts'
import type { LeftAlone } from './patch-cards.ts'
import { isMonth, type ReportItem } from './report-item.ts'
import { updateOtherCards } from './update-other-cards.ts'

/** The cards in people's hands. */
export const redrawCards = (ctx: Ctx, report: ReportItem, left: LeftAlone = {}): Promise<void> =>
  isMonth(report) ? updateMonthCards(ctx, report, left) : updateOtherCards(ctx, report, left)

/** It was signed, passed unsigned or sent back: the cards in people's hands and the digests that stand say so. */
export const redrawReport = async (ctx: Ctx, report: ReportItem, left: LeftAlone = {}): Promise<void> => {
  await redrawCards(ctx, report, left)
  await (isMonth(report) ? markInMonthDigests(ctx, report) : markInDigests(ctx, report))
}

/** What changes whether it is owed joins the digests that stand, as text that comes late does. */
export const joinLate = (ctx: Ctx, report: ReportItem, late: Late): Promise<void> =>
  isMonth(report) ? joinLateMonth(ctx, report, late) : joinLateText(ctx, report, late)
