import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { readPlaces } from '../config.ts'
import { type BackupManifest, readManifest, sha256Of } from '../db/backup-files.ts'
import { plainTrouble } from '../db/disk-trouble.ts'
import { DatabaseUnusable } from '../db/errors.ts'
import { migrations } from '../db/migrations/index.ts'
import { lockFolder } from '../db/sqlite/folder-lock.ts'
import { type Inspection, inspect } from '../db/sqlite/inspect.ts'
import { isLogDamaged } from '../db/sqlite/wal-check.ts'
import { fileOf, machineClock } from './open.ts'
import { putBack } from './put-back.ts'
import { complain, type ExitCode, say } from './say.ts'

/** `lianzhang restore <file>`: puts a backup in the database's place. The old one is kept beside it. Refuses while the bot runs. */
export const restore = async (
  env: NodeJS.ProcessEnv,
  file: string,
  { withoutManifest = false }: { withoutManifest?: boolean } = {},
): Promise<ExitCode> => {
  const databaseFile = fileOf(readPlaces(env).database, '恢复')
  const source = resolve(file)
  if (source === resolve(databaseFile)) {
    complain('这就是现用的数据库，不是备份。备份在 BACKUP_DIR 里。')
    return 2
  }
  const found = await stat(source).catch(() => undefined)
  if (!found?.isFile()) {
    complain(`没有这个文件：${file}`)
    return 2
  }
  const lock = lockFolder(databaseFile)
  try {
    complain('正在检查备份…')
    const manifest = await readManifest(source)
    const changed = typeof manifest === 'object' && (await sha256Of(source)) !== manifest.sha256
    if (changed) {
      complain('备份文件与它的校验值不符，可能已损坏，没有恢复，未做任何改动。请换一份备份。')
      return 1
    }
    const report = await inspect(source)
    if (report.trouble !== undefined) {
      const trouble = plainTrouble(report.trouble, `备份 ${file}`) ?? `备份 ${file} 正被别的程序占用。`
      complain(`${trouble}没有恢复，未做任何改动。`)
      return 1
    }
    const fault = isLogDamaged(source) ? '备份旁边的日志（-wal）已损坏' : faultOf(report, manifest)
    if (fault !== undefined || !report.counts) {
      complain(`${fault ?? '备份文件读不出来'}，没有恢复，未做任何改动。请换一份备份。`)
      return 1
    }
    const { revisions } = report.counts
    if (typeof manifest === 'string') {
      const why = `${manifest === 'missing' ? `没有清单 ${file}.json` : `清单 ${file}.json 读不出来`}，没有校验值可对：只查出结构没有问题、有填报 ${revisions} 份，内容有没有变、是哪一刻备份的，查不出来`
      if (!withoutManifest) {
        complain(
          `${why}。没有恢复，未做任何改动。请把备份的 .db 和 .json 一起拷来，或换一份备份；确实只有这一份，加 --without-manifest。`,
        )
        return 1
      }
      complain(`${why}。按 --without-manifest 照样恢复…`)
    } else complain('备份完好，正在恢复…')
    const takenAt = typeof manifest === 'object' ? manifest.takenAt : undefined
    const aside = await putBack({ databaseFile, source, takenAt, clock: machineClock }).catch((error: unknown) => {
      const trouble = plainTrouble(error, `${dirname(databaseFile)} 里的数据库`)
      throw trouble === undefined ? error : new DatabaseUnusable(`${trouble}没有恢复成，原来的数据库没有动。`)
    })
    say(`已恢复：填报 ${revisions} 份。${aside ? `原来的数据库留在 ${aside.file}` : ''}`)
    if (aside)
      say(
        aside.whole
          ? `要退回恢复之前：lianzhang restore ${aside.file}`
          : '原来的数据库不完好，没有给它写清单，要退回只能用备份。',
      )
    say('启动后会告诉推进办；备份以后到点的提醒和摘要不会自动补发。')
    return 0
  } finally {
    lock.release()
  }
}

const faultOf = (
  { faults, migrations: applied, counts }: Inspection,
  manifest: BackupManifest | string,
): string | undefined => {
  if (faults.length > 0) return `备份文件不完好（${faults.slice(0, 3).join('；')}）`
  const newer = applied.filter((name) => !migrations.some((known) => known.name === name))
  if (newer.length > 0) return `备份是更新版本的程序做的（${newer.join('、')}），本版本不能用`
  const differs = typeof manifest === 'object' && JSON.stringify(manifest.counts) !== JSON.stringify(counts)
  return differs ? '清单（.json）里的份数与备份对不上' : undefined
}
