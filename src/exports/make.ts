import type { ExportRow, ExportSource } from '../db/export-source.ts'
import { countSheet, demoMark, fileTitle } from '../texts/exports.ts'
import { writeBulletin } from './bulletin.ts'
import { reportColumns } from './columns.ts'
import { writeDocx } from './docx.ts'
import { countColumns, createTally } from './tally.ts'
import { type AnyWish, type FileWish, type Made, mostRows } from './wish.ts'
import { writeXlsx } from './xlsx.ts'

const tellEvery = 250

/** From the reports to the bytes of the file. */
export const make = (
  source: ExportSource,
  wish: AnyWish,
  onProgress: (done: number, total: number) => void = () => undefined,
): Made => {
  if ('bulletin' in wish) return { ok: true, bytes: writeBulletin(wish.bulletin), rows: 1 }
  const total = source.count(wish)
  if (total === 0) return { ok: false, reason: 'nothing', rows: 0 }
  if (total > mostRows) return { ok: false, reason: 'too-many-rows', rows: total }
  const rows = told(source.rows(wish), total, onProgress)
  const bytes = wish.format === 'docx' ? writeDocx(rows, wish) : workbook(rows, wish)
  return { ok: true, bytes, rows: total }
}

const workbook = (rows: Iterable<ExportRow>, { zone, demo }: FileWish): Buffer => {
  const tally = createTally()
  function* reports() {
    for (const row of rows) {
      tally.add(row)
      yield reportColumns.map(({ of }) => of(row))
    }
  }
  const mark = demo ? demoMark : ''
  return writeXlsx(
    [
      { name: `${fileTitle}${mark}`, columns: reportColumns, rows: reports() },
      { name: `${countSheet}${mark}`, columns: countColumns, rows: tally.rows() },
    ],
    zone,
  )
}

function* told<T>(rows: Iterable<T>, total: number, onProgress: (done: number, total: number) => void): Iterable<T> {
  let done = 0
  for (const row of rows) {
    yield row
    done += 1
    if (done % tellEvery === 0 || done === total) onProgress(done, total)
  }
}
