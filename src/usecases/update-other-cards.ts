import { cardsOfItem, enqueuePatch } from '../db/outbox.ts'
import type { Ctx } from './context.ts'
import { drawFiled } from './draw-weekly.ts'
import type { WeeklyItem } from './weekly-item.ts'

/** Everybody else who has the item's card before them sees the receipt too, so that nobody fills a form that is done. */
export const updateOtherCards = async (ctx: Ctx, weekly: WeeklyItem, except?: string): Promise<void> => {
  const body = JSON.stringify(drawFiled(ctx, weekly))
  for (const row of await cardsOfItem(ctx.tx, weekly.item.id)) {
    if (row.id === except) continue
    await enqueuePatch(ctx.tx, ctx.now, {
      of: row.id,
      body,
      cause: `rev-${weekly.item.currentRev}-${weekly.item.state}-${ctx.now}`,
      chainId: weekly.chain.id,
      period: weekly.item.period,
    })
  }
}
