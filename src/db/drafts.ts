import { rights } from '../domain/rights.ts'
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

const filing = Object.keys(rights.file.cells)

/** Drafts of items that somebody may still go on with: a draft is its writer's alone, and who gave up the post hands in no more. */
export const openDrafts = (db: Executor) =>
  db
    .selectFrom('draft')
    .innerJoin('item as drafted', 'drafted.id', 'draft.item_id')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('person_role')
          .select('person_role.id')
          .whereRef('person_role.person_id', '=', 'draft.person_id')
          .whereRef('person_role.chain_id', '=', 'drafted.chain_id')
          .where('person_role.role', 'in', filing)
          .where('person_role.until', 'is', null),
      ),
    )

/** The newest first. */
export const draftsOf = async (db: Executor, id: string): Promise<Draft[]> => {
  const rows = await openDrafts(db)
    .selectAll('draft')
    .where('draft.item_id', '=', id)
    .orderBy('draft.saved_at', 'desc')
    .execute()
  return rows.map((row) => toDraft(row))
}

export const deleteDraft = async (tx: Tx, id: string, personId: string): Promise<void> => {
  await remove(tx, { id, personId })
}

const remove = prepared<{ id: string; personId: string }, unknown>((db, slot) =>
  db.deleteFrom('draft').where('item_id', '=', slot('id')).where('person_id', '=', slot('personId')),
)
