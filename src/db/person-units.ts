import type { Executor, Tx } from './schema.ts'

/** Whose 单位 it is that somebody speaks for; undefined where the roster names none. */
export const readUnitOf = async (db: Executor, personId: string): Promise<string | undefined> =>
  (await db.selectFrom('person_unit').select('unit').where('person_id', '=', personId).executeTakeFirst())?.unit

export const saveUnitOf = async (tx: Tx, personId: string, unit: string | undefined): Promise<void> => {
  if (unit === undefined) {
    await tx.deleteFrom('person_unit').where('person_id', '=', personId).execute()
    return
  }
  await tx
    .insertInto('person_unit')
    .values({ person_id: personId, unit })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ unit }))
    .execute()
}
