import type { OpenDatabase } from '../db/database.ts'
import { readSetting } from '../db/settings.ts'
import type { District } from '../domain/district.ts'

/**
 * A start applies the file without a question, and what is no longer in it ends: of another district that is everybody. By hand, `apply` shows it first.
 * @returns why a start does not bring this district into this database
 */
export const whyOtherDistrict = async (
  { kysely, label }: OpenDatabase,
  { district }: District,
  file: string,
): Promise<string | undefined> => {
  const known = await readSetting(kysely, 'district')
  if (known === undefined || known === district) return undefined
  return `数据库 ${label} 里是「${String(known)}」，区文件 ${file} 写的是「${district}」，不会启动，人和群都没有动：按这份区文件启动，原来的人和群都会停用。请核对 DATABASE_URL 和 DISTRICT_FILE；确实改了区名，先运行 lianzhang apply ${file}，再启动。`
}
