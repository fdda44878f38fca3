import { cardsAmong, type Sent, sentAbout } from '../../db/outbox.ts'
import type { Ctx } from '../context.ts'
import { type LeftAlone, patchCards } from '../reports/patch-cards.ts'
import { drawMonthFiled, drawStep } from './draw-month.ts'
import type { MonthItem } from './month-item.ts'

/** Everybody else who has the month's card before them sees the receipt too. */
export const updateMonthCards = async (
  ctx: Ctx,
  item: MonthItem,
  left: LeftAlone = {},
  sent?: readonly Sent[],
): Promise<void> =>
  patchCards(
    ctx,
    item,
    cardsAmong(sent ?? (await sentAbout(ctx.tx, item.item.id))),
    { receipt: () => drawMonthFiled(ctx, item), form: (of) => drawStep(of, item) },
    left,
  )
