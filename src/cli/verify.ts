import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readPlaces } from '../config.ts'
import { copiesIn, listBackups, sha256Of } from '../db/backup-files.ts'
import { inspectionTrouble } from '../db/disk-trouble.ts'
import { DatabaseUnusable } from '../db/errors.ts'
import { lockFolder } from '../db/sqlite/folder-lock.ts'
import { type Inspection, inspect } from '../db/sqlite/inspect.ts'
import { isLogDamaged } from '../db/sqlite/wal-check.ts'
import { emptied, fileOf, howOn, isEmpty } from './open.ts'
import { complain, type ExitCode, progress, say } from './say.ts'

/** `lianzhang verify`: reads the database and every backup through. Changes no byte. */
export const verify = async (env: NodeJS.ProcessEnv, { json }: { json?: boolean }): Promise<ExitCode> => {
  const { database: place, backupDir } = readPlaces(env)
  const databaseFile = fileOf(place, '校验')
  if (!existsSync(databaseFile)) throw new DatabaseUnusable(`还没有数据库 ${databaseFile}。请检查 DATABASE_URL。`)
  if (isEmpty(databaseFile)) throw new DatabaseUnusable(`${emptied(databaseFile)}${howOn}`)
  const { faults, trouble, counts } = isLogDamaged(databaseFile)
    ? { faults: ['日志（-wal）已损坏'], counts: undefined, trouble: undefined }
    : await inspectInPlace(databaseFile)
  if (trouble !== undefined) throw new DatabaseUnusable(inspectionTrouble(trouble, `数据库 ${databaseFile} `))
  const backups = await checkBackups(backupDir)
  const ok = faults.length === 0 && backups.every(({ state }) => state === 'ok' || state === 'unlisted')
  if (json) {
    say(JSON.stringify({ ok, faults, counts, backups }))
    return ok ? 0 : 1
  }
  say(
    faults.length === 0
      ? `✓ 数据库完好：填报 ${counts?.revisions ?? 0} 份`
      : `✗ 数据库有 ${faults.length} 处问题：${faults.slice(0, 5).join('；')}`,
  )
  for (const { file, state } of backups) say(`${marks[state]} 备份 ${file}${words[state]}`)
  if (backups.length === 0) say('· 还没有备份。用 lianzhang backup 备一份。')
  if (faults.length > 0)
    complain(
      '请先停止机器人，把数据库文件（连同 -wal）复制留存，再用 lianzhang restore <备份> 恢复最近一份完好的备份。',
    )
  return ok ? 0 : 1
}

const marks: Record<BackupState, string> = { ok: '✓', changed: '✗', missing: '✗', unreadable: '✗', unlisted: '·' }
const words: Record<BackupState, string> = {
  ok: '',
  changed: ' 与校验值不符，请勿使用',
  missing: ' 的文件不见了',
  unreadable: ' 的清单（.json）读不出来，内容无法核对，请勿使用',
  unlisted: ' 没有清单（.json），内容无法核对，不算备份',
}

/** Reading a database that nobody has open leaves an empty log beside it, which would belong to whoever ran the command. */
const inspectInPlace = async (file: string): Promise<Inspection> => {
  const parts = [`${file}-wal`, `${file}-shm`]
  const before = parts.some(existsSync)
  const report = await inspect(file)
  if (before || !existsSync(`${file}-wal`) || statSync(`${file}-wal`).size > 0) return report
  try {
    const lock = lockFolder(file)
    for (const part of parts) rmSync(part, { force: true })
    lock.release()
  } catch (error) {
    // The bot was started meanwhile: they are its own now.
    if (!(error instanceof DatabaseUnusable)) throw error
  }
  return report
}

type BackupState = 'ok' | 'changed' | 'missing' | 'unlisted' | 'unreadable'

/** Of a backup without its manifest nobody can say whether a byte of it has changed. */
const checkBackups = async (folder: string) => {
  const manifests = await listBackups(folder)
  const bar = progress('核对备份')
  const checked: { file: string; state: BackupState }[] = []
  for (const [index, { file, sha256 }] of manifests.entries()) {
    bar.at(index, manifests.length)
    const sum = await sha256Of(join(folder, file)).catch(() => undefined)
    checked.push({ file, state: sum === undefined ? 'missing' : sum === sha256 ? 'ok' : 'changed' })
  }
  bar.end()
  const listed = new Set(manifests.map(({ file }) => file))
  for (const file of await copiesIn(folder))
    if (!listed.has(file))
      checked.push({ file, state: existsSync(join(folder, `${file}.json`)) ? 'unreadable' : 'unlisted' })
  return checked
}
