import { createRequire } from 'node:module'
import type Sqlite from 'better-sqlite3'
import { DatabaseUnusable, databaseCode } from '../errors.ts'

/** The driver is loaded where a database is a file, and nowhere else. @throws DatabaseUnusable where this machine cannot load it */
export const connectSqlite = (file: string, options?: Sqlite.Options): Sqlite.Database => {
  try {
    const Driver = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite
    return new Driver(file, options)
  } catch (error) {
    throw isOfDriver(error) ? new DatabaseUnusable(unloadable(error)) : error
  }
}

const words = (error: unknown): string => (error instanceof Error ? error.message : '')

const isOfDriver = (error: unknown): boolean =>
  /^(MODULE_NOT_FOUND|ERR_DLOPEN_FAILED)$/.test(databaseCode(error) ?? '') || /bindings file/.test(words(error))

/** It says nothing about the file, and nobody has to restore a backup for it. */
const unloadable = (error: unknown): string => {
  const why = /NODE_MODULE_VERSION \d+|GLIBC\w*_[\d.]+/.exec(words(error))?.[0] ?? databaseCode(error) ?? '没有编译好'
  return `SQLite 的驱动在这台机器上用不了（${why}），数据库没有打开，数据没有因此损坏，不要恢复备份。多半是没有装依赖、换过 Node 的版本，或程序是在另一种机器上装的：在程序目录里运行 npm ci --strict-allow-scripts，再 npm run build；不能上网的照运维手册“不能上网的内网”重新做包。`
}
