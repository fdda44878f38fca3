import { prepared } from './prepared.ts'
import type { Executor, Tx } from './schema.ts'

export const readFact = async (db: Executor, key: string): Promise<string | undefined> =>
  (await byKey(db, { key }))[0]?.value

const byKey = prepared<{ key: string }, { value: string }>((db, slot) =>
  db.selectFrom('kv').select('value').where('key', '=', slot('key')),
)

export const writeFact = async (tx: Tx, key: string, value: string): Promise<void> => {
  await tx
    .insertInto('kv')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

export const forgetFact = async (tx: Tx, key: string): Promise<void> => {
  await tx.deleteFrom('kv').where('key', '=', key).execute()
}
