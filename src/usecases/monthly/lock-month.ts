import { itemsOf, updateItem } from '../../db/items.ts'
import { monthItemId, monthsLockedAfter } from '../../db/months.ts'
import { dropReminders } from '../../db/outbox.ts'
import { chainClosedNote } from '../../texts/district.ts'
import type { Ctx } from '../context.ts'
import { wasReleased } from '../exempt-item.ts'
import { type MonthItem, readMonthItem } from './month-item.ts'
import { updateMonthCards } from './update-month-cards.ts'

/** The lock: what was not filed is 漏报, and receipts offer 更正 in place of 修改. 补报 is still taken. */
export const lockMonth = async (ctx: Ctx, item: MonthItem): Promise<void> => {
  if (item.item.state === 'open') await updateItem(ctx.tx, { ...item.item, state: 'missed' })
  if (item.current) await updateMonthCards(ctx, item)
}

/** It is in the roster again: what it was let off for that reason alone, of the months that are still open, it owes. */
export const reclaimMonths = async (ctx: Ctx): Promise<void> => {
  for (const { month } of await monthsLockedAfter(ctx.tx, ctx.now))
    for (const { id } of (await itemsOf(ctx.tx, month)).filter(wasReleased)) {
      const found = await readMonthItem(ctx, id)
      if (!found || found.chain.closed) continue
      const item: MonthItem = { ...found, item: { ...found.item, state: 'open', note: undefined } }
      await updateItem(ctx.tx, item.item)
      await updateMonthCards(ctx, item)
    }
}

/** A chain that is no longer in the roster owes nothing more: an open month it has not filed is 免报. */
export const releaseMonths = async (ctx: Ctx, chainId: string): Promise<void> => {
  for (const { month } of await monthsLockedAfter(ctx.tx, ctx.now)) {
    const found = await readMonthItem(ctx, monthItemId(chainId, month))
    if (found?.item.state !== 'open') continue
    const item: MonthItem = { ...found, item: { ...found.item, state: 'exempt', note: chainClosedNote } }
    await updateItem(ctx.tx, item.item)
    await dropReminders(ctx.tx, item.item.id)
    await updateMonthCards(ctx, item)
  }
}
