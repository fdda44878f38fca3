import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { isCopy } from '../db/backup-files.ts'
import { DatabaseUnusable } from '../db/errors.ts'
import { isServer } from '../db/place.ts'
import { emptied, howOn, isEmpty } from '../db/sqlite/sound.ts'
import { isFileThere, namesInBackups } from '../db/there.ts'
import { machineClock } from './open.ts'

type Places = Pick<Config, 'database' | 'backupDir'>

const howAnew = '确实要从头开始（以前的填报都不要了），请运行 lianzhang start --new。'

/**
 * A database that is gone or was emptied looks like a new installation. Beside anything that shows that there was one, beginning anew is only
 * done when it is asked for: whoever lost a disk would not notice otherwise that all reports are gone.
 * @returns why it is not begun, undefined when it may be.
 */
export const whyNotBegin = ({ database: databaseFile, backupDir }: Places): string | undefined => {
  // A server's database is made by hand, and said to be empty by its tables.
  if (isServer(databaseFile)) return undefined
  const there = isFileThere(databaseFile)
  if (there) return isEmpty(databaseFile) ? `${emptied(databaseFile)}${howOn}${howAnew}` : undefined
  const traces = tracesOf(databaseFile, backupDir)
  return traces.length === 0
    ? undefined
    : `数据库 ${databaseFile} 不见了，但是还有${traces.join('、')}：以前用过。没有建新的，未做任何改动。请先看 DATABASE_URL 写得对不对、磁盘挂上没有。${howOn}${howAnew}`
}

/** @throws DatabaseUnusable */
export const refuseToBegin = (places: Places): void => {
  const why = whyNotBegin(places)
  if (why !== undefined) throw new DatabaseUnusable(why)
}

/** `--new`: what is left of the former database is kept under other names, so that nothing of it is read into the new one. @throws DatabaseUnusable */
export const beginAnew = ({ database }: Places): void => {
  if (isServer(database))
    throw new DatabaseUnusable(
      '--new 只用于文件数据库，没有改动。在 PostgreSQL 上从头开始：请管理员另建一个空库，把 DATABASE_URL 写成它。',
    )
  const databaseFile = database
  if (isFileThere(databaseFile) && !isEmpty(databaseFile))
    throw new DatabaseUnusable(
      `数据库 ${databaseFile} 里有数据，没有动它。--new 只在数据库不见了或是空的时候用；要从头开始，先把它连同 -wal 移到别处。`,
    )
  rmSync(databaseFile, { force: true })
  const stamp = machineClock.now().replaceAll(/[-:.]/g, '')
  if (existsSync(`${databaseFile}-wal`)) renameSync(`${databaseFile}-wal`, `${databaseFile}.before-new-${stamp}-wal`)
  rmSync(`${databaseFile}-shm`, { force: true })
}

/** What shows that there was a database here. */
const tracesOf = (databaseFile: string, backupDir: string): string[] => {
  const name = basename(databaseFile)
  const backup = namesInBackups(backupDir).filter(isCopy).toSorted().at(-1)
  const aside = namesIn(dirname(databaseFile)).some((one) => one.startsWith(`${name}.before-restore-`))
  return [
    ...(existsSync(`${databaseFile}-wal`) ? [`它的日志 ${name}-wal`] : []),
    ...(backup === undefined ? [] : [`备份 ${join(backupDir, backup)}`]),
    ...(aside ? ['恢复备份时留下的数据库（before-restore）'] : []),
  ]
}

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
