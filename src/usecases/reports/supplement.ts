import type { Card } from '../../cards/kit/card.ts'
import { type SupplementView, supplementCard } from '../../cards/supplement.ts'
import { addFragment, endFragment } from '../../db/fragments.ts'
import { newId } from '../../db/ids.ts'
import { holders } from '../../db/people.ts'
import { readUnitOf } from '../../db/person-units.ts'
import { readSupplement, type SupplementFault } from '../../domain/supplement.ts'
import { dayOf } from '../../domain/time.ts'
import { type NotTaken, newFragments } from '../../texts/supplement.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { onePerPerson, recipientOf } from '../reminding/recipients.ts'
import { aboutItem, inWorkingHours, sendTo } from '../say.ts'
import { periodWords } from './period-words.ts'
import { requestState } from './request-state.ts'
import { tellFilers } from './tell-corrected.ts'
import type { WeeklyItem } from './weekly-item.ts'

export type SupplementOutcome =
  | { kind: 'received'; replaced: boolean }
  | { kind: 'fault'; fault: SupplementFault }
  | { kind: 'not-taken'; why: Extract<NotTaken, 'locked' | 'exempt'> }

const whyClosed = ({ now }: Ctx, { item, plan }: WeeklyItem) =>
  item.state === 'exempt' ? 'exempt' : now > plan.lockAt ? 'locked' : undefined

/** 补充: stored with where it comes from; the reporter picks. One per person and item: a newer one takes the place of the one before. */
export const supplementReport = async (
  ctx: ActorCtx,
  weekly: WeeklyItem,
  typed: unknown,
): Promise<SupplementOutcome> => {
  const { tx, now, actor, rules } = ctx
  const { item, chain } = weekly
  const why = whyClosed(ctx, weekly)
  if (why || actor.personId === undefined) return { kind: 'not-taken', why: why ?? 'locked' }
  const read = readSupplement(typed)
  if (!read.ok) return { kind: 'fault', fault: read.fault }
  const before = weekly.fragments.find(({ personId }) => personId === actor.personId)
  if (before?.text === read.value) return { kind: 'received', replaced: false }
  if (before) await endFragment(tx, before.id, 'replaced')
  await addFragment(tx, {
    id: newId('frag'),
    itemId: item.id,
    personId: actor.personId,
    personName: actor.name,
    unit: (await readUnitOf(tx, actor.personId)) ?? '',
    text: read.value,
    sentAt: now,
  })
  await audit(ctx, weekly, before ? 'replaced' : 'added')
  if (weekly.current) {
    const day = dayOf(inWorkingHours(ctx), rules.zone)
    const text = newFragments(chain.name, periodWords(weekly.plan, rules).week)
    await tellFilers(ctx, weekly, { cause: `fragments/${item.id}/${day}`, text, filed: weekly.current })
  }
  return { kind: 'received', replaced: before !== undefined }
}

/** 补充 撤回. A report that took it in already keeps it. @returns undefined when there is nothing to withdraw. */
export const withdrawSupplement = async (ctx: ActorCtx, weekly: WeeklyItem): Promise<{ used: boolean } | undefined> => {
  const mine = weekly.fragments.find(({ personId }) => personId === ctx.actor.personId)
  if (!mine) return undefined
  await endFragment(ctx.tx, mine.id, 'withdrawn')
  await audit(ctx, weekly, 'withdrawn')
  return { used: (weekly.current?.content.support ?? []).some(({ id }) => id === mine.id) }
}

/** 请配合单位补充: one private card to each of them, once for an item. */
export const requestSupplements = async (
  ctx: ActorCtx,
  weekly: WeeklyItem,
): Promise<'requested' | 'requestedBefore' | 'nobody' | 'late'> => {
  if (ctx.now > weekly.plan.lockAt) return 'late'
  const state = await requestState(ctx, weekly)
  if (state !== 'possible') return state === 'sent' ? 'requestedBefore' : 'nobody'
  const card = drawSupplement(ctx, weekly, { state: 'ask', askedBy: ctx.actor.name })
  for (const to of onePerPerson((await holders(ctx.tx, 'contributor', weekly.chain.id)).flatMap(recipientOf)))
    await sendTo(ctx, to, {
      cause: `supplement-request/${weekly.item.id}`,
      topic: 'supplement-request',
      content: { card },
      about: aboutItem(weekly),
      notBefore: inWorkingHours(ctx),
      expiresAt: weekly.plan.lockAt,
    })
  await audit(ctx, weekly, 'requested')
  return 'requested'
}

export const drawSupplement = (
  ctx: Ctx,
  { item, chain, plan }: WeeklyItem,
  view: Pick<SupplementView, 'state' | 'askedBy' | 'typed' | 'fault' | 'line'>,
): Card => {
  const words = periodWords(plan, ctx.rules)
  return supplementCard({
    item: item.id,
    chainName: chain.name,
    periodLabel: words.label,
    lockText: words.lock,
    ...view,
  })
}

const audit = (ctx: ActorCtx, { item, chain }: WeeklyItem, what: string): Promise<void> =>
  audited(ctx, 'supplement', { object: item.id, chain: chain.id, detail: { what } })
