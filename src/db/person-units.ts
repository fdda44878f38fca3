import { prepared } from './prepared.ts'
import type { Executor, Tx } from './schema.ts'

/** Which unit somebody speaks for. */
export const readUnitOf = async (db: Executor, personId: string): Promise<string | undefined> =>
  (await unitOf(db, { personId }))[0]?.unit

const unitOf = prepared<{ personId: string }, { unit: string }>((db, slot) =>
  db.selectFrom('person_unit').select('unit').where('person_id', '=', slot('personId')),
)

/** People in the tenant who speak for a unit. */
export const peopleOfUnit = async (db: Executor, unit: string): Promise<string[]> =>
  (await inUnit(db, { unit })).map(({ person_id }) => person_id)

const inUnit = prepared<{ unit: string }, { person_id: string }>((db, slot) =>
  db
    .selectFrom('person_unit')
    .innerJoin('person', 'person.id', 'person_unit.person_id')
    .select('person_unit.person_id')
    .where('person_unit.unit', '=', slot('unit'))
    .where('person.state', '=', 'active')
    .orderBy('person_unit.person_id'),
)

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
