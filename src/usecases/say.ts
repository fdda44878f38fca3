import type { Card } from '../cards/kit/card.ts'
import { enqueue } from '../db/outbox.ts'
import type { TextBody } from '../db/outgoing-body.ts'
import type { Topic } from '../db/topics.ts'
import type { LeftOut } from '../domain/message-words.ts'
import { addMs, hour } from '../domain/time.ts'
import { leftOutLine } from '../texts/commands.ts'
import type { Sentence } from '../texts/plain.ts'
import type { Ctx } from './context.ts'

export type Content = { card: Card } | { text: Sentence }

/** The body of a text message, for a row that carries no card. */
export const textBody = (text: Sentence): TextBody => JSON.stringify({ text }) as TextBody

export const bodyOf = (
  content: Content,
): { msgType: 'text'; body: TextBody } | { msgType: 'interactive'; body: string } =>
  'card' in content
    ? { msgType: 'interactive', body: JSON.stringify(content.card) }
    : { msgType: 'text', body: textBody(content.text) }

/** Says something to one person in private. `cause` names why, so that it is said once. */
export const sayPrivately = async (
  ctx: Ctx,
  to: { openId: string; personId?: string | undefined },
  cause: string,
  content: Content,
  options: {
    topic?: Topic
    item?: { id: string; chain?: string; period?: string } | undefined
    outboxId?: string | undefined
    formOpen?: boolean | undefined
  } = {},
): Promise<void> => {
  await enqueue(
    ctx.tx,
    ctx.now,
    {
      dedupeKey: cause,
      topic: options.topic ?? 'reply',
      verb: 'send',
      target: { type: 'open_id', id: to.openId },
      ...bodyOf(content),
      personId: to.personId,
      itemId: options.item?.id,
      chainId: options.item?.chain,
      period: options.item?.period,
      formOpen: options.formOpen,
      // An answer an hour late helps nobody.
      expiresAt: options.topic === undefined || options.topic === 'reply' ? addMs(ctx.now, hour) : undefined,
    },
    options.outboxId,
  )
}

/** The key of the answer to a message. */
export const answerKey = (messageId: string): string => `reply/${messageId}`
/** One line under an answer: of what was sent only the words were kept. */
export const tellLeftOut = async (
  ctx: Ctx,
  to: { openId: string; personId?: string | undefined },
  cause: string,
  leftOut: readonly LeftOut[],
): Promise<void> => {
  if (leftOut.length > 0) await sayPrivately(ctx, to, `${cause}/left-out`, { text: leftOutLine(leftOut) })
}

/** Answers a message in the chat it was written in. */
export const replyTo = async (
  ctx: Ctx,
  { messageId, chatId }: { messageId: string; chatId: string },
  cause: string,
  content: Content,
  outboxId?: string,
): Promise<void> => {
  await enqueue(
    ctx.tx,
    ctx.now,
    {
      dedupeKey: cause,
      topic: 'reply',
      verb: 'reply',
      target: { type: 'message_id', id: messageId },
      chatId,
      ...bodyOf(content),
      expiresAt: addMs(ctx.now, hour),
    },
    outboxId,
  )
}
