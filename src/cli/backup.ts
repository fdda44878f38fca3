import { join } from 'node:path'
import { readPlaces } from '../config.ts'
import { BackupFailed } from '../db/errors.ts'
import { maintenanceOf } from '../db/maintenance.ts'
import { backUp } from '../jobs/backup.ts'
import { machineClock, openExisting } from './open.ts'
import { complain, type ExitCode, progress, say } from './say.ts'

/** `lianzhang backup`: a copy of a database in use, also beside the running bot. */
export const backup = async (env: NodeJS.ProcessEnv, { json }: { json?: boolean }): Promise<ExitCode> => {
  const places = readPlaces(env)
  const { backupDir } = places
  const database = await openExisting(places.database)
  const bar = progress('备份中')
  try {
    const manifest = await backUp(maintenanceOf(places), backupDir, machineClock.now(), { onProgress: bar.at })
    bar.end()
    if (json) say(JSON.stringify(manifest))
    else
      say(`已备份：${join(backupDir, manifest.file)}（填报 ${manifest.counts.revisions} 份，${manifest.bytes} 字节）`)
    return 0
  } catch (error) {
    if (!(error instanceof BackupFailed)) throw error
    bar.end()
    complain(`备份没有成功（${error.message}）。${error.todo ?? `请检查 ${backupDir} 的空间和权限。`}`)
    return 1
  } finally {
    await database.close()
  }
}
