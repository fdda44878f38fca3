import { join } from 'node:path'
import type { Places } from '../config.ts'
import type { OpenDatabase } from '../db/database.ts'
import { DatabaseUnusable } from '../db/errors.ts'
import { maintenanceOf } from '../db/maintenance.ts'
import { hasMigrated, migrate, pendingMigrations } from '../db/migrate.ts'
import { backUp } from '../jobs/backup.ts'
import { machineClock } from './open.ts'

/** Brings a database to this version; one that holds something is backed up before. @param backedUp by somebody else, just now */
export const upgrade = async (
  database: OpenDatabase,
  places: Places,
  backedUp = false,
): Promise<{ done: string[]; backup?: string }> => {
  const maintenance = maintenanceOf(places)
  const bring = async (): Promise<{ done: string[]; backup?: string }> => {
    if ((await pendingMigrations(database)).length === 0) return { done: [] }
    if (backedUp || !(await hasMigrated(database))) return { done: await migrate(database) }
    const why = await maintenance.whyNoBackup()
    if (why !== undefined)
      throw new DatabaseUnusable(
        `数据库 ${database.label} 比本版本旧，升级前要先备份：${why}没有升级。已经另外备份过的，运行 lianzhang migrate --backed-up。`,
      )
    const { file } = await backUp(maintenance, places.backupDir, machineClock.now())
    return { done: await migrate(database), backup: join(places.backupDir, file) }
  }
  return (await pendingMigrations(database)).length === 0 ? { done: [] } : maintenance.inTurn(bring)
}
