import { allChains } from '../../db/chains.ts'
import type { Unread } from '../../db/record-row.ts'
import { isStale } from '../../domain/records/review.ts'
import { dayOf, type Instant } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { recordsAsOf } from './as-of.ts'
import { shortName } from './draw-lists.ts'
import { reviewedKinds } from './kinds.ts'

/** Lists with rows that were 待核 at a digest's instant, list by list, in the order of the chains. */
export const staleAsOf = async (
  ctx: Ctx,
  wish: { at: Instant; before: Instant | undefined; unread: Unread[] },
): Promise<{ word: string; chain: string }[]> => {
  const today = dayOf(wish.at, ctx.rules.zone)
  const chains = await allChains(ctx.tx)
  const found: { word: string; chain: string }[] = []
  for (const kind of reviewedKinds) {
    // It stands in a group.
    if (kind.declared.sensitive) continue
    const stale = new Set(
      (await recordsAsOf(ctx, kind, wish)).flatMap(({ is }) => (isStale(is, today) ? (is.chainId ?? []) : [])),
    )
    found.push(
      ...chains.filter(({ id }) => stale.has(id)).map((chain) => ({ word: kind.word, chain: shortName(chain) })),
    )
  }
  return found
}
