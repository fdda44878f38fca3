import { type Kysely, sql } from 'kysely'
import type { OpenDatabase } from './database.ts'
import { DatabaseUnusable } from './errors.ts'
import { type Migration, migrations } from './migrations/index.ts'

/** Names of migrations not yet applied, in order. Newer ones than ours do not disturb a process that runs: see `pendingMigrations`. */
export const missingMigrations = async (database: OpenDatabase): Promise<string[]> =>
  missingIn(await database.applied())

const missingIn = (applied: readonly string[]): string[] => {
  const done = new Set(applied)
  return migrations.filter(({ name }) => !done.has(name)).map(({ name }) => name)
}

/** What is missing, for a process that starts. @throws DatabaseUnusable for a database of a newer version. */
export const pendingMigrations = async (database: OpenDatabase): Promise<string[]> => {
  const applied = await database.applied()
  const known = new Set(migrations.map((migration) => migration.name))
  const newer = applied.filter((name) => !known.has(name))
  if (newer.length > 0)
    throw new DatabaseUnusable(
      `数据库 ${database.label} 是更新版本的程序建立的（${newer.join('、')}），本版本不能打开，未做任何改动。请换回新版本程序，或恢复升级前的备份。`,
    )
  return missingIn(applied)
}

/** Whether the database holds anything at all. */
export const hasMigrated = async (database: OpenDatabase): Promise<boolean> => (await database.applied()).length > 0

/** Applies what is pending; each migration and its record are one transaction, so a kill leaves the one or the other state. */
export const migrate = async (database: OpenDatabase): Promise<string[]> => {
  const pending = new Set(await pendingMigrations(database))
  for (const migration of migrations)
    if (pending.has(migration.name)) await database.alter((db) => apply(db, migration))
  return [...pending]
}

/** All of them, in one transaction that somebody else ends. */
export const applyAll = async (db: Kysely<unknown>): Promise<void> => {
  for (const migration of migrations) await apply(db, migration)
}

const apply = async (db: Kysely<unknown>, { name, up }: Migration): Promise<void> => {
  await sql`create table if not exists migration (name text primary key, applied_at text not null)`.execute(db)
  // Another process may have been faster.
  const { rows } = await sql`select 1 from migration where name = ${name}`.execute(db)
  if (rows.length > 0) return
  await up(db)
  await sql`insert into migration values (${name}, ${new Date().toISOString()})`.execute(db)
}
