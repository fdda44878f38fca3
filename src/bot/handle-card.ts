import { type CardAction, decode } from '../cards/action-value.ts'
import { adoptMessage } from '../db/adopt.ts'
import { type AuditEntry, recordAudit } from '../db/audit.ts'
import { readChat } from '../db/chats.ts'
import { readOffer } from '../db/offers.ts'
import { dropPatches, type Outgoing, outgoingByMessage, setFormOpen } from '../db/outbox.ts'
import { readActor } from '../db/people.ts'
import { signRevision } from '../db/sign-cards.ts'
import type { Place } from '../domain/people.ts'
import { type Action, decide } from '../domain/rights.ts'
import { day, msBetween } from '../domain/time.ts'
import { type Toast, toasts } from '../texts/toasts.ts'
import { closeQuestions } from '../usecases/ask-office.ts'
import type { ActorCtx, Ctx } from '../usecases/context.ts'
import { offerOfCard } from '../usecases/offer-report.ts'
import { saveDraft } from '../usecases/save-draft.ts'
import { bindAction } from './actions/bind.ts'
import { type BulletinAction, bulletinAction, bulletinByName } from './actions/bulletin.ts'
import { correctAction } from './actions/correct.ts'
import { digestAction } from './actions/digest.ts'
import { type ExemptAction, exemptAction } from './actions/exempt.ts'
import { laterAction } from './actions/later.ts'
import { leaveAction } from './actions/leave.ts'
import { lookAction, searchAction } from './actions/look.ts'
import { keepMonth, type MonthAction, monthAction, monthByName } from './actions/monthly.ts'
import { namingAction } from './actions/naming.ts'
import { nudgeAction } from './actions/nudge.ts'
import { type OfferAction, offerAction } from './actions/offer.ts'
import { openAction } from './actions/open.ts'
import { reportAction } from './actions/report.ts'
import { type ReturnAction, returnAction } from './actions/return.ts'
import { settingsAction } from './actions/settings.ts'
import { type SignAction, signAction } from './actions/sign-off.ts'
import { type SupplementAction, supplementAction } from './actions/supplement.ts'
import { uncertainAction } from './actions/uncertain.ts'
import { versionsAction } from './actions/versions.ts'
import { type WeeklyAction, weeklyAction } from './actions/weekly.ts'
import { weeksAction } from './actions/weeks.ts'
import type { CardAnswer, Click } from './click.ts'
import type { CardDelivery } from './envelope.ts'
import { refuseClick } from './refuse-click.ts'

/** Feishu's client takes clicks for 14 days; an answer that changes an older card is an error on the user's screen. */
const cardLife = 14 * day

/** A click on one of our cards. What the button says is only a wish: the card is looked up by its message, the clicker by the verified event. */
export const handleCard = async (ctx: Ctx, delivery: CardDelivery, prefetched?: string): Promise<CardAnswer> => {
  const decoded = decode(delivery.value, delivery.name)
  if (!decoded.ok && decoded.fault === 'unknown-version') return { toast: toasts.newerCard }
  const actor = await readActor(ctx.tx, delivery.operator.openId)
  const card = await findCard(ctx, delivery, decoded.ok ? decoded.value : undefined, actor)
  const action = decoded.ok ? decoded.value : await byName(ctx, delivery.name, card)
  // A copy of a card, or one sent before a restored backup.
  if (!card) return keepTyped({ ...ctx, actor, form: delivery.form }, action, toasts.oldCard)
  if (!action) return { toast: toasts.unreadable }

  const place = await placeOfCard(ctx, card)
  const click: Click = {
    ...ctx,
    actor,
    place,
    chatId: delivery.chatId,
    card,
    form: delivery.form,
    eventId: delivery.eventId,
    sentAt: delivery.sentAt ?? ctx.now,
    may: (wanted, object = {}) => decide(actor, wanted, object, place),
  }
  const foreign = card.chatId !== undefined && card.chatId !== delivery.chatId
  const tooOld = card.sentAt !== undefined && msBetween(card.sentAt, ctx.now) > cardLife
  if (foreign) await recordAudit(ctx.tx, misplaced(click, action, 'wrong-chat'))
  if (foreign || tooOld) return keepTyped(click, action, foreign ? toasts.wrongChat : toasts.oldCard)
  if (card.personId !== undefined && card.personId !== actor.personId) return refuseOther(click, action)
  const answer = await perform(click, action, prefetched)
  // What is answered shows the present state: a patch drawn before it must not cover it, least of all a form that was given back.
  if (answer.card) {
    await dropPatches(ctx.tx, card.id)
    await setFormOpen(ctx.tx, card, answer.form === true)
  }
  return answer
}

