import type { ExportSource } from '../db/export-source.ts'
import { type CellFault, columnKey } from '../domain/records/import.ts'
import { faultColumn, faultInCell } from '../texts/imports.ts'
import { sheetColumn } from './records.ts'
import type { Made, MarkedWish } from './wish.ts'
import { writeXlsx } from './xlsx.ts'
import type { Cell } from './xlsx-sheet.ts'

/** A filled template as it came, each row in its place: wrong cells on red, and at the end of the row what is wrong with them. */
export const writeMarked = async (source: ExportSource, { marked, sheet, zone }: MarkedWish): Promise<Made> => {
  const known = source.imported(marked)
  if (!known) return { ok: false, reason: 'nothing', rows: 0 }
  const { rows, faults } = known
  const ofRow = new Map<number, CellFault[]>()
  for (const fault of faults) ofRow.set(fault.row, [...(ofRow.get(fault.row) ?? []), fault])
  const columns = [
    ...sheet.columns.map(({ column, title }) => sheetColumn(column, title)),
    { title: faultColumn, width: 60, wrap: true } as const,
  ]
  function* cells(): Iterable<readonly Cell[]> {
    let next = 2
    for (const { row, cells: filled } of rows) {
      for (; next < row; next += 1) yield []
      next = row + 1
      const wrong = ofRow.get(row) ?? []
      const keys = sheet.columns.map(({ column }) => columnKey(column))
      yield [
        ...keys.map((key): Cell => {
          const own = wrong.filter((fault) => fault.key === key)
          return own.length > 0
            ? { faulty: filled[key] ?? '', why: own.map(({ text }) => text).join('\n') }
            : filled[key]
        }),
        wrong.length > 0 ? { faulty: wrong.map(faultInCell).join('\n') } : undefined,
      ]
    }
  }
  return {
    ok: true,
    bytes: await writeXlsx([{ name: sheet.called ?? sheet.word, columns, rows: cells() }], zone),
    rows: rows.length,
  }
}
