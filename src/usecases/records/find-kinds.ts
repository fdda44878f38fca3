import { type OfKinds, type Tally, tally } from '../../db/record-tallies.ts'
import type { ActorCtx } from '../context.ts'
import { lookerOf, queryOf } from './draw-list.ts'
import { allKinds, type Kind, type KindKey } from './kinds.ts'
import { filterReader } from './read-filters.ts'

/** Counted of a kind where it is looked for by words; there are that many or more. */
const mostCounted = 1_000

export interface FoundOfKind extends Tally {
  kind: Kind
  /** Open ones alone were asked for. */
  open: boolean
}

/**
 * Of which kinds there are records that fit the words and that somebody may see, and how many. Kinds that this person sees in the same way are one
 * question; where sight differs, each has its own.
 */
export const findKinds = async (
  ctx: ActorCtx,
  words: string,
  kinds: readonly Kind[] = allKinds,
): Promise<FoundOfKind[]> => {
  const filters = await filterReader(ctx, words)
  const looker = lookerOf(ctx)
  const alike = new Map<string, OfKinds & { kinds: KindKey[] }>()
  const open = new Set<Kind>()
  for (const kind of kinds) {
    const read = filters(kind)
    if (!('wish' in read)) continue
    const { kind: _, ...query } = await queryOf(ctx, kind, read.wish, undefined, looker)
    if (query.open) open.add(kind)
    const key = JSON.stringify(query)
    const same = alike.get(key) ?? { ...query, kinds: [] }
    same.kinds.push(kind.key)
    alike.set(key, same)
  }
  const tallies = await tally(ctx.tx, [...alike.values()], mostCounted)
  return kinds.flatMap((kind) => {
    const found = tallies.get(kind.key)
    return found ? [{ kind, open: open.has(kind), ...found }] : []
  })
}
