import type { Card } from '../../cards/kit/card.ts'
import { digestCards } from '../../db/digest-cards.ts'
import { type Digest, saveDigest } from '../../db/digests.ts'
import type { Topic } from '../../db/topics.ts'
import { auditedOfItself } from '../audited.ts'
import type { Ctx } from '../context.ts'
import type { Recipient } from '../reminding/recipients.ts'
import { patchCard, sendTo } from '../say.ts'

/** Puts a digest of the week or the month out to its readers and writes down that it stands. One version reaches a reader once. */
export const publishDigest = async (
  ctx: Ctx,
  digest: Digest,
  { topic, card, recipients }: { topic: Topic; card: Card; recipients: readonly Recipient[] },
): Promise<void> => {
  const { id, version, period, chainId } = digest
  await saveDigest(ctx.tx, digest)
  for (const to of recipients)
    await sendTo(ctx, to, { cause: `${id}/v${version}`, topic, content: { card }, about: { period, chainId } })
  await auditedOfItself(ctx, 'digest', { object: `${id} v${version}`, chain: chainId, place: 'group' })
}

/** The cards of a digest that stand already say that a newer one follows. @param draw the card as it stands, with that note on it. */
export const replaceStanding = async (
  ctx: Ctx,
  { period, chainId, version }: Digest,
  topic: Topic,
  draw: () => Promise<Card | undefined>,
): Promise<void> => {
  const standing = await digestCards(ctx.tx, { topic, period, chainId })
  if (standing.length === 0) return
  const card = await draw()
  if (!card) return
  for (const row of standing) await patchCard(ctx, row.id, `replaced-v${version}`, card, { period, chainId })
}
