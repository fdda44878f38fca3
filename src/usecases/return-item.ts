import type { Card } from '../cards/kit/card.ts'
import { returnCard } from '../cards/return.ts'
import { recordAudit } from '../db/audit.ts'
import { updateItem } from '../db/items.ts'
import { enqueue } from '../db/outbox.ts'
import { readActor } from '../db/people.ts'
import { addReturn, type Return } from '../db/returns.ts'
import { canReturn, returnDue } from '../domain/returning.ts'
import type { SignOff } from '../domain/sign-off.ts'
import { readReason } from '../domain/weekly-form.ts'
import { nextWorkingTime } from '../domain/working-time.ts'
import { type NotPossible, notRefiled } from '../texts/corrections.ts'
import { dayTimeText } from '../texts/dates.ts'
import { settleSignOff } from './ask-signers.ts'
import type { ActorCtx, Ctx } from './context.ts'
import { drawForm } from './draw-weekly.ts'
import { markInDigests } from './join-late-text.ts'
import { periodWords } from './period-words.ts'
import { officeRecipients } from './recipients.ts'
import { filersOf } from './tell-corrected.ts'
import { updateOtherCards } from './update-other-cards.ts'
import { filerName, type WeeklyItem } from './weekly-item.ts'

export type ReturnOutcome =
  | { kind: 'returned'; weekly: WeeklyItem; entry: Return; signOff: SignOff | undefined }
  | { kind: 'no-reason'; fault: { reason: 'missing' | 'too-long'; actual?: number } }
  /** A newer revision than the one on the card stands. */
  | { kind: 'newer' }
  | { kind: 'not-possible'; why: Extract<NotPossible, 'not-filed' | 'returned' | 'exempt'> }

/**
 * 退回: the office, or the chain's lead in place of a signature, sends a report back for lack of substance. It is owed again and due one workday later; whoever filed it gets the filled
 * card with the reason, in working hours.
 * @param rev the revision that is meant; undefined is the one in force.
 */
export const returnItem = async (
  ctx: ActorCtx,
  weekly: WeeklyItem,
  wish: { reason: unknown; rev?: number | undefined; clickedCard?: string | undefined },
): Promise<ReturnOutcome> => {
  const { tx, now, rules } = ctx
  const { item, current, chain } = weekly
  if (!canReturn(item.state) || !current) return { kind: 'not-possible', why: await whyNot(ctx, weekly) }
  if (wish.rev !== undefined && wish.rev !== item.currentRev) return { kind: 'newer' }
  const reason = readReason(wish.reason)
  if (!reason.ok) return { kind: 'no-reason', fault: reason.fault }
  const entry: Return = {
    itemId: item.id,
    rev: current.rev,
    reason: reason.value,
    byName: ctx.actor.name,
    byPerson: ctx.actor.personId,
    at: now,
    dueAt: returnDue(rules.calendar, now, rules.zone),
  }
  const signOff = returnedSign(ctx, weekly)
  const back: WeeklyItem = { ...weekly, item: { ...item, state: 'returned' }, returned: entry }
  const returned: WeeklyItem = signOff ? { ...back, signOff } : back
  await addReturn(tx, entry)
  await updateItem(tx, returned.item)
  if (signOff) await settleSignOff(ctx, returned, current, signOff, wish.clickedCard)
  await recordAudit(tx, {
    at: now,
    actor: ctx.actor.openId,
    actorName: ctx.actor.name,
    action: 'return',
    object: item.id,
    chain: chain.id,
    place: 'p2p',
    result: 'done',
    requestId: ctx.requestId,
    detail: { rev: current.rev, reason: entry.reason, due: entry.dueAt },
  })
  await updateOtherCards(ctx, returned)
  await markInDigests(ctx, returned)
  await sendBack(ctx, returned, entry)
  await watchDue(ctx, returned, entry)
  return { kind: 'returned', weekly: returned, entry, signOff }
}

