import type { Card } from '../../cards/kit/card.ts'
import { digestCards } from '../../db/digest-cards.ts'
import type { Topic } from '../../db/topics.ts'
import { day, msBetween } from '../../domain/time.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { Ctx } from '../context.ts'
import { inWorkingHours, patchCard, sendTo } from '../say.ts'

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
  const { card, cause, line } = anew
  if (!card) return
  const about = { period: standing.period, chainId: standing.chainId }
  const rows = await digestCards(ctx.tx, standing)
  for (const row of rows.filter(
    (one, index) => rows.findIndex(({ target }) => target.id === one.target.id) === index,
  )) {
    const stale = msBetween(row.sentAt ?? row.createdAt, ctx.now) >= changeable
    if (!stale) await patchCard(ctx, row.id, cause, card, about)
    if (line === undefined) continue
    const message = { topic: 'thread-line', content: { text: stale ? line.stale : line.text }, about } as const
    const key = `${line.digest}/${cause}/line/${row.target.id}`
    const to = { type: 'message_id', id: '' } as const
    await sendTo(ctx, to, { ...message, key, afterId: row.id, notBefore: inWorkingHours(ctx) })
  }
}
