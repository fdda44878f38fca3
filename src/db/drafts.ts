import type { Instant } from '../domain/time.ts'
import type { WeeklyTyped } from '../domain/weekly.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

export interface Draft<Typed = WeeklyTyped> {
  personId: string
  typed: Typed
  savedAt: Instant
}

const toDraft = <Typed = WeeklyTyped>(row: Database['draft']): Draft<Typed> => ({
  personId: row.person_id,
  typed: JSON.parse(row.typed) as Typed,
  savedAt: row.saved_at,
})

export const saveDraft = async (tx: Tx, id: string, draft: Draft<unknown>): Promise<void> => {
  const row = { typed: JSON.stringify(draft.typed), saved_at: draft.savedAt }
  await tx
    .insertInto('draft')
    .values({ item_id: id, person_id: draft.personId, ...row })
    .onConflict((conflict) => conflict.columns(['item_id', 'person_id']).doUpdateSet(row))
    .execute()
}

/** The caller knows what kind of item it is, and so what is typed into its cards. */
export const readDraft = async <Typed = WeeklyTyped>(
  db: Executor,
  id: string,
  personId: string,
): Promise<Draft<Typed> | undefined> => {
  const row = await db
    .selectFrom('draft')
    .selectAll()
    .where('item_id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row && toDraft<Typed>(row)
}

export const draftsOf = async (db: Executor, id: string): Promise<Draft[]> =>
  (await db.selectFrom('draft').selectAll().where('item_id', '=', id).orderBy('saved_at', 'desc').execute()).map(
    (row) => toDraft(row),
  )

export const deleteDraft = async (tx: Tx, id: string, personId: string): Promise<void> => {
  await remove(tx, { id, personId })
}

const remove = prepared<{ id: string; personId: string }, unknown>((db, slot) =>
  db.deleteFrom('draft').where('item_id', '=', slot('id')).where('person_id', '=', slot('personId')),
)
