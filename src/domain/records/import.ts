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
  /** Of those that fit, how many are about a record that is there; not of files checked before that was noted. */
  corrects?: number
  /** Cells that are wrong, in all rows; not of files checked before that was noted. */
  faults?: number
  /** Rows that say what the records say already. */
  same: number
  /** Which columns it was read from; not of files checked before that was noted. */
  columns?: ImportColumns
}

export const columnKey = (column: SheetColumn): string => (column.is === 'field' ? column.field.key : column.is)

/** `C7`, as a spreadsheet names it. */
export const cellAddress = (column: number, row: number): string => {
  const letters = (index: number): string =>
    (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
  return `${letters(column)}${row}`
}

/** Which columns a file brought, beside what its rows say. */
export interface ImportColumns {
  /** Under another name: as it was written, and what it was taken for. */
  renamed: { written: string; title: string }[]
  /** Nobody asks for them. */
  passedOver: string[]
  /** Whether rows can say which record they are about. */
  numbered: boolean
}

/** Above the titles an office writes what the table is, for whom and of which day. */
const mostAbove = 10

/** As it is compared: without blanks, and without what is said about how to fill it. */
const plainTitle = (written: string): string =>
  written
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/\([^()]*\)$/u, '')
    .replace(/^\*|\*$|:$/gu, '')

/** What stands below the titles of a sheet. */
export interface SheetBelow {
  columns: ImportColumns
  /** Which row is the first of it. */
  from: number
  /** @returns undefined for a row that nobody has filled */
  read(cells: readonly string[], index: number): ImportRow | undefined
}

/**
 * How to read the rows below the titles. These stand in the first row or below what an office writes above them, in one line or in two; columns in any order,
 * under their titles or aliases, and others beside them are passed over. The first field has to be there.
 * @returns undefined where no row holds the titles.
 */
export const belowTitles = (
  rows: readonly (readonly string[])[],
  columns: readonly { column: SheetColumn; title: string; aliases?: readonly string[] }[],
): SheetBelow | undefined => {
  const nameOf = ({ column, title }: (typeof columns)[number], name: string) =>
    [plainTitle(name), { key: columnKey(column), title }] as const
  // What is a title of its own is no alias of another.
  const named = new Map([
    ...columns.flatMap((one) => (one.aliases ?? []).map((alias) => nameOf(one, alias))),
    ...columns.map((one) => nameOf(one, one.title)),
  ])
  const known = (written: string | undefined) => (written ? named.get(plainTitle(written)) : undefined)
  const first = columns.find(({ column }) => column.is === 'field')
  if (!first) return undefined
  const main = columnKey(first.column)
  for (let at = 0; at < Math.min(rows.length, mostAbove); at += 1) {
    const upper = rows[at] ?? []
    const lower = rows[at + 1] ?? []
    const below = belongsToTitles(upper, lower, { known, main })
    const length = below ? Math.max(upper.length, lower.length) : upper.length
    const written = Array.from({ length }, (_, place) =>
      below && known(lower[place]) ? (lower[place] ?? '') : upper[place] || (below && lower[place]) || '',
    )
    if (!written.some((title) => known(title)?.key === main)) continue
    return readBelow(
      at + (below ? 2 : 1),
      written.map((title) => ({ written: title, as: known(title) })),
    )
  }
  return undefined
}

type KnownTitle = { key: string; title: string } | undefined

/** Titles in two lines: the lower one names columns that the upper one has only a common name for. */
const belongsToTitles = (
  upper: readonly string[],
  lower: readonly string[],
  { known, main }: { known(written: string | undefined): KnownTitle; main: string },
): boolean => {
  const mainAt = upper.findIndex((title) => known(title)?.key === main)
  if (mainAt >= 0 && (lower[mainAt] ?? '') !== '') return false
  const above = new Set(upper.flatMap((title) => known(title)?.key ?? []))
  // What stands above all titles is none of them.
  if (above.size === 0) return false
  return lower.some((title, place) => {
    const found = known(title)
    return found !== undefined && !above.has(found.key) && known(upper[place]) === undefined
  })
}

const readBelow = (from: number, heads: readonly { written: string; as: KnownTitle }[]): SheetBelow => {
  const taken = new Map<string, number>()
  // What is called by its own name goes before what is called by another.
  const isCalled = ({ written, as }: (typeof heads)[number]) => as && plainTitle(written) === plainTitle(as.title)
  const places = [...heads.entries()]
  for (const [place, { as }] of [...places.filter(([, one]) => isCalled(one)), ...places])
    if (as && !taken.has(as.key)) taken.set(as.key, place)
  const isTaken = (place: number) => [...taken.values()].includes(place)
  return {
    from,
    read: (cells, index) => {
      const filled = [...taken].flatMap(([key, place]) => {
        const cell = (cells[place] ?? '').trim()
        return cell === '' ? [] : [[key, cell] as const]
      })
      return filled.length === 0 ? undefined : { row: index + 1, cells: Object.fromEntries(filled) }
    },
    columns: {
      renamed: heads.flatMap(({ written, as }, place) =>
        as && isTaken(place) && plainTitle(written) !== plainTitle(as.title) ? [{ written, title: as.title }] : [],
      ),
      passedOver: heads.flatMap(({ written }, place) => (written.trim() === '' || isTaken(place) ? [] : [written])),
      numbered: taken.has('no'),
    },
  }
}
