import { readPlaces } from '../config.ts'
import { lockFolder } from '../db/sqlite/folder-lock.ts'
import { beginAnew, refuseToBegin } from './begin.ts'
import { openSound } from './open.ts'
import { type ExitCode, say } from './say.ts'
import { upgrade } from './upgrade.ts'

/** `lianzhang migrate`: brings the database to this version, after a backup. Refuses while the bot runs. */
export const migrate = async (
  env: NodeJS.ProcessEnv,
  { new: anew = false }: { new?: boolean } = {},
): Promise<ExitCode> => {
  const places = readPlaces(env)
  const { databaseFile, backupDir } = places
  if (!anew) refuseToBegin(places)
  const lock = lockFolder(databaseFile)
  try {
    if (anew) beginAnew(places)
    const database = openSound(databaseFile)
    try {
      const { done, backup } = await upgrade(database, backupDir)
      if (backup) say(`升级前已备份：${backup}`)
      say(done.length === 0 ? '数据库已是本版本，没有要升级的。' : `已升级：${done.join('、')}`)
      return 0
    } finally {
      await database.close()
    }
  } finally {
    lock.release()
  }
}
