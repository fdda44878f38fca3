import { chiefDigestCard } from '../../cards/chief-digest.ts'
import type { Card } from '../../cards/kit/card.ts'
import { officeDigestCard } from '../../cards/office-digest.ts'
import { digestId } from '../../db/digests.ts'
import { itemId } from '../../db/items.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import type { Ctx } from '../context.ts'
import { readWeeklyItem, type WeeklyItem } from '../reports/weekly-item.ts'
import { chiefView, type DigestMaking, officeView } from './digest-views.ts'

/** Whose digest: a chain's chief's, with the item where it has been read already, or the office's. */
export type DigestTarget = { kind: 'chief'; chainId: string; weekly?: WeeklyItem } | { kind: 'office' }

export const topicOf = (target: DigestTarget) => (target.kind === 'chief' ? 'digest-chief' : 'digest-office')
export const digestIdOf = (target: DigestTarget, plan: WeekPlan): string =>
  digestId(target.kind, plan.week, target.kind === 'chief' ? target.chainId : undefined)

/** The card of a digest, or undefined when the chain owes nothing this period. */
export const drawDigest = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
  making: DigestMaking,
): Promise<Card | undefined> => {
  if (target.kind === 'office') return officeDigestCard(await officeView(ctx, plan, making))
  const weekly = target.weekly ?? (await readWeeklyItem(ctx.tx, itemId(target.chainId, plan.week)))
  return weekly && chiefDigestCard(await chiefView(ctx, weekly, making))
}
