import { allChains } from '../../db/chains.ts'
import { readActor } from '../../db/people.ts'
import { causesTaken } from '../../db/record-steps.ts'
import { chainNamed } from '../../domain/names.ts'
import type { ImportRow } from '../../domain/records/import.ts'
import type { ActorCtx, Ctx, InTransaction } from '../context.ts'
import { fieldsOfNew } from '../records/kinds.ts'
import { knownFor, surroundingsOf } from '../records/surroundings.ts'
import { madeBy, type RowsCtx } from './plan-row.ts'

/** Milliseconds after which a transaction takes no further row: what people send comes in between. */
const mostMs = 12
/** Rows it looks ahead for at first, and at most. */
const fewRows = 32
const mostRows = 400

/**
 * Row by row, as many in one transaction as have time in it: each commit costs the disk and each look around costs as much as some rows. What a row
 * is read against, and what whoever hands it in may do, is read anew for each transaction.
 */
export const eachRow = async (
  inTransaction: InTransaction,
  { openId, ...of }: Pick<RowsCtx, 'kind' | 'hash' | 'above'> & { openId: string },
  rows: readonly ImportRow[],
  each: {
    take(ctx: ActorCtx, against: RowsCtx, row: ImportRow): Promise<void>
    /** The last of a transaction. */
    end?(ctx: Ctx): Promise<void>
  },
): Promise<void> => {
  let ahead = fewRows
  for (let at = 0; at < rows.length; )
    at = await inTransaction('import', async (ctx) => {
      const until = performance.now() + mostMs
      const slice = rows.slice(at, at + ahead)
      const own: ActorCtx = { ...ctx, actor: await readActor(ctx.tx, openId) }
      const against = await rowsCtx(own, of, slice)
      let next = at
      for (const row of slice) {
        await each.take(own, against, row)
        next += 1
        if (performance.now() >= until) break
      }
      await each.end?.(ctx)
      // What is looked up ahead for rows that then have to wait is looked up again.
      ahead = Math.min(mostRows, 2 * (next - at))
      return next
    })
}

const rowsCtx = async (
  ctx: ActorCtx,
  { kind, hash, above }: Pick<RowsCtx, 'kind' | 'hash' | 'above'>,
  rows: readonly ImportRow[],
): Promise<RowsCtx> => {
  const chains = await allChains(ctx.tx)
  return {
    kind,
    hash,
    above,
    done: await causesTaken(
      ctx.tx,
      rows.map(({ row }) => madeBy(hash, row)),
    ),
    at: await surroundingsOf(ctx, undefined),
    known: await knownFor(ctx, undefined, fieldsOfNew(kind)),
    chainNamed: (written) => chainNamed(written, chains)?.id,
  }
}
