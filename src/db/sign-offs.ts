import type { SignOff } from '../domain/sign-off.ts'
import type { Instant } from '../domain/time.ts'
import { says } from './literal.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'
import { markUnindexed } from './search-index.ts'

export const toSignOff = (row: Omit<Database['sign_off'], 'item_id' | 'rev'>): SignOff => ({
  state: row.state as SignOff['state'],
  askedAt: row.asked_at,
  passesAt: row.passes_at ?? undefined,
  by: row.signed_by ?? undefined,
  byName: row.signed_by_name ?? undefined,
  settledAt: row.settled_at ?? undefined,
})

export const saveSignOff = async (tx: Tx, itemId: string, rev: number, signOff: SignOff): Promise<void> => {
  const row = {
    state: signOff.state,
    passes_at: signOff.passesAt ?? null,
    signed_by: signOff.by ?? null,
    signed_by_name: signOff.byName ?? null,
    settled_at: signOff.settledAt ?? null,
  }
  await tx
    .insertInto('sign_off')
    .values({ item_id: itemId, rev, asked_at: signOff.askedAt, ...row })
    .onConflict((conflict) => conflict.columns(['item_id', 'rev']).doUpdateSet(row))
    .execute()
  await markUnindexed(tx, itemId)
}

export const readSignOff = async (db: Executor, itemId: string, rev: number): Promise<SignOff | undefined> => {
  const [row] = await byRev(db, { itemId, rev })
  return row && toSignOff(row)
}

const byRev = prepared<{ itemId: string; rev: number }, Database['sign_off']>((db, slot) =>
  db.selectFrom('sign_off').selectAll().where('item_id', '=', slot('itemId')).where('rev', '=', slot('rev')),
)

/** What still waits, soonest to pass first. @param by only what passes by then. */
export const waitingSignOffs = async (db: Executor, by?: Instant): Promise<{ itemId: string; rev: number }[]> => {
  let query = db.selectFrom('sign_off').select(['item_id', 'rev']).where(says('state', 'waiting'))
  if (by !== undefined) query = query.where('passes_at', '<=', by)
  return (await query.orderBy('passes_at', (by) => by.asc().nullsFirst()).execute()).map(({ item_id, rev }) => ({
    itemId: item_id,
    rev,
  }))
}

/** Whether silence lets anything through by then: a quiet tick need not write. */
export const anyPasses = async (db: Executor, by: Instant): Promise<boolean> =>
  (await waitingSignOffs(db, by)).length > 0

/** Silence counts from a later moment: nothing that waits passes before `until`. */
export const delaySignOffs = async (tx: Tx, until: Instant): Promise<void> => {
  await tx
    .updateTable('sign_off')
    .set({ passes_at: until })
    .where('state', '=', 'waiting')
    .where('passes_at', '<', until)
    .execute()
}
