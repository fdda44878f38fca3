import { existsSync, statSync } from 'node:fs'
import { copyFile, link, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Instant } from '../../domain/time.ts'
import { syncPath, writeManifest } from '../backup-files.ts'
import { numbersIn } from '../last-numbers.ts'
import type { SetAside, Settle } from '../maintenance.ts'
import { inspect } from './inspect.ts'
import { openDatabase, quickCheck } from './open.ts'
import { isLogDamaged } from './wal-check.ts'

export interface Putting {
  databaseFile: string
  /** A sound backup. */
  source: string
  now: Instant
}

/**
 * Puts a backup in the database's place; the caller holds the lock. Everything is done on a copy, so that a kill leaves the old database or the
 * restored one, never a half of it.
 */
export const putBack = async (
  { databaseFile, source, now }: Putting,
  settle: Settle,
): Promise<SetAside | undefined> => {
  const temporary = `${databaseFile}.restoring`
  try {
    await removeDatabase(temporary)
    await copyFile(source, temporary)
    // Of a database that was only copied away, the newest changes are in the log beside it.
    await copyFile(`${source}-wal`, `${temporary}-wal`).catch(ifThere)
    const database = openDatabase(temporary)
    try {
      await settle(database, async (lastKnown) =>
        isSound(databaseFile) ? numbersIn(databaseFile, lastKnown) : undefined,
      )
    } finally {
      await database.close()
    }
    await syncPath(temporary)
    const aside = `${databaseFile}.before-restore-${now.replaceAll(/[-:.]/g, '')}`
    const kept = await exchange(databaseFile, aside, temporary)
    await syncPath(dirname(databaseFile))
    if (!kept) return undefined
    return {
      where: `原来的数据库留在 ${aside}`,
      back: (await makeBackup(aside, now))
        ? `要退回恢复之前：lianzhang restore ${aside}`
        : '原来的数据库不完好，没有给它写清单，要退回只能用备份。',
    }
  } finally {
    await removeDatabase(temporary)
  }
}

const isSound = (file: string): boolean => {
  try {
    return existsSync(file) && statSync(file).size > 0 && !isLogDamaged(file) && quickCheck(file).length === 0
  } catch {
    return false
  }
}

/** Keeps the database under another name. Its log goes with it: beside another file it would be read as that file's. */
const setAside = async (file: string, aside: string): Promise<boolean> => {
  const there = await stat(file).catch(() => undefined)
  await rename(`${file}-wal`, `${aside}-wal`).catch(ifThere)
  await rm(`${file}-shm`, { force: true })
  // Two names for a moment rather than none; some file systems have no second names.
  if (there) await link(file, aside).catch(() => copyFile(file, aside))
  return there !== undefined
}

/** Where that does not go to the end, the database stays where it was, and so does its log. @returns whether there was one. */
const exchange = async (file: string, aside: string, restored: string): Promise<boolean> => {
  try {
    const kept = await setAside(file, aside)
    await rename(restored, file)
    return kept
  } catch (error) {
    await rename(`${aside}-wal`, `${file}-wal`).catch(ifThere)
    await rm(aside, { force: true })
    throw error
  }
}

/** A sound database takes its log in and gets a manifest, as a backup has. Of a damaged one no byte is changed. @returns whether it is sound. */
const makeBackup = async (file: string, takenAt: Instant): Promise<boolean> => {
  const read = async (options?: { alone: boolean }) => {
    const { faults, trouble, counts } = await inspect(file, options)
    return trouble === undefined && faults.length === 0 ? counts : undefined
  }
  const counts = !isLogDamaged(file) && (await read()) ? await read({ alone: true }) : undefined
  // Reading it has left an empty log beside it.
  const log = await stat(`${file}-wal`).catch(() => undefined)
  if (log?.size === 0) await rm(`${file}-wal`)
  await rm(`${file}-shm`, { force: true })
  if (counts) await writeManifest(file, { takenAt, counts })
  return counts !== undefined
}

const ifThere = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error
}

export const removeDatabase = async (file: string): Promise<void> => {
  for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true })
}
