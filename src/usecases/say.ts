import type { Card } from '../cards/kit/card.ts'
import { withDemoTag } from '../cards/kit/demo-tag.ts'
import { type Errand, enqueue, enqueuePatch, type NewOutgoing, type Outgoing } from '../db/outbox.ts'
import type { TextBody } from '../db/outgoing-body.ts'
import type { Topic } from '../db/topics.ts'
import type { LeftOut } from '../domain/message-words.ts'
import { addMs, hour, type Instant } from '../domain/time.ts'
import { nextWorkingTime } from '../domain/working-time.ts'
import { leftOutLine } from '../texts/commands.ts'
import type { Sentence } from '../texts/plain.ts'
import type { Ctx } from './context.ts'

export type Content = { card: Card } | { text: Sentence }
/** What the row is to hold is made when it is delivered. */
type FileContent = { file: object }
/** What a row is found by beside its key. */
type About = Partial<Pick<NewOutgoing, 'period' | 'chainId' | 'itemId'>>

export const aboutItem = ({ item, chain }: { item: { id: string; period: string }; chain: { id: string } }): About => ({
  period: item.period,
  chainId: chain.id,
  itemId: item.id,
})

/** Who or what is written to: a person, a group, or a message that is answered. */
export type Target = Outgoing['target'] & { personId?: string | undefined }

export type Message = {
  topic: Topic
  content: Content | FileContent
  about?: About
} & Pick<NewOutgoing, 'chatId' | 'afterId' | 'notBefore' | 'expiresAt' | 'formOpen'> &
  /** `cause` names the event, of which each target hears once; `key` is the whole key, where the target has no part in it. */
  ({ cause: string } | { key: string })

/** The next moment in which people may be disturbed. */
export const inWorkingHours = ({ rules, now }: Ctx): Instant => nextWorkingTime(rules.calendar, now, rules.zone)

/** The body of a text message. */
export const textBody = (text: Sentence): TextBody => JSON.stringify({ text }) as TextBody

/** A card as it leaves: in a demonstration each says that it is one. */
export const leaving = ({ rules }: Pick<Ctx, 'rules'>, card: Card): Card => (rules.demo ? withDemoTag(card) : card)

export const cardBody = (ctx: Ctx, card: Card): string => JSON.stringify(leaving(ctx, card))

const bodyOf = (ctx: Ctx, content: Content | FileContent) => {
  if ('card' in content) return { msgType: 'interactive' as const, body: cardBody(ctx, content.card) }
  if ('file' in content) return { msgType: 'file' as const, body: JSON.stringify(content.file) }
  return { msgType: 'text' as const, body: textBody(content.text) }
}

/** Everything that is sent goes through here. @param outboxId given where the content names its own row. */
export const sendTo = (
  ctx: Ctx,
  { type, id, personId }: Target,
  { topic, content, about, ...message }: Message,
  outboxId?: string,
): Promise<{ id: string; fresh: boolean }> => {
  const { chatId, afterId, notBefore, expiresAt, formOpen } = message
  return enqueue(
    ctx.tx,
    ctx.now,
    {
      dedupeKey: 'key' in message ? message.key : `${message.cause}/${id}`,
      topic,
      verb: 'file' in content ? 'file' : type === 'message_id' ? 'reply' : 'send',
      target: { type, id },
      ...bodyOf(ctx, content),
      ...about,
      ...{ chatId, afterId, personId, notBefore, expiresAt, formOpen },
    },
    outboxId,
  )
}

/** Done outside of this transaction, when its turn comes; nobody is written to. */
export const sendOnErrand = async (
  { tx, now }: Ctx,
  verb: Errand,
  key: string,
  target: Outgoing['target'],
  errand: object,
): Promise<void> => {
  await enqueue(tx, now, { dedupeKey: key, topic: 'errand', verb, target, body: JSON.stringify(errand) })
}

/** 加急 of what was sent, once it has arrived. */
export const urgeOn = async ({ tx, now }: Ctx, outboxId: string, errand: object): Promise<void> => {
  await enqueue(tx, now, {
    dedupeKey: `urge/${outboxId}`,
    topic: 'errand',
    verb: 'urge',
    target: { type: 'message_id', id: '' },
    afterId: outboxId,
    body: JSON.stringify(errand),
  })
}

/** A card that was sent, as it is now. */
export const patchCard = (ctx: Ctx, of: string, cause: string, card: Card, about: About = {}): Promise<void> =>
  enqueuePatch(ctx.tx, ctx.now, {
    of,
    cause,
    body: cardBody(ctx, card),
    ...(about.chainId !== undefined && { chainId: about.chainId }),
    ...(about.period !== undefined && { period: about.period }),
  })

/** Says something to one person in private. `key` names why, so that it is said once. */
export const sayPrivately = async (
  ctx: Ctx,
  to: { openId: string; personId?: string | undefined },
  key: string,
  content: Content,
  {
    topic = 'reply',
    item,
    outboxId,
    formOpen,
  }: {
    topic?: Topic
    item?: { id: string; chain?: string; period?: string } | undefined
    outboxId?: string | undefined
    formOpen?: boolean | undefined
  } = {},
): Promise<void> => {
  const about = { itemId: item?.id, chainId: item?.chain, period: item?.period }
  // An answer an hour late helps nobody.
  const expiresAt = topic === 'reply' ? addMs(ctx.now, hour) : undefined
  const target = { type: 'open_id', id: to.openId, personId: to.personId } as const
  await sendTo(ctx, target, { key, topic, content, about, formOpen, expiresAt }, outboxId)
}

/** The key of the answer to a message. */
export const answerKey = (messageId: string): string => `reply/${messageId}`
/** One line under an answer: of what was sent only the words were kept. */
export const tellLeftOut = async (
  ctx: Ctx,
  to: { openId: string; personId?: string | undefined },
  key: string,
  leftOut: readonly LeftOut[],
): Promise<void> => {
  if (leftOut.length > 0) await sayPrivately(ctx, to, `${key}/left-out`, { text: leftOutLine(leftOut) })
}

/** Answers a message in the chat it was written in. */
export const replyTo = async (
  ctx: Ctx,
  { messageId, chatId }: { messageId: string; chatId: string },
  key: string,
  content: Content,
  outboxId?: string,
): Promise<void> => {
  const expiresAt = addMs(ctx.now, hour)
  await sendTo(
    ctx,
    { type: 'message_id', id: messageId },
    { key, topic: 'reply', content, chatId, expiresAt },
    outboxId,
  )
}
