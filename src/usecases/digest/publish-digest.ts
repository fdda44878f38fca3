import { digestCards } from '../../db/digest-cards.ts'
import { type Digest, saveDigest } from '../../db/digests.ts'
import { enqueue, enqueuePatch } from '../../db/outbox.ts'
import type { Topic } from '../../db/topics.ts'
import { auditedOfItself } from '../audited.ts'
import type { Ctx } from '../context.ts'
import type { Recipient } from '../reminding/recipients.ts'

/** Puts a digest of the week or the month out to its readers and writes down that it stands. One version reaches a reader once. */
export const publishDigest = async (
  ctx: Ctx,
  digest: Digest,
  { topic, body, recipients }: { topic: Topic; body: string; recipients: readonly Recipient[] },
): Promise<void> => {
  const { id, version, period, chainId } = digest
  await saveDigest(ctx.tx, digest)
  for (const to of recipients)
    await enqueue(ctx.tx, ctx.now, {
      dedupeKey: `${id}/v${version}/${to.id}`,
      topic,
      verb: 'send',
      target: { type: to.type, id: to.id },
      msgType: 'interactive',
      body,
      period,
      chainId,
      personId: to.personId,
    })
  await auditedOfItself(ctx, 'digest', { object: `${id} v${version}`, chain: chainId, place: 'group' })
}

/** The cards of a digest that stand already say that a newer one follows. @param draw the card as it stands, with that note on it. */
export const replaceStanding = async (
  ctx: Ctx,
  { period, chainId, version }: Digest,
  topic: Topic,
  draw: () => Promise<unknown>,
): Promise<void> => {
  const standing = await digestCards(ctx.tx, { topic, period, chainId })
  if (standing.length === 0) return
  const body = JSON.stringify(await draw())
  for (const row of standing)
    await enqueuePatch(ctx.tx, ctx.now, {
      of: row.id,
      body,
      cause: `replaced-v${version}`,
      period,
      ...(chainId === undefined ? {} : { chainId }),
    })
}
