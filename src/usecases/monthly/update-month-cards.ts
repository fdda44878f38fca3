import { cardsOfItem } from '../../db/outbox.ts'
import type { Ctx } from '../context.ts'
import { patchCards } from '../patch-cards.ts'
import { drawMonthFiled, drawStep } from './draw-month.ts'
import type { MonthItem } from './month-item.ts'

/** Everybody else who has the month's card before them sees the receipt too. */
export const updateMonthCards = async (ctx: Ctx, item: MonthItem, except?: string): Promise<void> => {
  const others = (await cardsOfItem(ctx.tx, item.item.id)).filter((row) => row.id !== except)
  await patchCards(ctx, item, others, {
    receipt: () => drawMonthFiled(ctx, item),
    form: (of) => drawStep(of, item),
  })
}
