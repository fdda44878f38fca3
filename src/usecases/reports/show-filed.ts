import type { ActorCtx } from '../context.ts'
import { endPrompts } from '../reminding/redraw-prompts.ts'
import type { Filed } from './filed.ts'
import { joinLate, redrawCards } from './redraw-report.ts'

/** The cards in people's hands and the digests that stand show what was filed; nobody is asked for it any more. */
export const showFiled = async (ctx: ActorCtx, filed: Filed): Promise<void> => {
  const { report, sent, clickedCard, refiled } = filed
  await redrawCards(ctx, report, { card: clickedCard }, sent)
  await endPrompts(ctx, filed)
  await joinLate(ctx, report, refiled ? 'refiled' : 'filed')
}
