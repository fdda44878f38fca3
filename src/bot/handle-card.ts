import { decode } from '../cards/action-value.ts'
import { type AuditEntry, recordAudit } from '../db/audit.ts'
import { type Sent, setFormOpen } from '../db/outbox.ts'
import { bodyOf } from '../db/outbox-bodies.ts'
import { answerOverPatches } from '../db/outbox-patches.ts'
import { readActor } from '../db/people.ts'
import type { MessageWords } from '../domain/message-words.ts'
import { decide } from '../domain/rights.ts'
import { day, msBetween } from '../domain/time.ts'
import { type Toast, toasts } from '../texts/toasts.ts'
import type { ActorCtx, Ctx } from '../usecases/context.ts'
import { leaving } from '../usecases/say.ts'
import type { CardOfItem, Wish } from './button.ts'
import { buttonOf, buttons } from './buttons.ts'
import type { CardAnswer, Click } from './click.ts'
import type { CardDelivery } from './envelope.ts'
import { refilled } from './refill.ts'
import { refuseClick } from './refuse-click.ts'
import { findCard, placeOfCard } from './stored-card.ts'

/** Feishu's client takes clicks for 14 days; an answer that changes an older card is an error on the user's screen. */
const cardLife = 14 * day

/**
 * A click on one of our cards. What the button says is only a wish: the card is looked up by its message, the clicker by the verified event.
 * @param isLate whether Feishu may have stopped waiting for the answer.
 * @param emptied fields whose text was taken out of the form: nothing is done, and the form comes back without it.
 */
export const handleCard = async (
  ctx: Ctx,
  delivery: CardDelivery,
  isLate: () => boolean,
  reread?: MessageWords,
  emptied?: readonly string[],
): Promise<CardAnswer> => {
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
  const pressed = emptied ? await giveBack(click, action, emptied) : await buttonOf(action).press(click, action, reread)
  const answer = pressed.card ? { ...pressed, card: leaving(ctx, pressed.card) } : pressed
  // What is answered shows the present state: a patch drawn before it must not cover it, least of all a form that was given back.
  if (answer.card) {
    const { eventId: cause } = delivery
    await answerOverPatches(ctx.tx, ctx.now, card, { card: answer.card, cause, late: isLate() })
    await setFormOpen(ctx.tx, card, answer.form === true)
  }
  return { ...answer, itemId: 'item' in action ? action.item : card.itemId }
}

/** The form as its button draws it anew; else as it was sent, filled as it was typed. */
const giveBack = async (click: Click, action: Wish, emptied: readonly string[]): Promise<CardAnswer> => {
  const { giveBack: own } = buttonOf(action)
  if (own) return own(click, action)
  const card = refilled(await bodyOf(click.tx, click.card.seq), click.form ?? {}, emptied)
  return card ? { card, form: true } : {}
}

/** Somebody has got hold of another person's card. */
const refuseOther = async (click: Click, action: Wish): Promise<CardAnswer> => {
  const object = click.card.chainId === undefined ? {} : { chain: click.card.chainId }
  const { right } = buttonOf(action)
  if (!click.may(right, object).allow) return refuseClick(click, right, object)
  await recordAudit(click.tx, misplaced(click, action, 'wrong-person'))
  return { toast: toasts.notYours }
}

const misplaced = (click: Click, action: Wish, reason: string): AuditEntry => ({
  at: click.now,
  actor: click.actor.openId,
  actorName: click.actor.name,
  action: buttonOf(action).right,
  object: click.card.id,
  chain: click.card.chainId,
  place: click.place.kind,
  result: 'refused',
  requestId: click.requestId,
  detail: { reason },
})

/** A submit button whose value was lost on its way. */
const byName = async (ctx: Ctx, name: string | undefined, card: Sent | undefined): Promise<Wish | undefined> => {
  if (name === undefined || card === undefined || !isOfItem(card)) return undefined
  for (const button of Object.values(buttons)) {
    const wish = await button.byName?.(ctx, name, card)
    if (wish) return wish
  }
  return undefined
}

const isOfItem = (card: Sent): card is CardOfItem => card.itemId !== undefined

/** A card that can no longer be used: nothing happens, but what was typed is kept as the person's draft. */
const keepTyped = async (
  click: ActorCtx & Pick<Click, 'form'>,
  action: Wish | undefined,
  toast: Toast,
): Promise<CardAnswer> => {
  const { form } = click
  return { toast: (action && form && (await buttonOf(action).keepTyped?.({ ...click, form }, action))) ?? toast }
}
