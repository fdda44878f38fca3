import { join } from 'node:path'
import { readPlaces } from '../config.ts'
import { BackupFailed } from '../db/sqlite/backup.ts'
import { sqliteOf } from '../db/sqlite/open.ts'
import { backUp } from '../jobs/backup.ts'
import { fileOf, machineClock, openExisting } from './open.ts'
import { complain, type ExitCode, progress, say } from './say.ts'

/** `lianzhang backup`: an online copy, also beside the running bot. */
export const backup = async (env: NodeJS.ProcessEnv, { json }: { json?: boolean }): Promise<ExitCode> => {
  const { database: place, backupDir } = readPlaces(env)
  fileOf(place, '备份')
  const database = await openExisting(place)
  const bar = progress('备份中')
  try {
    const manifest = await backUp(sqliteOf(database), backupDir, machineClock.now(), { onProgress: bar.at })
    bar.end()
    if (json) say(JSON.stringify(manifest))
    else
      say(`已备份：${join(backupDir, manifest.file)}（填报 ${manifest.counts.revisions} 份，${manifest.bytes} 字节）`)
    return 0
  } catch (error) {
    if (!(error instanceof BackupFailed)) throw error
    bar.end()
    complain(`备份没有成功（${error.message}）。请检查 ${backupDir} 的空间和权限。`)
    return 1
  } finally {
    await database.close()
  }
}
