import { digestCards } from '../../db/digest-cards.ts'
import { type Digest, readDigest } from '../../db/digests.ts'
import { bodyOf } from '../../db/outbox-bodies.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import type { PeriodDigest } from './period-digest.ts'

/**
 * Digests that stand and whose cards say a thing of a record of that chain.
 * @param since none whose period was locked before
 * @param says of the JSON of a card
 */
export const digestsNaming = async (
  { tx, kinds }: Ctx,
  { chainId, since }: { chainId: string | undefined; since: Instant },
  says: (body: string) => boolean,
): Promise<{ digest: PeriodDigest; posted: Digest }[]> => {
  const found = []
  for (const { periods, naming } of kinds)
    for (const plan of naming ? await periods.lockedAfter(tx, since) : [])
      for (const digest of naming?.(plan, chainId) ?? []) {
        const posted = await readDigest(tx, digest.id)
        if (posted?.state !== 'posted') continue
        const bodies = await Promise.all((await digestCards(tx, digest)).map(({ seq }) => bodyOf(tx, seq)))
        if (bodies.some(says)) found.push({ digest, posted })
      }
  return found
}
