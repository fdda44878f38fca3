import type { Config, Places } from '../../config.ts'
import { maintenanceOf } from '../../db/maintenance.ts'
import { hasMigrated, pendingMigrations } from '../../db/migrate.ts'
import { isServer } from '../../db/place.ts'
import { isFileThere } from '../../db/there.ts'
import type { District } from '../../domain/district.ts'
import { noAdmin } from '../../texts/claim.ts'
import { admins } from '../../usecases/people/claim.ts'
import { whyNotBegin } from '../begin.ts'
import { known, openAny, shortTransactions } from '../open.ts'
import { whyOtherDistrict } from '../other-district.ts'
import { type Add, ok, warning, wrong } from './finding.ts'

/** The database, and the holidays of the coming year in it. */
export const checkDatabase = async (
  places: Places & Pick<Config, 'districtFile'>,
  district: District | undefined,
  add: Add,
): Promise<void> => {
  const { database: place, districtFile } = places
  const maintenance = maintenanceOf(places)
  try {
    const gone = whyNotBegin(places)
    if (gone !== undefined) return add(wrong('数据库', gone))
    if (!isServer(place) && !isFileThere(place)) return add(ok('数据库', '还没有，启动时会建立'))
    const database = await openAny(place)
    try {
      for (const { what, found, say } of await maintenance.means()) add(found ? ok(what, say) : warning(what, say))
      if ((await pendingMigrations(database)).length > 0) {
        if (!(await hasMigrated(database))) return add(ok('数据库', `连得上 ${database.label}，还没有表，启动时会建立`))
        return add(
          warning(
            '数据库',
            (await maintenance.whyNoBackup()) === undefined
              ? '完好，比本版本旧，启动时会先备份再升级'
              : '比本版本旧，不能备份所以不会升级：请先备份，再运行 lianzhang migrate --backed-up',
          ),
        )
      }
      const other = district && (await whyOtherDistrict(database, district, districtFile))
      if (other !== undefined) add(wrong('区文件', other))
      const { hasYear, now, hasAdmin } = await shortTransactions(database)('check', async (ctx) => ({
        hasYear: ctx.rules.calendar.hasYear,
        now: ctx.now,
        hasAdmin: (await admins(ctx.tx)).length > 0,
      }))
      add(ok('数据库', '完好，是本版本'))
      if (!hasAdmin) add(warning('管理员', noAdmin))
      checkHolidays(hasYear, now, add)
    } finally {
      await database.close()
    }
  } catch (error) {
    const told = known(error)
    if (!told) throw error
    add(wrong('数据库', told.line))
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
