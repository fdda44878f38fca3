import { confirmedOffers } from '../../db/offers.ts'
import { cardsAmong, outgoingByKey, type Sent, sentAbout } from '../../db/outbox.ts'
import type { Ctx } from '../context.ts'
import { drawFiled, drawForm } from './draw-weekly.ts'
import { offerCardKey } from './offer-report.ts'
import { type LeftAlone, patchCards } from './patch-cards.ts'
import type { WeeklyItem } from './weekly-item.ts'

/** Everybody else who has the item's card before them sees the receipt too, so that nobody fills a form that is done. */
export const updateOtherCards = async (
  ctx: Ctx,
  weekly: WeeklyItem,
  left: LeftAlone = {},
  sent?: readonly Sent[],
): Promise<void> =>
  patchCards(
    ctx,
    weekly,
    await cardsShowing(ctx, weekly, sent ?? (await sentAbout(ctx.tx, weekly.item.id))),
    { receipt: () => drawFiled(ctx, weekly), form: (of) => drawForm(of, weekly) },
    left,
  )

/** Cards sent as cards of the item, and confirmed text reports whose card shows the receipt now. */
const cardsShowing = async ({ tx }: Ctx, { item, has }: WeeklyItem, sent: readonly Sent[]): Promise<Sent[]> => {
  const rows = cardsAmong(sent)
  for (const offer of has.offer ? await confirmedOffers(tx, item.id) : []) {
    const row = await outgoingByKey(tx, offerCardKey(offer.messageId))
    if (row) rows.push(row)
  }
  return rows
}