/** Somebody has got hold of another person's card. */
const refuseOther = async (click: Click, action: Wish): Promise<CardAnswer> => {
  const object = click.card.chainId === undefined ? {} : { chain: click.card.chainId }
  if (!click.may(rightOf[action.on], object).allow) return refuseClick(click, rightOf[action.on], object)
  await recordAudit(click.tx, misplaced(click, action, 'wrong-person'))
  return { toast: toasts.notYours }
}

const misplaced = (click: Click, action: Wish, reason: string): AuditEntry => ({
  at: click.now,
  actor: click.actor.openId,
  actorName: click.actor.name,
  action: rightOf[action.on],
  object: click.card.id,
  chain: click.card.chainId,
  place: click.place.kind,
  result: 'refused',
  requestId: click.requestId,
  detail: { reason },
})

/** The right a button of each kind asks for. */
const rightOf: Record<Wish['on'], Action> = {
  weekly: 'file',
  month: 'file',
  offer: 'file',
  open: 'file',
  nudge: 'nudge',
  digest: 'digest',
  bulletin: 'bulletin',
  uncertain: 'digest',
  bind: 'bind-confirm',
  settings: 'settings',
  look: 'look-back',
  search: 'look-back',
  report: 'look-back',
  weeks: 'export',
  leave: 'leave',
  later: 'file',
  naming: 'naming',
  versions: 'look-back',
  correct: 'correct',
  return: 'return',
  sign: 'sign',
  supplement: 'supplement',
  exempt: 'exempt',
}

type Wish =
  | CardAction
  | ({ on: 'weekly' } & WeeklyAction)
  | ({ on: 'month' } & MonthAction)
  | ({ on: 'offer' } & OfferAction)
  | ({ on: 'bulletin' } & BulletinAction)
  | ({ on: 'return' } & ReturnAction)
  | ({ on: 'sign' } & SignAction)
  | ({ on: 'supplement' } & SupplementAction)
  | ({ on: 'exempt' } & ExemptAction)

const perform = (click: Click, action: Wish, prefetched: string | undefined): Promise<CardAnswer> => {
  switch (action.on) {
    case 'weekly':
      return weeklyAction(click, action)
    case 'month':
      return monthAction(click, action)
    case 'offer':
      return offerAction(click, action, prefetched)
    case 'nudge':
      return nudgeAction(click, action)
    case 'digest':
      return digestAction(click, action)
    case 'bulletin':
      return bulletinAction(click, action)
    case 'uncertain':
      return uncertainAction(click, action)
    case 'bind':
      return bindAction(click, action)
    case 'settings':
      return settingsAction(click, action)
    case 'look':
      return lookAction(click, action)
    case 'search':
      return searchAction(click, action)
    case 'report':
      return reportAction(click, action)
    case 'weeks':
      return weeksAction(click, action)
    case 'open':
      return openAction(click, action)
    case 'leave':
      return leaveAction(click, action)
    case 'later':
      return laterAction(click, action)
    case 'naming':
      return namingAction(click, action)
    case 'versions':
      return versionsAction(click, action)
    case 'correct':
      return correctAction(click, action)
    case 'sign':
      return signAction(click, action)
    case 'supplement':
      return supplementAction(click, action)
    case 'return':
      return returnAction(click, action)
    case 'exempt':
      return exemptAction(click, action)
  }
}

