import { sql } from 'kysely'
import { nameKey } from '../domain/names.ts'
import type { Day } from '../domain/time.ts'
import { toRecord } from './record-row.ts'
import { litColumns, type StoredRecord } from './records.ts'
import type { Executor, Tx } from './schema.ts'

/** What follows from the day and not from a step: no revision of its own. */
export const saveTurned = async (
  tx: Tx,
  { id, lit, told, nextOn }: Pick<StoredRecord, 'id' | 'lit' | 'told' | 'nextOn'>,
): Promise<void> => {
  const row = { ...litColumns(lit), told: JSON.stringify(told), next_on: nextOn ?? null }
  await tx.updateTable('record').set(row).where('id', '=', id).execute()
}

/** Open records that have something to say by that day. The condition of the index stands in the query: a bound value would hide it. */
export const recordsToSpeak = async (db: Executor, day: Day, limit: number): Promise<StoredRecord[]> =>
  (
    await db
      .selectFrom('record')
      .selectAll()
      .where(sql<boolean>`open = 1 and next_on is not null`)
      .where('next_on', '<=', day)
      .orderBy('next_on')
      .orderBy('id')
      .limit(limit)
      .execute()
  ).map(toRecord)

const openOnes = (db: Executor) => db.selectFrom('record').selectAll().where(sql<boolean>`open = 1`)

export const openRecordsOf = async (db: Executor, owner: string): Promise<StoredRecord[]> =>
  (await openOnes(db).where('owner', '=', owner).orderBy('id').execute()).map(toRecord)

/** Of a unit, without an owner. */
export const openRecordsOfUnit = async (db: Executor, unit: string): Promise<StoredRecord[]> =>
  (await openOnes(db).where('unit', '=', unit).where('owner', 'is', null).orderBy('id').execute()).map(toRecord)

export const openRecordsOfChain = async (db: Executor, chainId: string): Promise<StoredRecord[]> =>
  (await openOnes(db).where('chain_id', '=', chainId).orderBy('kind').orderBy('no').execute()).map(toRecord)

/** Open records of every kind in the order of their ids, for going through all of them a few at a time. */
export const openRecordsAfter = async (db: Executor, after: string, limit: number): Promise<StoredRecord[]> =>
  (
    await db
      .selectFrom('record')
      .selectAll()
      .where('id', '>', after)
      .where(sql<boolean>`open = 1`)
      .orderBy('id')
      .limit(limit)
      .execute()
  ).map(toRecord)

/** An open record of the same kind and chain with the same title, in letters and digits. */
export const openRecordTitled = async (
  db: Executor,
  { kind, chainId }: { kind: string; chainId: string | undefined },
  title: string,
): Promise<StoredRecord | undefined> => {
  const row = await openOnes(db)
    .where('kind', '=', kind)
    .where('title_key', '=', nameKey(title))
    .where('chain_id', chainId === undefined ? 'is' : '=', chainId ?? null)
    .orderBy('no')
    .limit(1)
    .executeTakeFirst()
  return row && toRecord(row)
}
