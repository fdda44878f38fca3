import type { ActorCtx } from '../context.ts'
import type { Filed } from './filed.ts'
import { joinLate, redrawCards } from './redraw-report.ts'

/** The cards in people's hands and the digests that stand show what was filed. */
export const showFiled = async (ctx: ActorCtx, { report, sent, clickedCard, refiled }: Filed): Promise<void> => {
  await redrawCards(ctx, report, { card: clickedCard }, sent)
  await joinLate(ctx, report, refiled ? 'refiled' : 'filed')
}
