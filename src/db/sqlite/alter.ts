import type Sqlite from 'better-sqlite3'
import { type Kysely, sql } from 'kysely'
import { DatabaseUnusable, isBusy } from '../errors.ts'
import type { Database } from '../schema.ts'

const busyRetryMs = 5_000

/** Kysely's own migrator uses no transaction on SQLite: a failing migration would leave half of itself behind. */
export const alterTables =
  (raw: Sqlite.Database, kysely: Kysely<Database>) =>
  (work: (db: Kysely<unknown>) => Promise<void>): Promise<void> =>
    kysely.connection().execute(async (connection) => {
      const db = connection as unknown as Kysely<unknown>
      await beginWhenFree(db)
      try {
        await work(db)
        await sql`commit`.execute(db)
      } catch (error) {
        if (raw.inTransaction) await sql`rollback`.execute(db)
        throw error
      }
    })

const beginWhenFree = async (db: Kysely<unknown>): Promise<void> => {
  const until = performance.now() + busyRetryMs
  for (;;) {
    try {
      await sql`begin immediate`.execute(db)
      return
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() > until)
        throw new DatabaseUnusable('数据库正被别的程序占用，没有升级。请先停止它，再重试。')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
