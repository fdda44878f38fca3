import type { Outgoing } from '../../db/outbox.ts'
import { waitingFiles } from '../../db/outbox-files.ts'
import { addMs, hour } from '../../domain/time.ts'
import type { AnyWish } from '../../exports/wish.ts'
import * as texts from '../../texts/exports.ts'
import type { Sentence } from '../../texts/plain.ts'
import { audited } from '../audited.ts'
import type { ActorCtx } from '../context.ts'
import { sendTo } from '../say.ts'

/** Files one person may have waiting: making one takes a core for some seconds. */
const mostWaiting = 3
/** A file of the morning still helps in the evening. */
const fileLife = 12 * hour

/** Where a file goes, and the message that asked for it. */
export interface FileAsked {
  to: Outgoing['target']
  messageId: string
  place: string
  /** The outbox id of the answer that announces it. */
  answer?: string
}

/** Writes down that a file is to be made and sent. @returns whether it comes, and the sentence about it. */
export const queueFile = async (
  ctx: ActorCtx,
  { wish, chain, making }: { wish: AnyWish; chain?: string | undefined; making?: Sentence },
  asked: FileAsked,
): Promise<{ comes: boolean; said: Sentence }> => {
  const { actor } = ctx
  const { name } = wish
  const body = JSON.stringify(wish)
  const waiting = await waitingFiles(ctx.tx)
  if (waiting.some((row) => row.body === body && row.target.id === asked.to.id))
    return { comes: true, said: texts.sameWaiting(name) }
  const own = waiting.filter(({ personId }) => personId === actor.personId).length
  if (own >= mostWaiting) return { comes: false, said: texts.enoughWaiting(own) }

  await sendTo(
    ctx,
    { ...asked.to, personId: actor.personId },
    {
      key: `file/${asked.messageId}`,
      topic: 'file',
      content: { file: wish },
      about: { chainId: chain },
      afterId: asked.answer,
      expiresAt: addMs(ctx.now, fileLife),
    },
  )
  await audited(ctx, 'export', { object: name, chain, place: asked.place })
  return {
    comes: true,
    said: waiting.length > 0 ? texts.waiting(name, waiting.length) : (making ?? texts.making(name)),
  }
}
