import { defaultNumbers, type Numbers } from '../domain/records/numbers.ts'
import type { Executor, Tx } from './schema.ts'

export const readSetting = async (db: Executor, key: string): Promise<unknown> => {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row === undefined ? undefined : (JSON.parse(row.value) as unknown)
}

export const writeSetting = async (tx: Tx, key: string, value: unknown): Promise<void> => {
  const text = JSON.stringify(value)
  await tx
    .insertInto('setting')
    .values({ key, value: text })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
    .execute()
}

export const numbersSetting = 'record-numbers'
/** What records go by, with what the office has changed of it. */
export const readNumbers = async (db: Executor): Promise<Numbers> => ({
  ...defaultNumbers,
  ...((await readSetting(db, numbersSetting)) as Partial<Numbers> | undefined),
})

/** Keys of switches that are on, below a prefix. */
export const settingsOn = async (db: Executor, prefix: string): Promise<string[]> =>
  (
    await db
      .selectFrom('setting')
      .select('key')
      .where('key', '>=', prefix)
      .where('key', '<', `${prefix}~`)
      .where('value', '=', 'true')
      .orderBy('key')
      .execute()
  ).map(({ key }) => key)
