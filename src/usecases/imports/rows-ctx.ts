import { allChains, type Chain } from '../../db/chains.ts'
import { causesTaken } from '../../db/record-steps.ts'
import { chainKey, chainKeys } from '../../domain/names.ts'
import type { ImportRow } from '../../domain/records/import.ts'
import type { ActorCtx } from '../context.ts'
import { knownFor, surroundingsOf } from '../records/surroundings.ts'
import { causesOf, type RowsCtx } from './plan-row.ts'

/** Rows gone through in one transaction: some tens of milliseconds, so that what people send comes in between. */
export const rowsAtOnce = 20

/** Each row names one of the same chains: their words are made comparable once. The first chain of a word has it, as in `findChain`. */
const finder = (chains: readonly Chain[]): RowsCtx['chainNamed'] => {
  const ids = new Map(chains.toReversed().flatMap((chain) => chainKeys(chain).map((key) => [key, chain.id] as const)))
  return (written) => ids.get(chainKey(written))
}

export const rowsCtx = async (
  ctx: ActorCtx,
  { kind, hash, above }: Pick<RowsCtx, 'kind' | 'hash' | 'above'>,
  rows: readonly ImportRow[],
): Promise<RowsCtx> => ({
  kind,
  hash,
  above,
  done: await causesTaken(
    ctx.tx,
    rows.flatMap(({ row }) => Object.values(causesOf(hash, row))),
  ),
  at: await surroundingsOf(ctx, undefined),
  known: await knownFor(ctx, undefined),
  chainNamed: finder(await allChains(ctx.tx)),
})
