import type { Card } from '../cards/kit/card.ts'
import { exemptCard } from '../cards/return.ts'
import { recordAudit } from '../db/audit.ts'
import { type Item, itemId, itemsOf, periodsLockedAfter, readItem, updateItem } from '../db/items.ts'
import { dropReminders } from '../db/outbox.ts'
import { canExempt } from '../domain/returning.ts'
import { readReason } from '../domain/weekly-form.ts'
import { exempted, type NotPossible, restored } from '../texts/corrections.ts'
import { shortTimeText } from '../texts/dates.ts'
import { chainClosedNote } from '../texts/district.ts'
import type { ActorCtx, Ctx } from './context.ts'
import { joinLateText } from './join-late-text.ts'
import { periodWords } from './period-words.ts'
import { tellFilers } from './tell-corrected.ts'
import { updateOtherCards } from './update-other-cards.ts'
import { readWeeklyItem, type WeeklyItem } from './weekly-item.ts'

/** A chain that is no longer in the roster owes nothing more: what it has not filed of the open periods is 免报. */
export const releaseItems = async (ctx: Ctx, chainId: string): Promise<void> => {
  for (const { period } of await periodsLockedAfter(ctx.tx, ctx.now)) {
    const item = await readItem(ctx.tx, itemId(chainId, period))
    if (item?.state === 'open') await release(ctx, item, chainClosedNote)
  }
}

/** It is in the roster again: what it was let off for that reason alone, of the periods that are still open, it owes. */
export const reclaimItems = async (ctx: Ctx): Promise<void> => {
  for (const { period } of await periodsLockedAfter(ctx.tx, ctx.now))
    for (const { id } of (await itemsOf(ctx.tx, period)).filter(wasReleased)) {
      const weekly = await readWeeklyItem(ctx.tx, id)
      if (weekly && !weekly.chain.closed) await owe(ctx, weekly)
    }
}

/** Of a chain that left the roster, and not by the office's word. */
export const wasReleased = ({ state, note }: Item): boolean => state === 'exempt' && note === chainClosedNote

/** Owed as if it had never been exempt. */
const owe = async (ctx: Ctx, weekly: WeeklyItem): Promise<WeeklyItem> => {
  const state = ctx.now > weekly.plan.lockAt ? 'missed' : 'open'
  const owed: WeeklyItem = { ...weekly, item: { ...weekly.item, state, note: undefined } }
  await updateItem(ctx.tx, owed.item)
  await updateOtherCards(ctx, owed)
  return owed
}

/** It owes nothing now: reminders that wait are withdrawn, and the cards in people's hands say so. */
const release = async (ctx: Ctx, item: Item, note: string): Promise<WeeklyItem | undefined> => {
  await updateItem(ctx.tx, { ...item, state: 'exempt', note })
  await dropReminders(ctx.tx, item.id)
  const weekly = await readWeeklyItem(ctx.tx, item.id)
  if (weekly) await updateOtherCards(ctx, weekly)
  return weekly
}

export type ExemptWish = 'exempt' | 'restore'

/** Why it cannot be; undefined when it can. */
export const whyNotExempt = ({ item, chain }: WeeklyItem, wish: ExemptWish): NotPossible | undefined => {
  if (wish === 'restore') {
    if (item.state !== 'exempt') return 'not-exempt'
    return chain.closed ? 'closed' : undefined
  }
  if (canExempt(item.state)) return undefined
  return item.state === 'exempt' || item.state === 'returned' ? item.state : 'filed'
}

export type ExemptOutcome =
  | { kind: 'done'; weekly: WeeklyItem }
  | { kind: 'no-reason'; fault: { reason: 'missing' | 'too-long'; actual?: number } }
  | { kind: 'not-possible'; why: NotPossible }

/** 免报 by the office, with its cause. The main reporters are told in one line. */
export const exemptItem = async (ctx: ActorCtx, weekly: WeeklyItem, typed: unknown): Promise<ExemptOutcome> => {
  const why = whyNotExempt(weekly, 'exempt')
  if (why) return { kind: 'not-possible', why }
  const reason = readReason(typed)
  if (!reason.ok) return { kind: 'no-reason', fault: reason.fault }
  const released = (await release(ctx, weekly.item, reason.value)) ?? weekly
  await record(ctx, released, 'exempt', reason.value)
  const words = wordsOf(ctx, released)
  await tellFilers(ctx, released, {
    cause: `exempt/${released.item.id}/${ctx.now}`,
    text: exempted({ ...words, reason: reason.value }),
  })
  await joinLateText(ctx, released, 'exempt')
  return { kind: 'done', weekly: released }
}

/** The cause has gone: it is owed as if it had never been exempt. */
export const restoreItem = async (ctx: ActorCtx, weekly: WeeklyItem): Promise<ExemptOutcome> => {
  const why = whyNotExempt(weekly, 'restore')
  if (why) return { kind: 'not-possible', why }
  const { item, plan } = weekly
  const owed = await owe(ctx, weekly)
  await record(ctx, owed, 'restore', item.note ?? '')
  const words = wordsOf(ctx, owed)
  await tellFilers(ctx, owed, {
    cause: `restore/${item.id}/${ctx.now}`,
    text: restored({ ...words, due: periodWords(plan, ctx.rules).due }),
  })
  await joinLateText(ctx, owed, 'restored')
  return { kind: 'done', weekly: owed }
}

const wordsOf = (ctx: ActorCtx, { chain, plan }: WeeklyItem) => ({
  by: ctx.actor.name,
  chain: chain.name,
  week: periodWords(plan, ctx.rules).week,
})

const record = (ctx: ActorCtx, { item, chain }: WeeklyItem, wish: ExemptWish, reason: string): Promise<void> =>
  recordAudit(ctx.tx, {
    at: ctx.now,
    actor: ctx.actor.openId,
    actorName: ctx.actor.name,
    action: 'exempt',
    object: item.id,
    chain: chain.id,
    place: 'p2p',
    result: 'done',
    requestId: ctx.requestId,
    detail: { wish, reason },
  })

/** 免报 or its undoing before it counts, and how it ended. */
export const drawExempt = (
  ctx: ActorCtx,
  weekly: WeeklyItem,
  state: 'ask' | 'restore' | 'done' | 'restored' | 'dropped',
  filling: { typed?: string | undefined; fault?: { reason: 'missing' | 'too-long'; actual?: number } | undefined } = {},
): Card => {
  const { item, chain, plan } = weekly
  const settled = state !== 'ask' && state !== 'restore'
  return exemptCard({
    state,
    item: item.id,
    chainName: chain.name,
    periodLabel: periodWords(plan, ctx.rules).label,
    typed: filling.typed,
    fault: filling.fault,
    cause: item.note,
    byName: settled ? ctx.actor.name : undefined,
    atText: settled ? shortTimeText(ctx.now, ctx.rules.zone) : undefined,
    demo: ctx.rules.demo,
  })
}