const findCard = async (
  ctx: Ctx,
  delivery: CardDelivery,
  action: CardAction | undefined,
  clickedBy: { name: string },
): Promise<Outgoing | undefined> => {
  const known = await outgoingByMessage(ctx.tx, delivery.messageId)
  if (known || !action) return known
  const adopted = await adoptMessage(ctx.tx, {
    messageId: delivery.messageId,
    chatId: delivery.chatId,
    openId: delivery.operator.openId,
    mark: markOf(action),
    at: ctx.now,
  })
  if (adopted) await closeQuestions(ctx, adopted, 'arrived', { by: clickedBy.name })
  return adopted
}

const markOf = (action: CardAction): string => {
  switch (action.on) {
    case 'weekly':
    case 'month':
    case 'open':
    case 'later':
    case 'versions':
    case 'correct':
    case 'return':
    case 'sign':
    case 'supplement':
    case 'exempt':
    case 'report':
      return action.item
    case 'search':
      return action.words
    case 'weeks':
      return action.to
    case 'offer':
      return action.offer
    case 'nudge':
    case 'digest':
      return action.period
    case 'bulletin':
      return action.bulletin
    case 'uncertain':
      return action.outbox
    case 'bind':
    case 'settings':
      return action.proposal
    case 'look':
      return action.chain
    case 'leave':
      return action.leave
    case 'naming':
      return action.naming
  }
}

/** A submit button may arrive without its value (feishu/card-callback.md §1): the name and the stored card say enough. */
const byName = async (ctx: Ctx, name: string | undefined, card: Outgoing | undefined): Promise<Wish | undefined> => {
  const month = monthByName(name, card)
  if (month) return { on: 'month', ...month }
  const bulletin = bulletinByName(name, card)
  if (bulletin) return { on: 'bulletin', ...bulletin }
  const word = (['submit', 'save_draft', 'no_news', 'edit'] as const).find((one) => one === name)
  if (word && card?.itemId !== undefined) return { on: 'weekly', do: word, item: card.itemId }
  if (name === 'return' && card?.itemId !== undefined) return { on: 'return', do: name, item: card.itemId }
  const signing = (['agree', 'send_back'] as const).find((one) => one === name)
  const signed = signing && card && signRevision(card)
  if (signing && signed !== undefined && card?.itemId !== undefined)
    return { on: 'sign', do: signing, item: card.itemId, rev: signed }
  const adding = (['request', 'supplement', 'withdraw'] as const).find((one) => one === name)
  if (adding && card?.itemId !== undefined) return { on: 'supplement', do: adding, item: card.itemId }
  const exemption = (['exempt', 'keep'] as const).find((one) => one === name)
  if (exemption && card?.itemId !== undefined) return { on: 'exempt', do: exemption, item: card.itemId }
  const answer = (['confirm', 'cancel'] as const).find((one) => one === name)
  const offer = answer && card && (await offerOfCard(ctx.tx, card))
  return offer && { on: 'offer', do: answer, offer: offer.id }
}

const placeOfCard = async ({ tx }: Ctx, card: Outgoing): Promise<Place> => {
  if (card.target.type === 'open_id') return { kind: 'p2p' }
  const chatId = card.chatId ?? card.target.id
  const chat = await readChat(tx, chatId)
  if (!chat?.use) return { kind: 'unbound', chatId }
  return { kind: 'group', chatId, use: chat.use, ...(chat.chainId === undefined ? {} : { chain: chat.chainId }) }
}

/** A card that can no longer be used: nothing happens, but what was typed is kept as the person's draft. */
const keepTyped = async (
  click: ActorCtx & Pick<Click, 'form'>,
  action: Wish | undefined,
  toast: Toast,
): Promise<CardAnswer> => {
  if (action?.on === 'month' && click.form) return { toast: (await keepMonth(click, action)) ?? toast }
  const item = action && (await itemOf(click, action))
  const kept = item !== undefined && click.form && (await saveDraft(click, { itemId: item, typed: click.form }))
  return { toast: kept && kept.kind === 'saved' ? toasts.oldCardKept : toast }
}

const itemOf = async ({ tx }: Ctx, action: Wish): Promise<string | undefined> => {
  if (action.on === 'weekly') return action.item
  return action.on === 'offer' ? (await readOffer(tx, action.offer))?.itemId : undefined
}
