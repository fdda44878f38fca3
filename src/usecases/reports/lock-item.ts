import { updateItem } from '../../db/items.ts'
import type { Ctx } from '../context.ts'
import { updateOtherCards } from './update-other-cards.ts'
import type { WeeklyItem } from './weekly-item.ts'

/** The lock: what was not filed is 漏报, and receipts offer 更正 in place of 修改. 补报 is still taken. */
export const lockItem = async (ctx: Ctx, weekly: WeeklyItem): Promise<void> => {
  if (weekly.item.state === 'open') await updateItem(ctx.tx, { ...weekly.item, state: 'missed' })
  if (weekly.current) await updateOtherCards(ctx, weekly, { openForms: true })
}
