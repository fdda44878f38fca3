import { updateItem } from '../../db/items.ts'
import type { Ctx } from '../context.ts'
import type { MonthItem } from './month-item.ts'
import { updateMonthCards } from './update-month-cards.ts'

/** The lock: what was not filed is 漏报, and receipts offer 更正 in place of 修改. 补报 is still taken. */
export const lockMonth = async (ctx: Ctx, item: MonthItem): Promise<void> => {
  if (item.item.state === 'open') await updateItem(ctx.tx, { ...item.item, state: 'missed' })
  if (item.current) await updateMonthCards(ctx, item, { openForms: true })
}
