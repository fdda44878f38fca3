import { readPlaces } from '../config.ts'
import { isServer } from '../db/place.ts'
import { beginAnew, refuseToBegin } from './begin.ts'
import { holdAlone, openAny } from './open.ts'
import { type ExitCode, say } from './say.ts'
import { upgrade } from './upgrade.ts'

/** `lianzhang migrate`: brings the database to this version, after a backup. Refuses while a bot runs beside a file; a server keeps the others out itself. */
export const migrate = async (
  env: NodeJS.ProcessEnv,
  { new: anew = false, backedUp = false }: { new?: boolean; backedUp?: boolean } = {},
): Promise<ExitCode> => {
  const places = readPlaces(env)
  const { database: place } = places
  if (!anew) refuseToBegin(places)
  const lock = isServer(place) ? undefined : await holdAlone(place)
  try {
    if (anew) beginAnew(places)
    const database = await openAny(place)
    try {
      const { done, backup } = await upgrade(database, places, backedUp)
      if (backup) say(`升级前已备份：${backup}`)
      say(done.length === 0 ? '数据库已是本版本，没有要升级的。' : `已升级：${done.join('、')}`)
      return 0
    } finally {
      await database.close()
    }
  } finally {
    await lock?.release()
  }
}
