import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readPlaces } from '../config.ts'
import { type BackupManifest, copiesIn, kindOfBackup, listBackups, sha256Of } from '../db/backup-files.ts'
import { inspectionTrouble } from '../db/disk-trouble.ts'
import { DatabaseUnusable, databaseCode } from '../db/errors.ts'
import { type Maintenance, maintenanceOf } from '../db/maintenance.ts'
import { faultOf } from './backup-fault.ts'
import { complain, type ExitCode, progress, say } from './say.ts'

/** `lianzhang verify`: reads the database and every backup through. Changes no byte of them. */
export const verify = async (
  env: NodeJS.ProcessEnv,
  { json, deep }: { json?: boolean; deep?: boolean },
): Promise<ExitCode> => {
  const places = readPlaces(env)
  const maintenance = maintenanceOf(places)
  const { faults, counts } = await maintenance.inspect()
  const { backups, unseen } = await checkBackups(maintenance, places.backupDir)
  const opened = deep && unseen === undefined ? await openNewest(maintenance, places.backupDir) : undefined
  const ok =
    faults.length === 0 &&
    unseen === undefined &&
    opened?.fault === undefined &&
    opened?.trouble === undefined &&
    backups.every(({ state }) => !marks[state].startsWith('✗'))
  if (json) {
    say(
      JSON.stringify({
        ok,
        faults,
        counts,
        backups,
        ...(unseen !== undefined && { unseen }),
        ...(opened && { opened }),
      }),
    )
    return ok ? 0 : 1
  }
  say(
    faults.length === 0
      ? `✓ 数据库完好：填报 ${counts?.revisions ?? 0} 份`
      : `✗ 数据库有 ${faults.length} 处问题：${faults.slice(0, 5).join('；')}`,
  )
  for (const { file, state } of backups) say(`${marks[state]} 备份 ${file}${words[state]}`)
  if (opened?.trouble !== undefined) complain(`最近一份备份 ${opened.file} 没有打开核对。${opened.trouble}`)
  else if (opened?.fault !== undefined) say(`✗ 最近一份备份 ${opened.file}：${opened.fault}，请勿使用`)
  else if (opened) say(`✓ 最近一份备份 ${opened.file} 打开核对过：填报 ${opened.revisions} 份`)
  if (unseen !== undefined) complain(`备份没有核对。${unseen}`)
  else if (backups.length === 0) say('· 还没有备份。用 lianzhang backup 备一份。')
  if (faults.length > 0) complain(maintenance.whenDamaged)
  return ok ? 0 : 1
}

const marks: Record<BackupState, string> = {
  ok: '✓',
  summed: '✓',
  changed: '✗',
  damaged: '✗',
  missing: '✗',
  unread: '✗',
  unreadable: '✗',
  unlisted: '·',
}
const words: Record<BackupState, string> = {
  ok: '',
  summed: '（只核对了校验值：没有可用的 pg_restore）',
  changed: ' 与校验值不符，请勿使用',
  damaged: ' pg_restore 读不出来，请勿使用',
  missing: ' 的文件不见了',
  unread: ' 没有权限读，或磁盘出错，没有核对',
  unreadable: ' 的清单（.json）读不出来，内容无法核对，请勿使用',
  unlisted: ' 没有清单（.json），内容无法核对，不算备份',
}

type BackupState = 'ok' | 'summed' | 'changed' | 'damaged' | 'missing' | 'unread' | 'unlisted' | 'unreadable'

interface Checked {
  file: string
  state: BackupState
}

/** Of a backup without its manifest nobody can say whether a byte of it has changed. */
const checkBackups = async (
  maintenance: Maintenance,
  folder: string,
): Promise<{ backups: Checked[]; unseen?: string }> => {
  try {
    return { backups: await checkEach(maintenance, folder) }
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error
    return { backups: [], unseen: error.message }
  }
}

const checkEach = async (maintenance: Maintenance, folder: string): Promise<Checked[]> => {
  const manifests = await listBackups(folder)
  const bar = progress('核对备份')
  const checked: Checked[] = []
  for (const [index, manifest] of manifests.entries()) {
    bar.at(index, manifests.length)
    checked.push({ file: manifest.file, state: await stateOf(maintenance, folder, manifest) })
  }
  bar.end()
  const listed = new Set(manifests.map(({ file }) => file))
  for (const file of copiesIn(folder))
    if (!listed.has(file))
      checked.push({ file, state: existsSync(join(folder, `${file}.json`)) ? 'unreadable' : 'unlisted' })
  return checked
}

const stateOf = async (
  maintenance: Maintenance,
  folder: string,
  { file, sha256 }: BackupManifest,
): Promise<BackupState> => {
  const path = join(folder, file)
  const sum = await sha256Of(path).catch((error: unknown) => (databaseCode(error) === 'ENOENT' ? 'missing' : 'unread'))
  if (sum === 'missing' || sum === 'unread') return sum
  if (sum !== sha256) return 'changed'
  // Of before a move to another kind of database.
  if ((await kindOfBackup(path)) !== maintenance.kind) return 'ok'
  return ({ yes: 'ok', no: 'damaged', unknown: 'summed' } as const)[await maintenance.canRead(path)]
}

interface Opened {
  file: string
  /** What kept it from being opened: that says nothing about it. */
  trouble?: string
  fault?: string
  revisions?: number
}

/** What a checksum does not say: that it can be restored. */
const openNewest = async (maintenance: Maintenance, folder: string): Promise<Opened | undefined> => {
  for (const manifest of await listBackups(folder)) {
    const path = join(folder, manifest.file)
    if ((await kindOfBackup(path).catch(() => undefined)) !== maintenance.kind) continue
    const { file, counts } = manifest
    try {
      const { report, drop } = await maintenance.unpack(path)
      await drop()
      if (report.trouble !== undefined) return { file, trouble: inspectionTrouble(report.trouble, `备份 ${file} `) }
      const fault = faultOf(report, manifest)
      return fault === undefined ? { file, revisions: counts.revisions } : { file, fault }
    } catch (error) {
      if (!(error instanceof DatabaseUnusable)) throw error
      return { file, trouble: error.message }
    }
  }
  return undefined
}
