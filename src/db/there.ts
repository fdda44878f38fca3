import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { troubleWords } from './disk-trouble.ts'
import { DatabaseUnusable, databaseCode } from './errors.ts'

/* What cannot be looked at is not absent: only the system's own word that there is nothing counts as such. */

/** Whether the database's file is there. @throws DatabaseUnusable where that cannot be seen, or it is a folder */
export const isFileThere = (file: string): boolean => {
  let found: ReturnType<typeof statSync>
  try {
    found = statSync(file, { throwIfNoEntry: false })
  } catch (error) {
    if (databaseCode(error) === 'ENOTDIR') return false
    throw unseen(error, `数据库 ${file} `)
  }
  if (found?.isDirectory())
    throw new DatabaseUnusable(
      `${file} 是文件夹，不是数据库文件。请把 DATABASE_URL 写到文件，例如 file:${join(file, 'lianzhang.db')}。`,
    )
  return found !== undefined
}

/** Names in the folder of backups; none where it is not there yet. @throws DatabaseUnusable where that cannot be seen */
export const namesInBackups = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (databaseCode(error) === 'ENOENT') return []
    throw unseen(error, `备份目录 ${folder} `)
  }
}

const unseen = (error: unknown, what: string): DatabaseUnusable =>
  new DatabaseUnusable(
    troubleWords(error, what) ?? `看不了${what}（${databaseCode(error) ?? String(error)}）。请检查路径和权限。`,
  )
