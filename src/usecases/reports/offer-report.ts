import type { Card } from '../../cards/kit/card.ts'
import { offerCard } from '../../cards/offer.ts'
import { newId } from '../../db/ids.ts'
import { addOffer, closeOffer, type Offer, offerOfMessage, reviseOffer } from '../../db/offers.ts'
import { outgoingByKey, type Sent } from '../../db/outbox.ts'
import type { Executor } from '../../db/schema.ts'
import { asksReason } from '../../domain/item-state.ts'
import type { Span } from '../../domain/pointing/question.ts'
import { pointAt } from '../../domain/reading/point-at.ts'
import { readReport } from '../../domain/reading/read-report.ts'
import { sameAsBefore } from '../../domain/reading/same-as-before.ts'
import type { Instant } from '../../domain/time.ts'
import type { FieldFault, WeeklyTyped } from '../../domain/weekly.ts'
import { lastPlanFields } from '../../domain/weekly-controls.ts'
import { pickedTasks } from '../../domain/weekly-form.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { aboutItem, patchCard } from '../say.ts'
import { askedLines } from './ask-lines.ts'
import { filingOf, filingPost, mainReporterName } from './filing.ts'
import { openTasks, taskChoices, tasksNamed } from './link-choices.ts'
import { periodWords } from './period-words.ts'
import { riskChoices } from './risk-choices.ts'
import { readWeeklyItem, supportOf, typedOf, type WeeklyItem } from './weekly-item.ts'

export interface ReportMessage extends ActorCtx {
  messageId: string
  sentAt: Instant
  /** Words of it that a language model pointed at. */
  pointed?: readonly Span[]
}

export interface OfferAnswer {
  where: 'private'
  content: { card: Card }
  item: { id: string; chain: string; period: string }
  topic: 'offer'
}

/**
 * Reads a report written as a chat message back as the filled card. Nothing is filed before the person confirms.
 * @returns undefined when this person may not file for that item, or the words are no report.
 */
export const offerReport = async (
  ctx: ReportMessage,
  report: { itemId: string; words: string; message: string },
): Promise<OfferAnswer | undefined> => {
  const weekly = await readWeeklyItem(ctx.tx, report.itemId)
  const { personId } = ctx.actor
  if (!weekly || personId === undefined || !filingPost(ctx.actor, weekly.chain.id)) return undefined
  const read = await readWords(ctx, weekly, report.words, ctx.pointed)
  if (!read) return undefined
  const offer: Offer = {
    id: newId('offer'),
    itemId: weekly.item.id,
    personId,
    messageId: ctx.messageId,
    text: report.message,
    ...read,
    state: 'open',
    sentAt: ctx.sentAt,
  }
  await addOffer(ctx.tx, offer)
  return {
    where: 'private',
    content: { card: await drawOffer(ctx, weekly, offer) },
    item: { id: weekly.item.id, chain: weekly.chain.id, period: weekly.item.period },
    topic: 'offer',
  }
}

export const drawOffer = async (
  ctx: ActorCtx,
  weekly: WeeklyItem,
  offer: Offer,
  filling: { typed?: WeeklyTyped; faults?: FieldFault[] } = {},
): Promise<Card> => {
  const { item, plan, chain } = weekly
  const words = periodWords(plan, ctx.rules)
  const post = filingPost(ctx.actor, chain.id)
  // A text cannot pick: what stands in the report stays picked.
  const offered = offeredTyped(weekly, offer)
  const typed = filling.typed ?? offered
  const main = post === 'reporter' ? undefined : await mainReporterName(ctx.tx, chain.id)
  return offerCard({
    state: 'offer',
    offer: offer.id,
    chainName: chain.name,
    periodLabel: words.label,
    dueText: words.due,
    shiftNote: words.shift,
    lastPlan: weekly.lastPlan,
    typed,
    faults: filling.faults ?? [],
    doubts: offer.doubts,
    guesses: standing(offer.guesses, typed, offered),
    silentLines: filling.typed === undefined,
    remarks: offer.remarks,
    support: supportOf(weekly),
    tasks: await taskChoices(ctx.tx, weekly, typed.tasks),
    asked: askedLines(weekly),
    risks: weekly.has.risk ? await riskChoices(ctx.tx, item) : [],
    rev: item.currentRev,
    correction: ctx.now > plan.lockAt && weekly.returned === undefined,
    reasonAsked: post !== undefined && asksReason(filingOf(weekly, post, ctx.now), weekly.returned !== undefined),
    overdue: ctx.now > plan.dueAt && item.currentRev === 0,
    onBehalfOf: main,
  })
}

/** A guess that the person has changed is none any more. */
const standing = (guesses: Offer['guesses'], typed: WeeklyTyped, offered: WeeklyTyped): Offer['guesses'] =>
  Object.fromEntries(Object.entries(guesses).filter(([name]) => sameField(name as keyof WeeklyTyped, typed, offered)))
