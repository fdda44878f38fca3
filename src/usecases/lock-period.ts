import { itemsOf, updateItem } from '../db/items.ts'
import type { WeekPlan } from '../domain/cadence.ts'
import type { Ctx } from './context.ts'
import { updateOtherCards } from './update-other-cards.ts'
import { readWeeklyItem } from './weekly-item.ts'

/** The lock: what was not filed is 漏报, and receipts offer 更正 in place of 修改. 补报 is still taken. */
export const lockPeriod = async (ctx: Ctx, plan: WeekPlan): Promise<void> => {
  for (const item of await itemsOf(ctx.tx, plan.week)) {
    if (item.state === 'open') await updateItem(ctx.tx, { ...item, state: 'missed' })
    const weekly = await readWeeklyItem(ctx.tx, item.id)
    if (weekly?.current) await updateOtherCards(ctx, weekly)
  }
}
