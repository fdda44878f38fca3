import { itemId, periodsLockedAfter, readItem, updateItem } from '../db/items.ts'
import { dropReminders } from '../db/outbox.ts'
import { chainClosedNote } from '../texts/district.ts'
import type { Ctx } from './context.ts'
import { updateOtherCards } from './update-other-cards.ts'
import { readWeeklyItem } from './weekly-item.ts'

/** A chain that is no longer in the roster owes nothing more: what it has not filed of the open periods is 免报. */
export const releaseItems = async (ctx: Ctx, chainId: string): Promise<void> => {
  for (const { period } of await periodsLockedAfter(ctx.tx, ctx.now)) {
    const item = await readItem(ctx.tx, itemId(chainId, period))
    if (item?.state !== 'open') continue
    await updateItem(ctx.tx, { ...item, state: 'exempt', note: chainClosedNote })
    await dropReminders(ctx.tx, item.id)
    const weekly = await readWeeklyItem(ctx.tx, item.id)
    if (weekly) await updateOtherCards(ctx, weekly)
  }
}
