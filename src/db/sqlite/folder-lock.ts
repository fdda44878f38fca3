import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { troubleWords } from '../disk-trouble.ts'
import { DatabaseInUse, DatabaseUnusable, isBusy, sqliteCode } from '../errors.ts'
import { connectSqlite } from './driver.ts'

export interface FolderLock {
  release(): void
}

/**
 * One running bot per database: an exclusive lock on a small database beside it, freed by the kernel when the process ends, however it ends.
 * @throws DatabaseUnusable when another process holds it.
 */
export const lockFolder = (databaseFile: string): FolderLock => {
  // Two names of one database must not be two locks.
  const file = `${existsSync(databaseFile) ? realpathSync(databaseFile) : databaseFile}.lock`
  let lock: Sqlite.Database | undefined
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    lock = connectSqlite(file, { timeout: 0 })
    lock.pragma('journal_mode = DELETE')
    lock.exec('begin exclusive')
  } catch (error) {
    lock?.close()
    if (error instanceof DatabaseUnusable) throw error
    if (isBusy(error))
      throw new DatabaseInUse(`已有一个 lianzhang 正在使用数据库 ${databaseFile}。请先停止它，再重试。`)
    const trouble = troubleWords(error, `数据库所在的文件夹 ${dirname(file)} `)
    if (trouble !== undefined) throw new DatabaseUnusable(trouble)
    const reason = sqliteCode(error) ?? (error instanceof Error && 'code' in error ? String(error.code) : String(error))
    throw new DatabaseUnusable(`数据库所在的文件夹不可写（${dirname(file)}，${reason}）。请改正权限或磁盘空间后重试。`)
  }
  const held = lock
  return {
    release: () => {
      if (held.inTransaction) held.exec('rollback')
      held.close()
    },
  }
}
