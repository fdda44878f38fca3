import type { Instant } from '../domain/time.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** 点名, prepared by the office for one item and said in a group after two clicks. */
export interface Naming {
  id: string
  itemId: string
  reason: string
  use: 'taskforce' | 'chief'
  withPerson: boolean
  state: 'proposed' | 'said' | 'cancelled'
  proposedBy: string
  createdAt: Instant
  settledAt?: Instant | undefined
}

const toNaming = (row: Database['naming']): Naming => ({
  id: row.id,
  itemId: row.item_id,
  reason: row.reason,
  use: row.use as Naming['use'],
  withPerson: row.with_person === 1,
  state: row.state as Naming['state'],
  proposedBy: row.proposed_by,
  createdAt: row.created_at,
  settledAt: row.settled_at ?? undefined,
})

export const saveNaming = async (tx: Tx, naming: Naming): Promise<void> => {
  const row = {
    use: naming.use,
    with_person: naming.withPerson ? 1 : 0,
    state: naming.state,
    settled_at: naming.settledAt ?? null,
  }
  await tx
    .insertInto('naming')
    .values({
      id: naming.id,
      item_id: naming.itemId,
      reason: naming.reason,
      proposed_by: naming.proposedBy,
      created_at: naming.createdAt,
      ...row,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export const readNaming = async (db: Executor, id: string): Promise<Naming | undefined> => {
  const row = await db.selectFrom('naming').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toNaming(row)
}

/** Whether the item has been named in a group already: once is enough. */
export const namedBefore = async (db: Executor, itemId: string): Promise<boolean> =>
  (await db
    .selectFrom('naming')
    .select('id')
    .where('item_id', '=', itemId)
    .where('state', '=', 'said')
    .limit(1)
    .executeTakeFirst()) !== undefined
