import { saveDraft as storeDraft } from '../db/drafts.ts'
import type { WeeklyTyped } from '../domain/weekly.ts'
import { readWeeklyForm } from '../domain/weekly-form.ts'
import type { ActorCtx } from './context.ts'
import { filingPost, readWeeklyItem, type WeeklyItem } from './weekly-item.ts'

export type DraftOutcome =
  | { kind: 'saved'; weekly: WeeklyItem; typed: WeeklyTyped }
  | { kind: 'not-owed'; weekly: WeeklyItem }
  | { kind: 'no-item' }
  | { kind: 'no-right'; chainId: string }

/** 暂存: keeps what is typed, right or wrong, for this person. Others' drafts and the filed report stay as they are. */
export const saveDraft = async (ctx: ActorCtx, input: { itemId: string; typed: unknown }): Promise<DraftOutcome> => {
  const weekly = await readWeeklyItem(ctx.tx, input.itemId)
  if (!weekly) return { kind: 'no-item' }
  const { personId } = ctx.actor
  if (!filingPost(ctx.actor, weekly.chain.id) || personId === undefined)
    return { kind: 'no-right', chainId: weekly.chain.id }
  if (weekly.item.state === 'exempt') return { kind: 'not-owed', weekly }
  const { typed } = readWeeklyForm(input.typed, { lastPlan: weekly.lastPlan })
  await storeDraft(ctx.tx, weekly.item.id, { personId, typed, savedAt: ctx.now })
  return { kind: 'saved', weekly, typed }
}