const sameField = (name: keyof WeeklyTyped, a: WeeklyTyped, b: WeeklyTyped): boolean => a[name] === b[name]

/** What a card of this offer is drawn with at first. */
export const offeredTyped = (weekly: WeeklyItem, offer: Offer): WeeklyTyped => ({ ...pickedIn(weekly), ...offer.typed })

const pickedIn = ({ current }: WeeklyItem): WeeklyTyped => {
  const { fragments, tasks } = current ? typedOf(current.content) : {}
  return { ...(fragments !== undefined && { fragments }), ...(tasks !== undefined && { tasks }) }
}

type Read = Pick<Offer, 'typed' | 'doubts' | 'guesses' | 'remarks'>

/**
 * The words of a report; undefined where they are none. A task named in 本周进展 is picked, beside what is linked already: one that is open and may be
 * seen, and no other. Who says that nothing is new has not finished last week's plan either: that is a guess, and shown as one.
 */
const readWords = async (
  ctx: ActorCtx,
  weekly: WeeklyItem,
  words: string,
  pointed: readonly Span[] = [],
): Promise<Read | undefined> => {
  const read = pointAt(readReport(words), pointed)
  if (read.kind === 'not') return undefined
  const { typed, doubts, guesses, noNews } = read
  const going = noNews ? lastPlanFields.slice(0, weekly.lastPlan.length) : []
  const same = weekly.before ? sameAsBefore(typed, weekly.before) : []
  return {
    typed: {
      ...typed,
      ...Object.fromEntries(going.map((field) => [field, 'going'])),
      ...(await tasksIn(ctx, weekly, typed)),
    },
    doubts,
    guesses: { ...guesses, ...Object.fromEntries(going.map((field) => [field, read.noNewsWords])) },
    remarks: [
      ...(noNews ? [{ about: 'no-news', words: read.noNewsWords } as const] : []),
      ...read.remarks,
      ...(same.length > 0 ? [{ about: 'same', fields: same } as const] : []),
    ],
  }
}

const tasksIn = async (ctx: ActorCtx, weekly: WeeklyItem, { progress = '' }: WeeklyTyped): Promise<WeeklyTyped> => {
  const named = weekly.has.task ? await tasksNamed(ctx, progress) : []
  if (named.length === 0) return {}
  const open = await openTasks(ctx.tx, weekly)
  const tasks = open.filter(({ id }) => named.includes(id)).map(({ number }) => number)
  return tasks.length === 0 ? {} : { tasks: [...new Set([...pickedTasks(pickedIn(weekly).tasks), ...tasks])].join(',') }
}

export const drawEndedOffer = (ctx: Ctx, weekly: WeeklyItem, state: 'withdrawn' | 'cancelled'): Card =>
  offerCard({
    state,
    chainName: weekly.chain.name,
    periodLabel: periodWords(weekly.plan, ctx.rules).label,
  })

/**
 * The person has edited the chat message since: Feishu tells nobody, so it is read again when the offer is confirmed.
 * When it was edited nobody tells either: the new words count as sent now.
 */
export const rereadOffer = async (
  ctx: ActorCtx,
  weekly: WeeklyItem,
  offer: Offer,
  now: { message: string; words: string; at: Instant },
): Promise<Offer | undefined> => {
  if (now.message.trim() === offer.text.trim()) return undefined
  const read = (await readWords(ctx, weekly, now.words)) ?? nothingRead
  const changed: Offer = { ...offer, ...read, text: now.message, sentAt: now.at }
  await reviseOffer(ctx.tx, changed)
  return changed
}

/** Edited until it was no report any more: the card comes back empty. */
const nothingRead: Read = { typed: {}, doubts: {}, guesses: {}, remarks: [] }

/** The offer a card of ours holds, for a click that does not say which. */
export const offerOfCard = async (db: Executor, card: Pick<Sent, 'topic' | 'dedupeKey'>): Promise<Offer | undefined> =>
  card.topic === 'offer' ? offerOfMessage(db, card.dedupeKey.slice(offerCardKey('').length)) : undefined

/** The offer's card is the answer to the message it was read from. */
export const offerCardKey = (messageId: string): string => `reply/${messageId}`

/** The chat message was recalled before the offer was confirmed: the offer goes with it. */
export const withdrawOffer = async (ctx: Ctx, messageId: string): Promise<void> => {
  const offer = await offerOfMessage(ctx.tx, messageId)
  if (offer?.state !== 'open') return
  await closeOffer(ctx.tx, offer.id, 'withdrawn')
  const weekly = await readWeeklyItem(ctx.tx, offer.itemId)
  const row = await outgoingByKey(ctx.tx, offerCardKey(messageId))
  if (weekly && row)
    await patchCard(ctx, row.id, 'withdrawn', drawEndedOffer(ctx, weekly, 'withdrawn'), aboutItem(weekly))
}
