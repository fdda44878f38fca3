import { join } from 'node:path'
import { hasMigrated, migrate, pendingMigrations } from '../db/migrate.ts'
import type { SqliteDatabase } from '../db/sqlite/open.ts'
import { backUp } from '../jobs/backup.ts'
import { machineClock } from './open.ts'

/** Brings a database to this version; one that holds something is backed up before. */
export const upgrade = async (
  database: SqliteDatabase,
  backupDir: string,
): Promise<{ done: string[]; backup?: string }> => {
  if ((await pendingMigrations(database)).length === 0) return { done: [] }
  if (!(await hasMigrated(database))) return { done: await migrate(database) }
  const { file } = await backUp(database, backupDir, machineClock.now())
  return { done: await migrate(database), backup: join(backupDir, file) }
}
