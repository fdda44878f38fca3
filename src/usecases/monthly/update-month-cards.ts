import { cardsOfItem, enqueuePatch } from '../../db/outbox.ts'
import type { Ctx } from '../context.ts'
import { drawMonthFiled } from './draw-month.ts'
import type { MonthItem } from './month-item.ts'

/** Everybody else who has the month's card before them sees the receipt too. */
export const updateMonthCards = async (ctx: Ctx, item: MonthItem, except?: string): Promise<void> => {
  const others = (await cardsOfItem(ctx.tx, item.item.id)).filter((row) => row.id !== except)
  if (others.length === 0) return
  const body = JSON.stringify(drawMonthFiled(ctx, item))
  for (const row of others)
    await enqueuePatch(ctx.tx, ctx.now, {
      of: row.id,
      body,
      cause: `rev-${item.item.currentRev}-${item.item.state}-${ctx.now}`,
      chainId: item.chain.id,
      period: item.item.period,
    })
}
