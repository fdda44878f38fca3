import { allChains } from '../../db/chains.ts'
import type { ActorCtx } from '../context.ts'
import { knownFor, surroundingsOf } from '../records/surroundings.ts'
import type { RowsCtx } from './plan-row.ts'

/** Rows gone through in one transaction: some tens of milliseconds, so that what people send comes in between. */
export const rowsAtOnce = 20

export const rowsCtx = async (
  ctx: ActorCtx,
  { kind, hash, above }: Pick<RowsCtx, 'kind' | 'hash' | 'above'>,
): Promise<RowsCtx> => ({
  kind,
  hash,
  above,
  at: await surroundingsOf(ctx, undefined),
  known: await knownFor(ctx, undefined),
  chains: await allChains(ctx.tx),
})
