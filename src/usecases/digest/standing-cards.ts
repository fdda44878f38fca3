import type { Card } from '../../cards/kit/card.ts'
import { digestCards } from '../../db/digest-cards.ts'
import { enqueue, enqueuePatch } from '../../db/outbox.ts'
import type { Topic } from '../../db/topics.ts'
import { day, msBetween } from '../../domain/time.ts'
import { nextWorkingTime } from '../../domain/working-time.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { Ctx } from '../context.ts'
import { textBody } from '../say.ts'

/** Which cards: those of one digest. */
export interface Standing {
  topic: Topic
  period: string
  chainId?: string | undefined
}

/** Feishu changes a card for 14 days. */
const changeable = 14 * day

/**
 * Draws the cards of a digest anew where they stand, the newest in each group: an older one was replaced by hand and stays as it is.
 * @param line one line in the thread of each, in working hours; `stale` where the card is too old to be changed.
 */
export const patchStanding = async (
  ctx: Ctx,
  standing: Standing,
  anew: {
    card: Card | undefined
    cause: string
    line?: { digest: string; text: Sentence; stale: Sentence } | undefined
  },
): Promise<void> => {
  const { period, chainId } = standing
  const about = { period, ...(chainId !== undefined && { chainId }) }
  const body = JSON.stringify(anew.card)
  const rows = await digestCards(ctx.tx, standing)
  for (const row of rows.filter(
    (one, index) => rows.findIndex(({ target }) => target.id === one.target.id) === index,
  )) {
    const stale = msBetween(row.sentAt ?? row.createdAt, ctx.now) >= changeable
    if (!stale) await enqueuePatch(ctx.tx, ctx.now, { of: row.id, body, cause: anew.cause, ...about })
    if (anew.line === undefined) continue
    await enqueue(ctx.tx, ctx.now, {
      dedupeKey: `${anew.line.digest}/${anew.cause}/line/${row.target.id}`,
      topic: 'thread-line',
      verb: 'reply',
      target: { type: 'message_id', id: '' },
      afterId: row.id,
      body: textBody(stale ? anew.line.stale : anew.line.text),
      notBefore: nextWorkingTime(ctx.rules.calendar, ctx.now, ctx.rules.zone),
      ...about,
    })
  }
}
