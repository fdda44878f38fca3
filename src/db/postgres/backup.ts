import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../domain/time.ts'
import { type BackupManifest, backupName, partialSuffix, syncPath, writeManifest } from '../backup-files.ts'
import { BackupFailed, DatabaseUnusable, databaseCode } from '../errors.ts'
import type { BackupOptions } from '../maintenance.ts'
import { inspect } from './inspect.ts'
import { environmentOf, findPrograms, run, type Whereabouts } from './programs.ts'
import { inSession } from './session.ts'

/**
 * What `pg_dump` writes of a database in use. What is asked of it and what is written are of one moment: the transaction that asks lends its
 * snapshot.
 * @throws BackupFailed nothing is left behind under a name that looks like a backup.
 */
export const takeBackup = async (
  url: string,
  where: Whereabouts,
  folder: string,
  now: Instant,
  { signal }: BackupOptions = {},
): Promise<BackupManifest> => {
  const file = join(folder, backupName(now, 'postgres'))
  const temporary = `${file}.${process.pid}${partialSuffix}`
  try {
    signal?.throwIfAborted()
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const counts = await inSession(url, async (client) => {
      await client.query('begin isolation level repeatable read read only')
      const [{ version, snapshot }] = (
        await client.query(
          `select current_setting('server_version_num')::int as version, pg_export_snapshot() as snapshot`,
        )
      ).rows as [{ version: number; snapshot: string }]
      const programs = await findPrograms(where, version)
      if ('fault' in programs) throw new BackupFailed('没有可用的 pg_dump', { todo: programs.fault })
      const { faults, counts } = await inspect(client)
      if (!counts || faults.length > 0)
        throw new BackupFailed(faults.slice(0, 3).join('；'), { todo: '请运行 lianzhang verify 看数据库的问题。' })
      const env = await environmentOf(url)
      const dumping = ['--format=custom', '--no-owner', '--no-privileges', '--no-password', `--snapshot=${snapshot}`]
      ended('pg_dump', await run(programs.dump, [...dumping, `--file=${temporary}`], { env, signal }))
      ended('pg_restore', await run(programs.restore, ['--list', temporary], { env, signal }))
      return counts
    })
    await syncPath(temporary)
    await rename(temporary, file)
    return await writeManifest(file, { takenAt: now, counts })
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error instanceof BackupFailed ? error : failed(error)
  }
}

/** @throws BackupFailed */
const ended = (program: string, { code, errors }: { code: number | null; errors: string[] }): void => {
  if (code !== 0) throw new BackupFailed(`${program}: ${(errors.at(-1) ?? `exit ${code}`).slice(0, 200)}`)
}

const failed = (error: unknown): BackupFailed =>
  error instanceof DatabaseUnusable
    ? new BackupFailed('数据库用不了', { cause: error, todo: error.message })
    : new BackupFailed(databaseCode(error) ?? (error instanceof Error ? error.message : 'unknown'), { cause: error })
