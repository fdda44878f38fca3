import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import * as z from 'zod'
import { day, type Instant, msBetween } from '../domain/time.ts'
import type { OpenDatabase } from './database.ts'
import type { Inspection } from './inspection.ts'
import { namesInBackups } from './there.ts'

/** Stands beside each backup as `<file>.json`. */
export interface BackupManifest {
  file: string
  takenAt: Instant
  bytes: number
  sha256: string
  /** Counted in the copy. */
  counts: NonNullable<Inspection['counts']>
}

/** A copy of a file is one; what `pg_dump` writes of a server's database is another. */
const suffixes = { sqlite: '.db', postgres: '.dump' } as const
export const isCopy = (name: string): boolean => Object.values(suffixes).some((suffix) => name.endsWith(suffix))

export const backupName = (now: Instant, kind: OpenDatabase['kind']): string =>
  `lianzhang-${now.replaceAll(/[-:]|\.\d+/g, '')}${suffixes[kind]}`

/** By what it begins with, whatever it is called; undefined for what is no backup at all. */
export const kindOfBackup = async (file: string): Promise<OpenDatabase['kind'] | undefined> => {
  const handle = await open(file, 'r')
  try {
    const { buffer } = await handle.read(Buffer.alloc(13), 0, 13, 0)
    const beginning = buffer.toString('latin1')
    return beginning === 'SQLite format' ? 'sqlite' : beginning.startsWith('PGDMP') ? 'postgres' : undefined
  } finally {
    await handle.close()
  }
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

/** The manifest beside a copy. Nothing is taken from one that does not say all of it. */
export const readManifest = async (file: string): Promise<BackupManifest | 'missing' | 'unreadable'> => {
  try {
    const found = manifestShape.safeParse(JSON.parse(await readFile(`${file}.json`, 'utf8')))
    return found.success && found.data.file === basename(file) ? found.data : 'unreadable'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unreadable'
  }
}

const count = z.number().int().min(0)
const manifestShape: z.ZodType<BackupManifest> = z.object({
  file: z.string(),
  takenAt: z.iso.datetime({ precision: 3 }),
  bytes: count,
  sha256: z.string().regex(/^[\da-f]{64}$/),
  counts: z.object({ revisions: count, items: count, audit: count }),
})

/** Measures a copy and puts its manifest beside it; both are on the disk then. */
export const writeManifest = async (
  file: string,
  { takenAt, counts }: Pick<BackupManifest, 'takenAt' | 'counts'>,
): Promise<BackupManifest> => {
  const { size: bytes } = await stat(file)
  const manifest = { file: basename(file), takenAt, bytes, sha256: await sha256Of(file), counts }
  await writeFile(`${file}.json`, `${JSON.stringify(manifest, null, 2)}\n`)
  await syncPath(`${file}.json`)
  await syncPath(dirname(file))
  return manifest
}

/** Names of the copies of a folder, with a manifest or without. @throws DatabaseUnusable where it cannot be looked into */
export const copiesIn = (folder: string): string[] => namesInBackups(folder).filter(isCopy).sort()

/** Backups of a folder with their manifests, newest first. A file without a manifest is no backup. @throws DatabaseUnusable as `copiesIn` */
export const listBackups = async (folder: string): Promise<BackupManifest[]> => {
  const names = namesInBackups(folder)
  const found: BackupManifest[] = []
  const manifests = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
  for (const name of manifests.filter(isCopy)) {
    // A manifest cut off by a crash: the file beside it is not counted on.
    const manifest = await readManifest(join(folder, name))
    if (typeof manifest === 'object') found.push(manifest)
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
    if (!/\.(?:db|dump)\./.test(name) || !name.includes(partialSuffix)) continue
    const { mtime } = await stat(join(folder, name))
    if (msBetween(mtime.toISOString(), now) > day) await rm(join(folder, name), { force: true })
  }
}
