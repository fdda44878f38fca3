import { digestCards } from '../../db/digest-cards.ts'
import { readDigest, saveDigest } from '../../db/digests.ts'
import { periodsLockedAfter } from '../../db/items.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import type { PeriodDigest } from './period-digest.ts'
import { patchStanding } from './standing-cards.ts'
import { weekDigest } from './week-digest.ts'

/**
 * A record has become 敏感: digests that stand and name it are drawn anew in their next version, without its title and without a line. The month's
 * pages name no record.
 * @param named as it is spoken of, `任务12`
 */
export const hideInDigests = async (
  ctx: Ctx,
  { named, chainId, since }: { named: string; chainId: string | undefined; since: Instant },
): Promise<void> => {
  const names = new RegExp(`${named}(?!\\d)`, 'u')
  for (const { plan } of await periodsLockedAfter(ctx.tx, since)) {
    if (chainId !== undefined) await hideIn(ctx, weekDigest(plan, { kind: 'chief', chainId }), names)
    await hideIn(ctx, weekDigest(plan, { kind: 'office' }), names)
  }
}

const hideIn = async (ctx: Ctx, digest: PeriodDigest, names: RegExp): Promise<void> => {
  const posted = await readDigest(ctx.tx, digest.id)
  if (posted?.state !== 'posted') return
  if (!(await digestCards(ctx.tx, digest)).some(({ body }) => names.test(body))) return
  const version = posted.version + 1
  const card = await digest.draw(ctx, { version, cutAt: ctx.now, recordsAt: posted.dueAt })
  await saveDigest(ctx.tx, { ...posted, version })
  await patchStanding(ctx, digest, { card, cause: `v${version}` })
}
