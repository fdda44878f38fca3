import { join } from 'node:path'
import type { OpenDatabase } from '../db/database.ts'
import { DatabaseUnusable } from '../db/errors.ts'
import { hasMigrated, migrate, pendingMigrations } from '../db/migrate.ts'
import { sqliteOf } from '../db/sqlite/open.ts'
import { backUp } from '../jobs/backup.ts'
import { machineClock } from './open.ts'

/** Brings a database to this version; one that holds something is backed up before. */
export const upgrade = async (
  database: OpenDatabase,
  backupDir: string,
  backedUp = false,
): Promise<{ done: string[]; backup?: string }> => {
  if ((await pendingMigrations(database)).length === 0) return { done: [] }
  if (!(await hasMigrated(database))) return { done: await migrate(database) }
  if (database.kind === 'postgres' && !backedUp)
    throw new DatabaseUnusable(
      `数据库 ${database.label} 比本版本旧，本程序还不会备份服务器上的数据库，没有升级。请先用 pg_dump 备份，再运行 lianzhang migrate --backed-up。`,
    )
  if (database.kind === 'postgres') return { done: await migrate(database) }
  const { file } = await backUp(sqliteOf(database), backupDir, machineClock.now())
  return { done: await migrate(database), backup: join(backupDir, file) }
}
