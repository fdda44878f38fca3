import { copyFile, link, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { recordAudit } from '../db/audit.ts'
import { syncPath, writeManifest } from '../db/backup-files.ts'
import { readFact } from '../db/kv.ts'
import { carryNumbers, numbersIn } from '../db/last-numbers.ts'
import { migrate } from '../db/migrate.ts'
import { lastOutgoing, settleAfterRestore } from '../db/restore.ts'
import { inspect } from '../db/sqlite/inspect.ts'
import { openDatabase } from '../db/sqlite/open.ts'
import { isLogDamaged } from '../db/sqlite/wal-check.ts'
import { type Clock, dayOf, type Instant } from '../domain/time.ts'
import { noteRestore } from '../usecases/delivery/after-restore.ts'
import { shortTransactions } from './open.ts'

export interface Putting {
  databaseFile: string
  /** A sound backup. */
  source: string
  /** Of which moment it is, where that is known. */
  takenAt: Instant | undefined
  clock: Clock
}

/** What became of the database that was there. `whole`: it is sound, and has a manifest to go back by. */
export type SetAside = { file: string; whole: boolean } | undefined

/**
 * Puts a backup in the database's place; the caller holds the lock. Everything is done on a copy, so that a kill leaves the old database or the
 * restored one, never a half of it.
 */
export const putBack = async (putting: Putting): Promise<SetAside> => {
  const { databaseFile, clock } = putting
  const temporary = `${databaseFile}.restoring`
  try {
    await removeDatabase(temporary)
    await copyFile(putting.source, temporary)
    // Of a database that was only copied away, the newest changes are in the log beside it.
    await copyFile(`${putting.source}-wal`, `${temporary}-wal`).catch(ifThere)
    await settle(temporary, putting)
    const aside = `${databaseFile}.before-restore-${clock.now().replaceAll(/[-:.]/g, '')}`
    const kept = await exchange(databaseFile, aside, temporary)
    await syncPath(dirname(databaseFile))
    return kept ? { file: aside, whole: await makeBackup(aside, clock.now()) } : undefined
  } finally {
    await removeDatabase(temporary)
  }
}

const settle = async (file: string, { databaseFile, source, takenAt, clock }: Putting): Promise<void> => {
  const database = openDatabase(file)
  try {
    await migrate(database)
    await shortTransactions(database, clock)('restore', async (ctx) => {
      // The last minute that is in it, where nobody has written down when it was taken.
      const of = takenAt ?? (await readFact(ctx.tx, 'watermark')) ?? (await stat(source)).mtime.toISOString()
      const known = numbersIn(databaseFile, (await lastOutgoing(ctx.tx))?.id)
      const [from = 0, to = 0] = [of, ctx.now].map((at) => Number(dayOf(at, ctx.rules.zone).slice(0, 4)))
      await carryNumbers(ctx.tx, known, { from, to })
      await settleAfterRestore(ctx.tx, { takenAt: of, now: ctx.now })
      await noteRestore(ctx, of)
      await recordAudit(ctx.tx, {
        at: ctx.now,
        actor: 'cli',
        actorName: '',
        action: 'restore',
        object: basename(source),
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

const removeDatabase = async (file: string): Promise<void> => {
  for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true })
}
