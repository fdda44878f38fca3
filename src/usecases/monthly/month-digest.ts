import type { Card } from '../../cards/kit/card.ts'
import { monthChiefCard } from '../../cards/monthly-chief.ts'
import { monthLeadingCard } from '../../cards/monthly-leading.ts'
import { monthOfficeCard } from '../../cards/monthly-office.ts'
import { chatsFor } from '../../db/chats.ts'
import { digestId } from '../../db/digests.ts'
import type { MonthPlan } from '../../domain/month-plan.ts'
import type { Ctx } from '../context.ts'
import type { DigestMaking } from '../digest/digest-views.ts'
import { chiefRecipients, officeRecipients, type Recipient } from '../reminding/recipients.ts'
import { monthLeadingView } from './month-leading-view.ts'
import { monthChiefView, monthOfficeView } from './month-views.ts'

/** Whose month card: a chain's chief's, the office's, or the leading group's. */
export type MonthTarget = { kind: 'chief'; chainId: string } | { kind: 'office' } | { kind: 'leading' }

export const chainOf = (target: MonthTarget): string | undefined =>
  target.kind === 'chief' ? target.chainId : undefined
export const monthDigestId = (target: MonthTarget, { month }: MonthPlan): string =>
  digestId(target.kind, month, chainOf(target))
export const monthTopic = ({ kind }: MonthTarget) => `month-${kind}` as const

export const drawMonthDigest = async (
  ctx: Ctx,
  plan: MonthPlan,
  target: MonthTarget,
  making: DigestMaking,
): Promise<Card | undefined> => {
  if (target.kind === 'office') return monthOfficeCard(await monthOfficeView(ctx, plan, making))
  if (target.kind === 'leading') return monthLeadingCard(await monthLeadingView(ctx, plan, making))
  const view = await monthChiefView(ctx, plan, target.chainId, making)
  return view && monthChiefCard(view)
}

export const monthRecipients = async (ctx: Ctx, target: MonthTarget): Promise<Recipient[]> => {
  if (target.kind === 'chief') return chiefRecipients(ctx.tx, target.chainId)
  if (target.kind === 'office') return officeRecipients(ctx.tx)
  // Only in a group that is bound: what concerns all chains is not sent to single people.
  return (await chatsFor(ctx.tx, 'leading')).map(({ chatId }) => ({ type: 'chat_id', id: chatId }))
}
