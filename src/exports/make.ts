import type { ExportRow, ExportSource, MonthRow } from '../db/export-source.ts'
import { demoMark } from '../texts/demo.ts'
import { countedBy, countSheet, fileTitle, monthSheet } from '../texts/exports.ts'
import { reportColumns, riskDetailColumn, weekNames } from './columns.ts'
import { writeEvent } from './event.ts'
import { monthColumns } from './month-columns.ts'
import { countColumns, createTally } from './tally.ts'
import { type AnyWish, type FileWish, type Made, mostRows } from './wish.ts'

const tellEvery = 250

/** From the reports to the bytes of the file. What writes a format is read when one is asked for. */
export const make = async (
  source: ExportSource,
  wish: AnyWish,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Made> => {
  if ('bulletin' in wish)
    return { ok: true, bytes: await (await import('./bulletin.ts')).writeBulletin(wish.bulletin), rows: 1 }
  if ('document' in wish)
    return { ok: true, bytes: await (await import('./document.ts')).writeDocument(wish.document), rows: 1 }
  if ('event' in wish) return { ok: true, bytes: writeEvent(wish.event), rows: 1 }
  if ('chart' in wish) return (await import('./chart.ts')).writeChart(wish)
  if ('map' in wish) return (await import('./map.ts')).writeMap(wish)
  if ('marked' in wish) return (await import('./marked.ts')).writeMarked(source, wish)
  if ('ledger' in wish)
    return {
      ok: true,
      bytes: await (await import('./ledger.ts')).writeLedger(source, wish),
      rows: wish.ledger.kinds.length,
    }
  if ('records' in wish)
    return {
      ok: true,
      bytes: await (await import('./records.ts')).writeRecords(source, wish),
      rows: wish.records.of.length,
    }
  if ('assessment' in wish) return (await import('./assessment.ts')).writeAssessment(source, wish)
  const months = wish.format === 'xlsx' && wish.months ? source.countMonths(wish) : 0
  const total = source.count(wish) + months
  if (total === 0) return { ok: false, reason: 'nothing', rows: 0 }
  if (total > mostRows) return { ok: false, reason: 'too-many-rows', rows: total }
  const told = teller(total, onProgress)
  const weeks = told(source.rows(wish))
  const bytes =
    wish.format === 'docx'
      ? await (await import('./docx.ts')).writeDocx(weeks, wish)
      : await workbook(weeks, months > 0 ? told(source.months(wish)) : undefined, wish)
  return { ok: true, bytes, rows: total }
}

/** Each sheet is written to its end before the next begins: what is counted last has seen everything. */
const workbook = async (
  weeks: Iterable<ExportRow>,
  months: Iterable<MonthRow> | undefined,
  { zone, demo, riskDetails, from, to }: FileWish,
): Promise<Buffer> => {
  const years = from.slice(0, 4) !== to.slice(0, 4)
  const weekName = weekNames(years)
  const columns = reportColumns(weekName, years).filter((column) => riskDetails || column !== riskDetailColumn)
  const ofWeeks = createTally(countedBy.weekly)
  const ofMonths = createTally(countedBy.monthly)
  function* weekRows() {
    for (const row of weeks) {
      ofWeeks.add(row, { key: row.plan.week, name: weekName(row.plan) })
      yield columns.map(({ of }) => of(row))
    }
  }
  function* monthRows(rows: Iterable<MonthRow>) {
    for (const row of rows) {
      ofMonths.add(row, { key: row.plan.month, name: row.plan.month })
      yield monthColumns.map(({ of }) => of(row))
    }
  }
  function* counted() {
    yield* ofWeeks.rows()
    if (months) yield* ofMonths.rows()
  }
  const mark = demo ? demoMark : ''
  const { writeXlsx } = await import('./xlsx.ts')
  return writeXlsx(
    [
      { name: `${fileTitle}${mark}`, columns, rows: weekRows() },
      ...(months ? [{ name: `${monthSheet}${mark}`, columns: monthColumns, rows: monthRows(months) }] : []),
      { name: `${countSheet}${mark}`, columns: countColumns, rows: counted() },
    ],
    zone,
  )
}

/** Tells from time to time how many rows went by, of all sheets together. */
const teller = (total: number, onProgress: (done: number, total: number) => void) => {
  let done = 0
  return function* told<T>(rows: Iterable<T>): Iterable<T> {
    for (const row of rows) {
      yield row
      done += 1
      if (done % tellEvery === 0 || done === total) onProgress(done, total)
    }
  }
}
