import type { SheetColumn } from './sheet.ts'

/** A row of a filled sheet: its number in the sheet, and its cells by the keys of their columns. Empty ones are left out. */
export interface ImportRow {
  row: number
  cells: Readonly<Record<string, string>>
}

/** What is wrong with one cell. `key` is that of its column. */
export interface CellFault {
  row: number
  key: string
  title: string
  text: string
}

/** What a checked file comes to. */
export interface ImportCounts {
  /** Rows that would make or correct a record. */
  fit: number
  faulty: number
  /** Rows that say what the records say already. */
  same: number
}

export const columnKey = (column: SheetColumn): string => (column.is === 'field' ? column.field.key : column.is)

/** `C7`, as a spreadsheet names it. */
export const cellAddress = (column: number, row: number): string => {
  const letters = (index: number): string =>
    (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
  return `${letters(column)}${row}`
}

/**
 * The rows below the titles. Columns may stand in any order, and others beside them are passed over; `no` and the first field have to be there.
 * @returns undefined where the first row does not hold the titles.
 */
export const importRows = (
  rows: readonly (readonly string[])[],
  columns: readonly { column: SheetColumn; title: string }[],
): ImportRow[] | undefined => {
  const titles = (rows[0] ?? []).map((title) => title.replace(/\s+/gu, ''))
  const places = columns.map(({ column, title }) => ({ key: columnKey(column), at: titles.indexOf(title) }))
  const has = (key: string | undefined) => places.some((place) => place.key === key && place.at >= 0)
  const first = columns.find(({ column }) => column.is === 'field')
  if (!has('no') || !first || !has(columnKey(first.column))) return undefined
  return rows.slice(1).flatMap((cells, index) => {
    const filled = places.flatMap(({ key, at }) => {
      const cell = at < 0 ? '' : (cells[at] ?? '').trim()
      return cell === '' ? [] : [[key, cell] as const]
    })
    return filled.length === 0 ? [] : [{ row: index + 2, cells: Object.fromEntries(filled) }]
  })
}
