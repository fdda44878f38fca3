import type { Instant } from '../domain/time.ts'
import type { Executor, Tx } from './schema.ts'

/** Facts of the last applied district file, as JSON. */
export const lastApplied = async (db: Executor): Promise<string | undefined> =>
  (await db.selectFrom('district_applied').select('body').orderBy('seq', 'desc').limit(1).executeTakeFirst())?.body

export const recordApplied = async (tx: Tx, applied: { at: Instant; file: string; facts: string }): Promise<void> => {
  await tx
    .insertInto('district_applied')
    .values({ applied_at: applied.at, file: applied.file, body: applied.facts })
    .execute()
}

/** Stores a unit's aliases; without aliases the unit is taken off the register. */
export const saveUnit = async (tx: Tx, name: string, aliases: string[] | undefined): Promise<void> => {
  if (!aliases) {
    await tx.deleteFrom('unit').where('name', '=', name).execute()
    return
  }
  const row = { aliases: JSON.stringify(aliases) }
  await tx
    .insertInto('unit')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}

export const saveMeasure = async (tx: Tx, id: string, body: unknown): Promise<void> => {
  if (body === undefined) {
    await tx.deleteFrom('measure').where('id', '=', id).execute()
    return
  }
  const row = { body: JSON.stringify(body) }
  await tx
    .insertInto('measure')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
