import { confirmedOffers } from '../db/offers.ts'
import { cardsOfItem, enqueuePatch, type Outgoing, outgoingByKey } from '../db/outbox.ts'
import { readActor } from '../db/people.ts'
import type { Ctx } from './context.ts'
import { drawFiled, drawForm } from './draw-weekly.ts'
import { offerCardKey } from './offer-report.ts'
import type { WeeklyItem } from './weekly-item.ts'

/** Everybody else who has the item's card before them sees the receipt too, so that nobody fills a form that is done. */
export const updateOtherCards = async (ctx: Ctx, weekly: WeeklyItem, except?: string): Promise<void> => {
  const others = (await cardsShowing(ctx, weekly.item.id)).filter((row) => row.id !== except)
  if (others.length === 0) return
  const owed = !weekly.current && weekly.item.state !== 'exempt'
  const receipt = owed ? undefined : JSON.stringify(drawFiled(ctx, weekly))
  for (const row of others) {
    await enqueuePatch(ctx.tx, ctx.now, {
      of: row.id,
      body: receipt ?? JSON.stringify(await formOf(ctx, weekly, row)),
      cause: `rev-${weekly.item.currentRev}-${weekly.item.state}-${ctx.now}`,
      chainId: weekly.chain.id,
      period: weekly.item.period,
    })
  }
}

/** Owed again: each has a form of their own. */
const formOf = async (ctx: Ctx, weekly: WeeklyItem, row: Outgoing) =>
  drawForm({ ...ctx, actor: await readActor(ctx.tx, row.target.id) }, weekly)

/** Cards sent as cards of the item, and confirmed text reports whose card shows the receipt now. */
const cardsShowing = async ({ tx }: Ctx, itemId: string): Promise<Outgoing[]> => {
  const rows = await cardsOfItem(tx, itemId)
  for (const offer of await confirmedOffers(tx, itemId)) {
    const row = await outgoingByKey(tx, offerCardKey(offer.messageId))
    if (row) rows.push(row)
  }
  return rows
}
