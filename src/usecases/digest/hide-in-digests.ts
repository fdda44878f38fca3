import { saveDigest } from '../../db/digests.ts'
import type { Instant } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { digestsNaming } from './digests-naming.ts'
import { patchStanding } from './standing-cards.ts'

/**
 * A record has become 敏感: digests that stand and name it are drawn anew in their next version, without its title and without a line.
 * @param named as it is spoken of, `任务12`
 */
export const hideInDigests = async (
  ctx: Ctx,
  { named, chainId, since }: { named: string; chainId: string | undefined; since: Instant },
): Promise<void> => {
  const names = new RegExp(`${named}(?!\\d)`, 'u')
  for (const { digest, posted } of await digestsNaming(ctx, { chainId, since }, (body) => names.test(body))) {
    const version = posted.version + 1
    const card = await digest.draw(ctx, { version, cutAt: ctx.now, recordsAt: posted.dueAt })
    await saveDigest(ctx.tx, { ...posted, version })
    await patchStanding(ctx, digest, { card, cause: `v${version}` })
  }
}
