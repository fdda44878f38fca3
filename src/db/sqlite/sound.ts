import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { DatabaseUnusable } from '../errors.ts'
import { openDatabase, quickCheck, type SqliteDatabase } from './open.ts'
import { isLogDamaged } from './wal-check.ts'

/** SQLite takes a file without a byte for a new database, and a log beside it for rubbish. */
export const isEmpty = (file: string): boolean => existsSync(file) && statSync(file).size === 0

export const howOn = '要接着用，请恢复最近的备份：lianzhang restore <备份>。'

export const emptied = (file: string): string =>
  `数据库 ${file} 是空的（0 字节），多半是被清空了，或磁盘满过。没有使用它，未做任何改动。`

/** Opens a database after reading its structure and its log through. @throws DatabaseUnusable without having changed anything */
export const openSound = (file: string): SqliteDatabase => {
  if (!existsSync(file)) return openDatabase(file)
  if (isEmpty(file)) throw new DatabaseUnusable(`${emptied(file)}${howOn}`)
  const faults = isLogDamaged(file) ? [`${basename(file)}-wal`] : quickCheck(file)
  if (faults.length === 0) return openDatabase(file)
  throw new DatabaseUnusable(
    `数据库 ${file} 已损坏（${faults.slice(0, 3).join('；')}），未做任何改动。请先把它连同 -wal 文件复制留存，再用 lianzhang restore <备份> 恢复。`,
  )
}
