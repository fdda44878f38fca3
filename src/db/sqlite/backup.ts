import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../domain/time.ts'
import { type BackupManifest, backupName, partialSuffix, syncPath, writeManifest } from '../backup-files.ts'
import { BackupFailed } from '../errors.ts'
import type { BackupOptions } from '../maintenance.ts'
import { copyDatabase } from './copy.ts'
import { inspect } from './inspect.ts'

/**
 * Takes a copy of a database in use, checks it, and only then gives it its name. Both happen in workers, so the event loop goes on.
 * @throws BackupFailed nothing is left behind under a name that looks like a backup.
 */
export const takeBackup = async (
  databaseFile: string,
  folder: string,
  now: Instant,
  options: BackupOptions = {},
): Promise<BackupManifest> => {
  const file = join(folder, backupName(now, 'sqlite'))
  const temporary = `${file}.${process.pid}${partialSuffix}`
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await copyDatabase(databaseFile, temporary, options)
    const { faults, trouble, counts } = await inspect(temporary, { alone: true })
    options.signal?.throwIfAborted()
    if (trouble !== undefined || !counts || faults.length > 0) throw new BackupFailed(trouble ?? faults.join('; '))
    await syncPath(temporary)
    await rename(temporary, file)
    return await writeManifest(file, { takenAt: now, counts })
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error instanceof BackupFailed ? error : new BackupFailed(reasonOf(error), { cause: error })
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.message : 'unknown'
