import { numbered } from '../commands/numbered.ts'
import { placeOf } from '../db/chats.ts'
import { readActor } from '../db/people.ts'
import { readClaim } from '../domain/claim-code.ts'
import { fileOf, type MessageWords, wordsOf } from '../domain/message-words.ts'
import { decide } from '../domain/rights.ts'
import { isMarked } from '../domain/secrecy.ts'
import { changesMarkers } from '../domain/secrecy-words.ts'
import { answeredInPrivate } from '../texts/reminders.ts'
import { markedSentence, markedToast } from '../texts/secrecy.ts'
import type { Ctx } from '../usecases/context.ts'
import { answerKey, replyTo, sayPrivately } from '../usecases/say.ts'
import { noteMarked } from '../usecases/secrecy.ts'
import type { CardAnswer } from './click.ts'
import type { CardDelivery, Delivery, MessageDelivery } from './envelope.ts'
import { handleCard } from './handle-card.ts'
import { parseObject } from './json.ts'

/*
 * 涉密标识, at the one place that everything people write comes through. What carries one is handled by nothing behind it: no draft, no log, no index, no
 * message onward. The delivery's key is kept, its body is not.
 */

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** All that somebody wrote in a message: its words as they are read, and every piece of it for itself. */
const writtenIn = ({ messageType: type, content, mentions }: MessageDelivery): string[] => [
  wordsOf({ type, content, mentions }, ({ isBot }) => isBot)?.text ?? '',
  ...stringsIn(parseObject(content)),
]

/** Fields of a form whose text carries a marker. */
const markedFields = ({ form }: CardDelivery, markers: readonly string[]): string[] =>
  Object.entries(form ?? {}).flatMap(([field, value]) =>
    stringsIn(value).some((text) => isMarked(text, markers)) ? [field] : [],
  )

/** Whether nothing of a delivery may be stored: it carries a marker, a code, or somebody's number. */
export const isNotKept = (delivery: Delivery, markers: readonly string[]): boolean =>
  isMarkedDelivery(delivery, markers) ||
  (delivery.kind === 'message' && writtenIn(delivery).some((text) => (readClaim(text) ?? numbered(text)) !== undefined))

const isMarkedDelivery = (delivery: Delivery, markers: readonly string[]): boolean => {
  if (delivery.kind === 'message') return writtenIn(delivery).some((text) => isMarked(text, markers))
  return delivery.kind === 'card' && markedFields(delivery, markers).length > 0
}

/** A message with a marker is answered with the fixed sentence, in private. @returns false for every other one. */
export const refusedMessage = async (ctx: Ctx, message: MessageDelivery): Promise<boolean> => {
  if (!isMarkedDelivery(message, ctx.rules.markers)) return false
  const actor = await readActor(ctx.tx, message.sender.openId)
  // Whoever keeps the list of markers has to write them.
  const words = wordsOf({ type: message.messageType, content: message.content, mentions: [] }, () => false)?.text ?? ''
  if (changesMarkers(words) && decide(actor, 'secret-markers', {}, { kind: 'p2p' }).allow) return false
  await noteMarked(
    { ...ctx, actor },
    { kind: fileOf(message.messageType, message.content) ? 'file-name' : 'message', fields: [] },
  )
  const cause = answerKey(message.messageId)
  await sayPrivately(ctx, actor, cause, { text: markedSentence })
  const { kind } = await placeOf(ctx.tx, message.chatId, message.chatType)
  if (kind !== 'p2p') await replyTo(ctx, message, `${cause}/line`, { text: answeredInPrivate })
  return true
}

/**
 * A form with a marker does nothing but come back: the fields that carry one empty, the others as they were typed.
 * @param reread the message behind the card, in its words of now.
 */
export const refusedCard = async (
  ctx: Ctx,
  delivery: CardDelivery,
  isLate: () => boolean,
  reread: MessageWords | undefined,
): Promise<CardAnswer | undefined> => {
  const { markers } = ctx.rules
  const fields = markedFields(delivery, markers)
  const rereadMarked = reread !== undefined && isMarked(reread.text, markers)
  if (fields.length === 0 && !rereadMarked) return undefined
  const actor = await readActor(ctx.tx, delivery.operator.openId)
  await noteMarked({ ...ctx, actor }, { kind: rereadMarked ? 'message' : 'form', fields })
  await sayPrivately(ctx, actor, `marked/${delivery.eventId}`, { text: markedSentence })
  if (rereadMarked) return { toast: markedToast }
  const form = Object.fromEntries(Object.entries(delivery.form ?? {}).filter(([field]) => !fields.includes(field)))
  const { card, form: open } = await handleCard(ctx, { ...delivery, form }, isLate, undefined, fields)
  return { toast: markedToast, ...(card && { card }), ...(open && { form: open }) }
}
