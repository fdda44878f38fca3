import { copyFile, link, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { readPlaces } from '../config.ts'
import { recordAudit } from '../db/audit.ts'
import { listBackups, sha256Of, syncPath } from '../db/backup-files.ts'
import { lockFolder } from '../db/folder-lock.ts'
import { type Inspection, inspect } from '../db/inspect.ts'
import { migrate } from '../db/migrate.ts'
import { migrations } from '../db/migrations/index.ts'
import { settleAfterRestore } from '../db/restore.ts'
import { openDatabase } from '../db/sqlite.ts'
import type { Instant } from '../domain/time.ts'
import { noteRestore } from '../usecases/after-restore.ts'
import { machineClock, shortTransactions } from './open.ts'
import { complain, type ExitCode, say } from './say.ts'

/** `lianzhang restore <file>`: puts a backup in the database's place. The old one is kept beside it. Refuses while the bot runs. */
export const restore = async (env: NodeJS.ProcessEnv, file: string): Promise<ExitCode> => {
  const { databaseFile } = readPlaces(env)
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
  const temporary = `${databaseFile}.restoring`
  try {
    complain('正在检查备份…')
    const manifest = (await listBackups(dirname(source))).find((one) => join(dirname(source), one.file) === source)
    if (manifest && (await sha256Of(source)) !== manifest.sha256) {
      complain('备份文件与它的校验值不符，可能已损坏，没有恢复，未做任何改动。请换一份备份。')
      return 1
    }
    const report = await inspect(source)
    const fault = faultOf(report)
    if (fault !== undefined || !report.counts) {
      complain(`${fault ?? '备份文件读不出来'}，没有恢复，未做任何改动。请换一份备份。`)
      return 1
    }
    complain('备份完好，正在恢复…')
    await removeDatabase(temporary)
    await copyFile(source, temporary)
    // Everything is done on the copy, so that a kill leaves the old database or the restored one, never a half of it.
    await settle(temporary, basename(source), manifest?.takenAt ?? found.mtime.toISOString())
    const aside = `${databaseFile}.before-restore-${machineClock.now().replaceAll(/[-:.]/g, '')}`
    const kept = await setAside(databaseFile, aside)
    await rename(temporary, databaseFile)
    await syncPath(dirname(databaseFile))
    say(`已恢复：填报 ${report.counts.revisions} 份。${kept ? `原来的数据库留在 ${aside}` : ''}`)
    say('启动后会告诉推进办；备份以后到点的提醒和摘要不会自动补发。')
    return 0
  } finally {
    await removeDatabase(temporary)
    lock.release()
  }
}

const faultOf = ({ faults, migrations: applied }: Inspection): string | undefined => {
  if (faults.length > 0) return `备份文件不完好（${faults.slice(0, 3).join('；')}）`
  const newer = applied.filter((name) => !migrations.some((known) => known.name === name))
  return newer.length > 0 ? `备份是更新版本的程序做的（${newer.join('、')}），本版本不能用` : undefined
}

const settle = async (file: string, backup: string, takenAt: Instant): Promise<void> => {
  const database = openDatabase(file)
  try {
    await migrate(database)
    await shortTransactions(database)('restore', async (ctx) => {
      await settleAfterRestore(ctx.tx, ctx.now)
      await noteRestore(ctx, takenAt)
      await recordAudit(ctx.tx, {
        at: ctx.now,
        actor: 'cli',
        actorName: '',
        action: 'restore',
        object: backup,
        place: 'system',
        result: 'done',
        requestId: ctx.requestId,
      })
    })
  } finally {
    await database.close()
  }
  await syncPath(file)
}

/** Keeps the database under another name. Its log goes with it: beside another file it would be read as that file's. */
const setAside = async (file: string, aside: string): Promise<boolean> => {
  const there = await stat(file).catch(() => undefined)
  await rename(`${file}-wal`, `${aside}-wal`).catch(() => undefined)
  await rm(`${file}-shm`, { force: true })
  // Two names for a moment rather than none; some file systems have no second names.
  if (there) await link(file, aside).catch(() => copyFile(file, aside))
  return there !== undefined
}

const removeDatabase = async (file: string): Promise<void> => {
  for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true })
}
