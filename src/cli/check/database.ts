import { existsSync } from 'node:fs'
import type { Config } from '../../config.ts'
import { DatabaseInUse, DatabaseUnusable } from '../../db/errors.ts'
import { pendingMigrations } from '../../db/migrate.ts'
import { lockFolder } from '../../db/sqlite/folder-lock.ts'
import { noAdmin } from '../../texts/claim.ts'
import { admins } from '../../usecases/people/claim.ts'
import { whyNotBegin } from '../begin.ts'
import { openSound, shortTransactions } from '../open.ts'
import { type Add, ok, warning, wrong } from './finding.ts'

export const isRunning = (databaseFile: string): boolean => {
  if (!existsSync(databaseFile)) return false
  try {
    lockFolder(databaseFile).release()
    return false
  } catch (error) {
    return error instanceof DatabaseInUse
  }
}

/** The database, and the holidays of the coming year in it. */
export const checkDatabase = async (places: Pick<Config, 'databaseFile' | 'backupDir'>, add: Add): Promise<void> => {
  const { databaseFile } = places
  const gone = whyNotBegin(places)
  if (gone !== undefined) return add(wrong('数据库', gone))
  if (!existsSync(databaseFile)) return add(ok('数据库', '还没有，启动时会建立'))
  try {
    const database = openSound(databaseFile)
    try {
      if ((await pendingMigrations(database)).length > 0)
        return add(warning('数据库', '完好，比本版本旧，启动时会先备份再升级'))
      add(ok('数据库', '完好，是本版本'))
      const { hasYear, now, hasAdmin } = await shortTransactions(database)('check', async (ctx) => ({
        hasYear: ctx.rules.calendar.hasYear,
        now: ctx.now,
        hasAdmin: (await admins(ctx.tx)).length > 0,
      }))
      if (!hasAdmin) add(warning('管理员', noAdmin))
      checkHolidays(hasYear, now, add)
    } finally {
      await database.close()
    }
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error
    add(wrong('数据库', error.message))
  }
}

const checkHolidays = (hasYear: (year: number) => boolean, now: string, add: Add): void => {
  const nextYear = Number(now.slice(0, 4)) + 1
  const todo = '请私信机器人「设置 放假」并粘贴通知全文'
  if (hasYear(nextYear)) add(ok('节假日', `${nextYear} 年已录入`))
  // The notice is out by then every year, and the first due days of January hang on it.
  else if (now.slice(5) >= '12-20') add(wrong('节假日', `${nextYear} 年放假安排还没有录入，${todo}`))
  else add(warning('节假日', `${nextYear} 年放假安排还没有录入，公布后${todo}`))
}
