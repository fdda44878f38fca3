import { wasRequested } from '../../db/fragments.ts'
import { holders } from '../../db/people.ts'
import type { Ctx } from '../context.ts'
import type { WeeklyItem } from './weekly-item.ts'

/** Whether cooperating units can be asked about an item, or were. Undefined where there is nobody, or it is too late. */
export const requestState = async (
  { tx, now }: Ctx,
  { item, chain, plan }: WeeklyItem,
): Promise<'possible' | 'sent' | undefined> => {
  if (now > plan.lockAt) return undefined
  if (await wasRequested(tx, item.id)) return 'sent'
  return (await holders(tx, 'contributor', chain.id)).some(({ openId }) => openId !== undefined)
    ? 'possible'
    : undefined
}
