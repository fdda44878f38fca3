import { type Carried, carryDone, carryLast } from '../../domain/carry-over.ts'
import type { ActorCtx } from '../context.ts'
import { type DraftOutcome, keepTyped, saveDraft } from './save-draft.ts'
import type { WeeklyItem } from './weekly-item.ts'

type Refused = Exclude<DraftOutcome, { weekly: unknown; typed: unknown }>
export type CarryOutcome = Refused | ({ kind: 'carried'; weekly: WeeklyItem } & Carried)

/** Last week's words go into the form beside what is typed. It is kept as the person's draft; nothing is filed. */
export const carryOver = async (
  ctx: ActorCtx,
  wish: { itemId: string; typed: unknown; what: 'done' | 'last' },
): Promise<CarryOutcome> => {
  const kept = await saveDraft(ctx, wish)
  if (!('typed' in kept)) return kept
  const { weekly } = kept
  const last = weekly.before ?? { progress: '', nextPlan: '' }
  const carried = wish.what === 'done' ? carryDone(kept.typed, weekly.lastPlan) : carryLast(kept.typed, last)
  const { personId } = ctx.actor
  if (carried.outcome !== 'none' && personId !== undefined)
    await keepTyped(ctx, weekly.item.id, personId, carried.typed)
  return { kind: 'carried', weekly, ...carried }
}
