import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { BackupOptions } from '../maintenance.ts'

/**
 * Copies a database in use as it stands at one moment, in a worker: syncing hundreds of megabytes to the disk would hold up every answer. The
 * worker's open read transaction keeps the source as it was; without one the copy would start over at every write of another connection.
 * @throws the reason of `signal`, or what the disk says; an unfinished copy is the caller's to remove.
 */
export const copyDatabase = (from: string, to: string, { onProgress, signal }: BackupOptions = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const driver = createRequire(import.meta.url).resolve('better-sqlite3')
    const worker = new Worker(copier, { eval: true, workerData: { driver, from, to } })
    const stop = () => void worker.terminate().then(() => reject(signal?.reason))
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted) stop()
    worker.on('message', (said: { done: number; total: number } | { failed: string } | 'copied') => {
      if (said === 'copied') resolve()
      else if ('failed' in said) reject(Object.assign(new Error(said.failed), { code: said.failed }))
      else onProgress?.(said.done, said.total)
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop)
      reject(new Error('the copy ended without a result'))
    })
  })

/** Plain CommonJS text, as in `inspect.ts`. */
const copier = `
const { parentPort, workerData } = require('node:worker_threads')
const Sqlite = require(workerData.driver)
let db
const copy = async () => {
  db = new Sqlite(workerData.from, { readonly: true, fileMustExist: true })
  db.exec('begin')
  db.prepare('select count(*) from sqlite_master').get()
  await db.backup(workerData.to, {
    progress: ({ totalPages, remainingPages }) => {
      parentPort.postMessage({ done: totalPages - remainingPages, total: totalPages })
      return 2000
    },
  })
}
copy()
  .then(() => parentPort.postMessage('copied'), (error) => parentPort.postMessage({ failed: String(error.code || error.message) }))
  .finally(() => db && db.close())
`
