import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Inspection } from '../inspection.ts'
import { connectSqlite } from './driver.ts'

/**
 * Reads a whole database file in a worker, so that the event loop goes on.
 * @param alone first makes the file stand alone, without a log beside it: for copies of ours. Otherwise no byte of it is changed.
 */
export const inspect = (file: string, { alone = false } = {}): Promise<Inspection> =>
  new Promise((resolve, reject) => {
    // A driver that cannot be loaded is no fault of the file.
    connectSqlite(':memory:').close()
    const driver = createRequire(import.meta.url).resolve('better-sqlite3')
    const worker = new Worker(inspector, { eval: true, workerData: { driver, file, alone } })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('inspection ended without a result')))
  })

/** Plain CommonJS text, because a worker's own file would have another name once the code is bundled. */
const inspector = `
const { parentPort, workerData } = require('node:worker_threads')
const Sqlite = require(workerData.driver)
const report = { faults: [], migrations: [] }
const rows = (text) => db.prepare(text).pluck().all()
let db
try {
  if (workerData.alone) {
    db = new Sqlite(workerData.file, { fileMustExist: true })
    db.pragma('journal_mode = DELETE')
    db.close()
  }
  db = new Sqlite(workerData.file, { readonly: true, fileMustExist: true })
  report.faults.push(...db.pragma('integrity_check(20)').flatMap((row) => row.integrity_check.split('\\n')).filter((line) => line !== 'ok' && !line.startsWith('***')))
  report.faults.push(...db.pragma('foreign_key_check').slice(0, 20).map((row) => 'foreign key ' + row.table + ' ' + row.rowid))
  const count = (table) => db.prepare('select count(*) from ' + table).pluck().get()
  report.counts = { revisions: count('revision'), items: count('item'), audit: count('audit') }
  report.migrations = rows('select name from migration order by name')
  for (const row of db.prepare('select item_id, rev, content from revision').iterate()) {
    let content
    try { content = JSON.parse(row.content) } catch {}
    if (typeof content !== 'object' || content === null) report.faults.push('unreadable ' + row.item_id + ' ' + row.rev)
  }
  report.faults.push(...rows(
    'select \\'revisions of \\' || id from item where current_rev <> (select count(*) from revision where item_id = item.id)' +
    ' or current_rev <> (select coalesce(max(rev), 0) from revision where item_id = item.id)'))
} catch (error) {
  if (/^SQLITE_(BUSY|LOCKED|CANTOPEN|READONLY|PERM|AUTH|IOERR|FULL)/.test(error.code)) report.trouble = error.code
  else report.faults.push(String(error.code || error.message))
} finally {
  if (db) db.close()
}
parentPort.postMessage(report)
`