/** Nobody has to sign what was sent back. */
const returnedSign = ({ now, actor }: ActorCtx, { signOff }: WeeklyItem): SignOff | undefined =>
  signOff?.state === 'waiting'
    ? { ...signOff, state: 'returned', by: actor.personId, byName: actor.name, settledAt: now }
    : undefined

const whyNot = async (ctx: ActorCtx, { item, chain }: WeeklyItem) => {
  const why = item.state === 'returned' || item.state === 'exempt' ? item.state : 'not-filed'
  await recordRefusal(ctx, { action: 'return', object: item.id, chain: chain.id, why })
  return why
}

/** What the state of things did not allow is written down as what a right did not allow. */
export const recordRefusal = (
  ctx: ActorCtx,
  { action, object, chain, why }: { action: string; object: string; chain: string; why: string },
): Promise<void> =>
  recordAudit(ctx.tx, {
    at: ctx.now,
    actor: ctx.actor.openId,
    actorName: ctx.actor.name,
    action,
    object,
    chain,
    place: 'p2p',
    result: 'refused',
    requestId: ctx.requestId,
    detail: { reason: why },
  })

const about = ({ item, chain }: WeeklyItem) => ({ period: item.period, chainId: chain.id, itemId: item.id })

/** The form to whoever filed, filled with the text, the reason on top. */
const sendBack = async (ctx: Ctx, weekly: WeeklyItem, entry: Return): Promise<void> => {
  for (const to of await filersOf(ctx, weekly, weekly.current)) {
    const actor = await readActor(ctx.tx, to.id)
    await enqueue(ctx.tx, ctx.now, {
      ...about(weekly),
      dedupeKey: `return/${entry.itemId}/${entry.rev}/${to.id}`,
      topic: 'return',
      verb: 'send',
      target: { type: to.type, id: to.id },
      msgType: 'interactive',
      body: JSON.stringify(await drawForm({ ...ctx, actor }, weekly)),
      personId: to.personId,
      notBefore: nextWorkingTime(ctx.rules.calendar, ctx.now, ctx.rules.zone),
    })
  }
}

/** Told to the office once, at the new due time, unless it has been filed again by then. */
const watchDue = async (ctx: Ctx, weekly: WeeklyItem, entry: Return): Promise<void> => {
  const text = notRefiled({
    chain: weekly.chain.name,
    week: periodWords(weekly.plan, ctx.rules).week,
    due: dayTimeText(entry.dueAt, ctx.rules.zone),
    reason: entry.reason,
  })
  for (const to of await officeRecipients(ctx.tx))
    await enqueue(ctx.tx, ctx.now, {
      ...about(weekly),
      dedupeKey: `return-overdue/${entry.itemId}/${entry.rev}/${to.id}`,
      topic: 'return-overdue',
      verb: 'send',
      target: { type: to.type, id: to.id },
      body: JSON.stringify({ text }),
      personId: to.personId,
      notBefore: entry.dueAt,
    })
}

/** The office's form with the reason, or how it ended. */
export const drawReturn = (
  ctx: Ctx,
  weekly: WeeklyItem,
  filling: { typed?: string | undefined; fault?: { reason: 'missing' | 'too-long'; actual?: number } | undefined } = {},
): Card => {
  const { item, chain, current, plan, returned } = weekly
  const words = periodWords(plan, ctx.rules)
  return returnCard({
    state: returned ? 'done' : 'ask',
    item: item.id,
    rev: item.currentRev,
    chainName: chain.name,
    periodLabel: words.label,
    byText: current ? filerName(current, ctx.rules) : '',
    typed: filling.typed,
    fault: filling.fault,
    reason: returned?.reason,
    returnedBy: returned?.byName,
    dueText: returned && dayTimeText(returned.dueAt, ctx.rules.zone),
    demo: ctx.rules.demo,
  })
}
