import type { Sent } from '../../db/outbox.ts'
import { cardsAmong, sentAbout } from '../../db/sent.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { joinInto, markIn } from '../digest/join-late.ts'
import type { Late } from '../digest/period-digest.ts'
import { type LeftAlone, patchCards } from './patch-cards.ts'
import { kindOf, type ReportItem } from './report-item.ts'

/** The cards in people's hands: everybody else who has one before them sees the receipt too, so that nobody fills a form that is done. */
export const redrawCards = async (
  ctx: Ctx,
  report: ReportItem,
  left: LeftAlone = {},
  sent?: readonly Sent[],
): Promise<void> => {
  const kind = kindOf(ctx, report)
  const cards = [
    ...cardsAmong(sent ?? (await sentAbout(ctx.tx, report.item.id))),
    ...((await kind.otherCards?.(ctx, report)) ?? []),
  ]
  const draw = { receipt: () => kind.receipt(ctx, report), form: (of: ActorCtx) => kind.form(of, report) }
  await patchCards(ctx, report, cards, draw, left)
}

/** It was signed, passed unsigned or sent back: the cards in people's hands and the digests that stand say so. */
export const redrawReport = async (ctx: Ctx, report: ReportItem, left: LeftAlone = {}): Promise<void> => {
  await redrawCards(ctx, report, left)
  const kind = kindOf(ctx, report)
  for (const digest of kind.digests(report)) await markIn(ctx, report, digest)
  await kind.redrawOthers?.(ctx, report)
}

/** What changes whether it is owed joins the digests that stand, as text that comes late does. */
export const joinLate = async (ctx: Ctx, report: ReportItem, late: Late): Promise<void> => {
  const kind = kindOf(ctx, report)
  for (const digest of kind.digests(report)) await joinInto(ctx, report, digest, late)
  await kind.redrawOthers?.(ctx, report)
}
