import { stat } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { readPlaces } from '../config.ts'
import { kindOfBackup, readManifest, sha256Of } from '../db/backup-files.ts'
import { plainTrouble } from '../db/disk-trouble.ts'
import { DatabaseUnusable } from '../db/errors.ts'
import { type Maintenance, maintenanceOf } from '../db/maintenance.ts'
import { faultOf } from './backup-fault.ts'
import { holdAlone, machineClock } from './open.ts'
import { complain, type ExitCode, say } from './say.ts'
import { settleBackup } from './settle.ts'

const otherKind: Record<Maintenance['kind'], string> = {
  sqlite:
    '这份备份是 PostgreSQL 的，现在的 DATABASE_URL 是文件。请把 DATABASE_URL 写成服务器上的库再恢复；要换回文件，恢复后用 lianzhang move。',
  postgres:
    '这份备份是文件数据库的，现在的 DATABASE_URL 是 PostgreSQL。请先把 DATABASE_URL 写成 file:… 恢复到文件，再用 lianzhang move 搬到服务器。',
}

/** `lianzhang restore <file>`: puts a backup in the database's place. The old one is kept beside it. Refuses while the bot runs. */
export const restore = async (
  env: NodeJS.ProcessEnv,
  file: string,
  { withoutManifest = false }: { withoutManifest?: boolean } = {},
): Promise<ExitCode> => {
  const places = readPlaces(env)
  const source = resolve(file)
  if (source === resolve(places.database)) {
    complain('这就是现用的数据库，不是备份。备份在 BACKUP_DIR 里。')
    return 2
  }
  const found = await stat(source).catch(() => undefined)
  if (!found?.isFile()) {
    complain(`没有这个文件：${file}`)
    return 2
  }
  const maintenance = maintenanceOf(places)
  const lock = await holdAlone(places.database)
  try {
    complain('正在检查备份…')
    const manifest = await readManifest(source)
    const changed = typeof manifest === 'object' && (await sha256Of(source)) !== manifest.sha256
    if (changed) {
      complain('备份文件与它的校验值不符，可能已损坏，没有恢复，未做任何改动。请换一份备份。')
      return 1
    }
    const kind = await kindOfBackup(source)
    if (kind !== undefined && kind !== maintenance.kind) {
      complain(`${otherKind[maintenance.kind]}没有恢复，未做任何改动。`)
      return 2
    }
    const unpacked = await maintenance.unpack(source)
    try {
      const { report } = unpacked
      if (report.trouble !== undefined) {
        const trouble = plainTrouble(report.trouble, `备份 ${file}`) ?? `备份 ${file} 正被别的程序占用。`
        complain(`${trouble}没有恢复，未做任何改动。`)
        return 1
      }
      const fault = faultOf(report, manifest)
      if (fault !== undefined || !report.counts) {
        complain(`${fault ?? '备份文件读不出来'}，没有恢复，未做任何改动。请换一份备份。`)
        return 1
      }
      const { revisions } = report.counts
      if (typeof manifest === 'string') {
        const why = `${manifest === 'missing' ? `没有清单 ${file}.json` : `清单 ${file}.json 读不出来`}，没有校验值可对：只查出结构没有问题、有填报 ${revisions} 份，内容有没有变、是哪一刻备份的，查不出来`
        if (!withoutManifest) {
          complain(
            `${why}。没有恢复，未做任何改动。请把备份的 ${extname(file) || '文件'} 和 .json 一起拷来，或换一份备份；确实只有这一份，加 --without-manifest。`,
          )
          return 1
        }
        complain(`${why}。按 --without-manifest 照样恢复…`)
      } else complain('备份完好，正在恢复…')
      const takenAt = typeof manifest === 'object' ? manifest.takenAt : undefined
      const settle = settleBackup({
        name: basename(source),
        takenAt,
        latest: found.mtime.toISOString(),
        clock: machineClock,
      })
      const aside = await unpacked.putInPlace(settle, machineClock.now(), lock.release).catch((error: unknown) => {
        const trouble = plainTrouble(error, `${dirname(places.database)} 里的数据库`)
        throw trouble === undefined ? error : new DatabaseUnusable(`${trouble}没有恢复成，原来的数据库没有动。`)
      })
      say(`已恢复：填报 ${revisions} 份。${aside?.where ?? ''}`)
      if (aside) say(aside.back)
      say('启动后会告诉推进办；备份以后到点的提醒和摘要不会自动补发。')
      return 0
    } finally {
      await unpacked.drop()
    }
  } finally {
    await lock.release()
  }
}
