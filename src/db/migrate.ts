import { type Kysely, sql } from 'kysely'
import { DatabaseUnusable, isBusy } from './errors.ts'
import { migrations } from './migrations/index.ts'
import type { OpenDatabase } from './sqlite/open.ts'

/** Names of migrations not yet applied, in order. @throws DatabaseUnusable for a database of a newer version. */
export const pendingMigrations = (database: OpenDatabase): string[] => {
  const applied = appliedMigrations(database)
  const known = new Set(migrations.map((migration) => migration.name))
  const newer = applied.filter((name) => !known.has(name))
  if (newer.length > 0)
    throw new DatabaseUnusable(
      `数据库 ${database.file} 是更新版本的程序建立的（${newer.join('、')}），本版本不能打开，未做任何改动。请换回新版本程序，或恢复升级前的备份。`,
    )
  const done = new Set(applied)
  return migrations.filter((migration) => !done.has(migration.name)).map((migration) => migration.name)
}

/** Whether the database holds anything at all. */
export const hasMigrated = (database: OpenDatabase): boolean => appliedMigrations(database).length > 0

/** Applies what is pending; each migration and its record are one transaction, so a kill leaves the one or the other state. */
export const migrate = async (database: OpenDatabase): Promise<string[]> => {
  const pending = new Set(pendingMigrations(database))
  for (const migration of migrations) {
    if (!pending.has(migration.name)) continue
    await database.kysely.connection().execute(async (connection) => {
      const db = connection as unknown as Kysely<unknown>
      // Kysely's own migrator uses no transaction on SQLite: a failing migration would leave half of itself behind.
      await beginWhenFree(db)
      try {
        await sql`create table if not exists migration (name text primary key, applied_at text not null)`.execute(db)
        // Another process may have been faster.
        if (appliedMigrations(database).includes(migration.name)) {
          await sql`rollback`.execute(db)
          return
        }
        await migration.up(db)
        await sql`insert into migration values (${migration.name}, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`.execute(db)
        await sql`commit`.execute(db)
      } catch (error) {
        if (database.raw.inTransaction) await sql`rollback`.execute(db)
        throw error
      }
    })
  }
  return [...pending]
}

const busyRetryMs = 5_000

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

const appliedMigrations = ({ raw }: OpenDatabase): string[] => {
  const table = raw.prepare(`select 1 from sqlite_master where type = 'table' and name = 'migration'`).get()
  return table ? (raw.prepare('select name from migration order by name').pluck().all() as string[]) : []
}
