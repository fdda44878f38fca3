import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type Sqlite from 'better-sqlite3'
import type { Instant } from '../domain/time.ts'

/** Stands beside each backup as `<file>.json`. */
export interface BackupManifest {
  file: string
  takenAt: Instant
  bytes: number
  sha256: string
  /** Rows that matter, counted in the copy. */
  counts: { revisions: number; items: number; audit: number }
}

export class BackupFailed extends Error {
  override readonly name = 'BackupFailed'
}

/**
 * Takes an online copy of a database in use, checks it, and only then gives it its name. Copies page by page, so the event loop goes on;
 * the check runs in a worker.
 * @param raw the connection that writes: a backup over another one starts over at every write.
 * @param onProgress pages done and pages in all.
 * @throws BackupFailed nothing is left behind under a name that looks like a backup.
 */
export const takeBackup = async (
  raw: Sqlite.Database,
  folder: string,
  now: Instant,
  onProgress?: (done: number, total: number) => void,
): Promise<BackupManifest> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `lianzhang-${now.replaceAll(/[-:]|\.\d+/g, '')}.db`
  const file = join(folder, name)
  const temporary = `${file}.partial`
  try {
    await raw.backup(temporary, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress?.(totalPages - remainingPages, totalPages)
        return 200
      },
    })
    const { faults, counts } = await inspect(temporary)
    if (faults.length > 0 || !counts) throw new BackupFailed(faults.join('; '))
    await syncFile(temporary)
    const manifest: BackupManifest = {
      file: name,
      takenAt: now,
      bytes: (await stat(temporary)).size,
      sha256: await sha256Of(temporary),
      counts,
    }
    await rename(temporary, file)
    await writeFile(`${file}.json`, `${JSON.stringify(manifest, null, 2)}\n`)
    await syncFile(`${file}.json`)
    return manifest
  } catch (error) {
    await rm(temporary, { force: true })
    throw error instanceof BackupFailed ? error : new BackupFailed(String(error), { cause: error })
  }
}

const syncFile = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+')
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

export interface Inspection {
  faults: string[]
  counts?: BackupManifest['counts']
}

/** Reads a whole database file in a worker, without changing a byte of it. */
export const inspect = (file: string): Promise<Inspection> =>
  new Promise((resolve, reject) => {
    const driver = createRequire(import.meta.url).resolve('better-sqlite3')
    const worker = new Worker(inspector, { eval: true, workerData: { driver, file } })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** Plain CommonJS text, because a worker's own file would have another name once the code is bundled. */
const inspector = `
const { parentPort, workerData } = require('node:worker_threads')
const Sqlite = require(workerData.driver)
const report = { faults: [] }
let db
try {
  db = new Sqlite(workerData.file, { readonly: true, fileMustExist: true })
  report.faults.push(...db.pragma('integrity_check(20)').map((row) => row.integrity_check).filter((line) => line !== 'ok'))
  report.faults.push(...db.pragma('foreign_key_check').slice(0, 20).map((row) => 'foreign key ' + row.table + ' ' + row.rowid))
  const count = (table) => db.prepare('select count(*) from ' + table).pluck().get()
  report.counts = { revisions: count('revision'), items: count('item'), audit: count('audit') }
  for (const row of db.prepare('select item_id, rev, content from revision').iterate()) {
    try { JSON.parse(row.content) } catch { report.faults.push('revision ' + row.item_id + ' ' + row.rev) }
  }
  const lost = db.prepare('select id from item where current_rev > 0 and not exists (select 1 from revision where item_id = item.id and rev = item.current_rev)').pluck().all()
  report.faults.push(...lost.map((id) => 'item without its revision ' + id))
} catch (error) {
  report.faults.push(String(error.code || error.message))
} finally {
  if (db) db.close()
}
parentPort.postMessage(report)
`

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

/** Which of the backups (newest first) may go: kept are the newest of 7 days, 5 weeks and 12 months. */
export const expendable = <T extends { takenAt: Instant }>(
  backups: readonly T[],
  weekOf: (at: Instant) => string,
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
  newestOf((at) => at.slice(0, 10), keep.days)
  newestOf(weekOf, keep.weeks)
  newestOf((at) => at.slice(0, 7), keep.months)
  return backups.filter((backup) => !kept.has(backup))
}

export const deleteBackup = async (folder: string, { file }: BackupManifest): Promise<void> => {
  await rm(join(folder, file), { force: true })
  await rm(join(folder, `${file}.json`), { force: true })
}
