import { copyFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { readPlaces } from '../config.ts'
import { inspect, listBackups, sha256Of } from '../db/backup.ts'
import { lockFolder } from '../db/folder-lock.ts'
import { migrate } from '../db/migrate.ts'
import { settleAfterRestore } from '../db/restore.ts'
import { openDatabase } from '../db/sqlite.ts'
import { backUp } from '../jobs/backup.ts'
import { noteRestore } from '../usecases/after-restore.ts'
import { machineClock, openExisting, shortTransactions } from './open.ts'
import { complain, type ExitCode, progress, say } from './say.ts'

/** `lianzhang backup`: an online copy, also beside the running bot. */
export const backup = async (env: NodeJS.ProcessEnv, { json }: { json?: boolean }): Promise<ExitCode> => {
  const { databaseFile, backupDir } = readPlaces(env)
  const database = openExisting(databaseFile)
  const bar = progress('备份中')
  try {
    const manifest = await backUp(database, backupDir, machineClock.now(), bar.at)
    bar.end()
    if (json) say(JSON.stringify(manifest))
    else
      say(`已备份：${join(backupDir, manifest.file)}（填报 ${manifest.counts.revisions} 份，${manifest.bytes} 字节）`)
    return 0
  } catch (error) {
    bar.end()
    complain(`备份没有成功：${error instanceof Error ? error.message : ''}。请检查 ${backupDir} 的空间和权限。`)
    return 1
  } finally {
    await database.close()
  }
}

/** `lianzhang restore <file>`: puts a backup in the database's place. The old one is kept beside it. Refuses while the bot runs. */
export const restore = async (env: NodeJS.ProcessEnv, file: string): Promise<ExitCode> => {
  const { databaseFile } = readPlaces(env)
  const source = resolve(file)
  if (!(await stat(source).catch(() => undefined))?.isFile()) {
    complain(`没有这个文件：${file}`)
    return 2
  }
  const lock = lockFolder(databaseFile)
  try {
    const manifest = (await listBackups(dirname(source))).find((one) => join(dirname(source), one.file) === source)
    if (manifest && (await sha256Of(source)) !== manifest.sha256) {
      complain('备份文件与它的校验值不符，可能已损坏，没有恢复。请换一份备份。')
      return 1
    }
    const { faults, counts } = await inspect(source)
    if (faults.length > 0 || !counts) {
      complain(`备份文件不完好（${faults.slice(0, 3).join('；')}），没有恢复。请换一份备份。`)
      return 1
    }
    const temporary = `${databaseFile}.restoring`
    await copyFile(source, temporary)
    const aside = `${databaseFile}.before-restore-${machineClock.now().replaceAll(/[-:.]/g, '')}`
    if (await stat(databaseFile).catch(() => undefined)) await rename(databaseFile, aside)
    // The log belongs to the old file: it goes aside with it, and beside another file it would read as damage.
    await rename(`${databaseFile}-wal`, `${aside}-wal`).catch(() => undefined)
    await rm(`${databaseFile}-shm`, { force: true })
    await rename(temporary, databaseFile)
    const database = openDatabase(databaseFile)
    try {
      await migrate(database)
      const takenAt = manifest?.takenAt ?? machineClock.now()
      await shortTransactions(database)('restore', async (ctx) => {
        await settleAfterRestore(ctx.tx, ctx.now)
        await noteRestore(ctx, takenAt)
      })
    } finally {
      await database.close()
    }
    say(`已恢复：填报 ${counts.revisions} 份。原来的数据库留在 ${aside}`)
    say('启动后会告诉推进办；备份以后到点的提醒和摘要不会自动补发。')
    return 0
  } finally {
    lock.release()
  }
}
