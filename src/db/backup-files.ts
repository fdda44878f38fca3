import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { day, type Instant, msBetween } from '../domain/time.ts'
import type { Inspection } from './inspect.ts'

/** Stands beside each backup as `<file>.json`. */
export interface BackupManifest {
  file: string
  takenAt: Instant
  bytes: number
  sha256: string
  /** Counted in the copy. */
  counts: NonNullable<Inspection['counts']>
}

/** A copy that is being made; it has no name of a backup yet. */
export const partialSuffix = '.partial'

/** Puts a file, or a folder's list of names, on the disk. */
export const syncPath = async (path: string): Promise<void> => {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** Backups of a folder with their manifests, newest first. A file without a manifest is no backup. */
export const listBackups = async (folder: string): Promise<BackupManifest[]> => {
  const names = await readdir(folder).catch(() => [] as string[])
  const found: BackupManifest[] = []
  for (const name of names.filter((one) => one.endsWith('.db.json')))
    try {
      found.push(JSON.parse(await readFile(join(folder, name), 'utf8')) as BackupManifest)
    } catch {
      // A manifest cut off by a crash: the file beside it is not counted on.
    }
  return found.sort((a, b) => (a.takenAt < b.takenAt ? 1 : -1))
}

const keep = { days: 7, weeks: 5, months: 12 } as const
/** However many there are, nobody loses the copy taken by hand, or before an upgrade, on the same day. */
const young = 2 * day

/** How the office's calendar names the day and the week of an instant. */
export interface Dating {
  dayOf(at: Instant): string
  weekOf(at: Instant): string
}

/** Which of the backups (newest first) may go: kept are the newest of 7 days, 5 weeks and 12 months, and whatever is younger than two days. */
export const expendable = <T extends { takenAt: Instant }>(
  backups: readonly T[],
  now: Instant,
  { dayOf, weekOf }: Dating,
): T[] => {
  const kept = new Set<T>()
  const newestOf = (keyOf: (at: Instant) => string, most: number) => {
    const seen = new Set<string>()
    for (const backup of backups) {
      const key = keyOf(backup.takenAt)
      if (seen.has(key) || seen.size >= most) continue
      seen.add(key)
      kept.add(backup)
    }
  }
  newestOf(dayOf, keep.days)
  newestOf(weekOf, keep.weeks)
  newestOf((at) => dayOf(at).slice(0, 7), keep.months)
  return backups.filter((backup) => !kept.has(backup) && msBetween(backup.takenAt, now) > young)
}

export const deleteBackup = async (folder: string, { file }: BackupManifest): Promise<void> => {
  await rm(join(folder, file), { force: true })
  await rm(join(folder, `${file}.json`), { force: true })
}

/** Copies that a crash cut off. Younger ones may be somebody's work under way. */
export const deleteLeftovers = async (folder: string, now: Instant): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (!name.includes(`.db.`) || !name.includes(partialSuffix)) continue
    const { mtime } = await stat(join(folder, name))
    if (msBetween(mtime.toISOString(), now) > day) await rm(join(folder, name), { force: true })
  }
}
