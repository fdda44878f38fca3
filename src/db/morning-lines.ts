import type { Executor, Tx } from './schema.ts'

/** What the next morning note tells somebody. */
export interface MorningLine {
  personId: string
  recordId: string
  /** Which of the record's alerts. */
  key: string
  /** Name of whoever is away and would have read it. */
  inPlaceOf: string | undefined
}

export const addMorningLine = async (tx: Tx, line: MorningLine): Promise<void> => {
  await tx
    .insertInto('morning_line')
    .values({
      person_id: line.personId,
      record_id: line.recordId,
      key: line.key,
      in_place_of: line.inPlaceOf ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** People behind one who have something to read, some at a time. */
export const peopleWithLines = async (db: Executor, after: string, limit: number): Promise<string[]> =>
  (
    await db
      .selectFrom('morning_line')
      .select('person_id')
      .distinct()
      .where('person_id', '>', after)
      .orderBy('person_id')
      .limit(limit)
      .execute()
  ).map(({ person_id }) => person_id)

/** Hands out somebody's lines; they are gone with it. */
export const takeMorningLines = async (tx: Tx, personId: string): Promise<MorningLine[]> =>
  (await tx.deleteFrom('morning_line').where('person_id', '=', personId).returningAll().execute()).map((row) => ({
    personId: row.person_id,
    recordId: row.record_id,
    key: row.key,
    inPlaceOf: row.in_place_of ?? undefined,
  }))
