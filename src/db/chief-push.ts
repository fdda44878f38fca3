import type { Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** How a chief wants a chain's digest: every week, or only with an ask or a risk. */
export interface ChiefPush {
  chainId: string
  mode: 'weekly' | 'needed'
  /** Person who set it. */
  setBy: string
  setAt: Instant
}

export const saveChiefPush = async (tx: Tx, push: ChiefPush): Promise<void> => {
  const row = { mode: push.mode, set_by: push.setBy, set_at: push.setAt }
  await tx
    .insertInto('chief_push')
    .values({ chain_id: push.chainId, ...row })
    .onConflict((conflict) => conflict.column('chain_id').doUpdateSet(row))
    .execute()
}

export const readChiefPush = async (db: Executor, chainId: string): Promise<ChiefPush | undefined> => {
  const [row] = await byChain(db, { chainId })
  return row && { chainId: row.chain_id, mode: row.mode as ChiefPush['mode'], setBy: row.set_by, setAt: row.set_at }
}

const byChain = prepared<{ chainId: string }, Database['chief_push']>((db, slot) =>
  db.selectFrom('chief_push').selectAll().where('chain_id', '=', slot('chainId')),
)
