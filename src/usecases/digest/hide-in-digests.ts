import { digestCards } from '../../db/digest-cards.ts'
import { readDigest, saveDigest } from '../../db/digests.ts'
import { periodsLockedAfter } from '../../db/items.ts'
import { bodyOf } from '../../db/outbox-bodies.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import type { PeriodDigest } from './period-digest.ts'
import { patchStanding } from './standing-cards.ts'
import { weekDigest } from './week-digest.ts'

/**
 * A record has become 敏感: a chief's digests that stand and name it are drawn anew in their next version, without its title and without a line.
 * The office's and the month's only count.
 * @param named as it is spoken of, `任务12`
 */
export const hideInDigests = async (
  ctx: Ctx,
  { named, chainId, since }: { named: string; chainId: string | undefined; since: Instant },
): Promise<void> => {
  // Of the district no digest names anything.
  if (chainId === undefined) return
  for (const { plan } of await periodsLockedAfter(ctx.tx, since))
    await hideIn(ctx, weekDigest(plan, { kind: 'chief', chainId }), named)
}

const hideIn = async (ctx: Ctx, digest: PeriodDigest, named: string): Promise<void> => {
  const posted = await readDigest(ctx.tx, digest.id)
  if (posted?.state !== 'posted') return
  const bodies = await Promise.all((await digestCards(ctx.tx, digest)).map(({ seq }) => bodyOf(ctx.tx, seq)))
  const names = new RegExp(`${named}(?!\\d)`, 'u')
  if (!bodies.some((body) => names.test(body))) return
  const version = posted.version + 1
  const card = await digest.draw(ctx, { version, cutAt: ctx.now, recordsAt: posted.dueAt })
  await saveDigest(ctx.tx, { ...posted, version })
  await patchStanding(ctx, digest, { card, cause: `v${version}` })
}
