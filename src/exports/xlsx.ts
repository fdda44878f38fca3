import { type CellValue, colToLetter, type Cell as StyledCell, type WriteSheet, writeXlsx as write } from 'hucre/xlsx'
import { dayOf, timeOf } from '../domain/time.ts'
import { printable } from './printable.ts'
import { type Cell, type Column, heightOf, type Sheet } from './xlsx-sheet.ts'
import { asText, type StyleName, styles } from './xlsx-styles.ts'

/** Each sheet has its first row frozen, filtered and repeated in print. The rows of a later sheet are asked for after those of the earlier ones. */
export const writeXlsx = async (sheets: readonly Sheet[], zone: string): Promise<Buffer> => {
  const all = sheets.map((sheet) => written(sheet, zone))
  const bytes = await write({
    sheets: all,
    defaultFont: { name: '宋体', size: 11, charset: 134 },
    namedRanges: all.flatMap(({ name, columns = [], rows = [] }) => {
      // Of its own accord the library names a sheet without quotes, which brackets in a name do not bear.
      const sheet = `'${name.replaceAll("'", "''")}'!`
      const last = `$${colToLetter(columns.length - 1)}$${rows.length}`
      return [
        { name: '_xlnm.Print_Titles', range: `${sheet}$1:$1`, scope: name },
        // Without it LibreOffice shows no filters.
        { name: '_xlnm._FilterDatabase', range: `${sheet}$A$1:${last}`, scope: name },
      ]
    }),
  })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

const headHeight = 24
/** Down to which row an empty sheet offers choices. */
const mostOffered = 1000
/** Excel takes no longer list, and a comma ends each of its parts. */
const mostOfList = 255
const fitsList = (choices: readonly string[]): boolean =>
  choices.length > 0 && choices.join().length <= mostOfList && choices.every((one) => !/[,"]/.test(one))

const written = ({ name, columns, rows }: Sheet, zone: string): WriteSheet => {
  const values: CellValue[][] = [columns.map(({ title }) => title)]
  const rowDefs = new Map([[0, { height: headHeight }]])
  const cells = new Map<string, Partial<StyledCell>>()
  for (const [place, { title }] of columns.entries()) cells.set(`0,${place}`, { value: title, style: styles.header })
  /** What most of a column is made of: only what differs from it is said cell by cell. */
  const usual: StyleName[] = []
  for (const row of rows) {
    const number = values.length
    values.push(
      row.map((cell, place) => {
        const column = columns[place]
        const { value, style, more } = readCell(cell, column?.wrap === true, zone)
        if (value === null && !more) return null
        usual[place] ??= style
        if (style !== usual[place] || more) cells.set(`${number},${place}`, { value, style: styles[style], ...more })
        return value
      }),
    )
    rowDefs.set(number, { height: heightOf(row, columns) })
  }
  return {
    ...{ name, rows: values, rowDefs, cells },
    columns: columns.map(({ width, wrap }, place) => ({
      width,
      style: styles[usual[place] ?? (wrap ? 'wrapped' : 'text')],
    })),
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap(({ choices = [] }, place) => {
      const letter = colToLetter(place)
      const range = `${letter}2:${letter}${Math.max(values.length, mostOffered)}`
      return fitsList(choices) ? [{ type: 'list', values: [...choices], range, allowBlank: true } as const] : []
    }),
    autoFilter: { range: `A1:${colToLetter(columns.length - 1)}${values.length}` },
    pageSetup: {
      ...{ paperSize: paper(columns), orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
  }
}

/** Excel refuses the file for one character more. */
const longestText = 32_767
/** Excel reads `_x0041_` in a text as the letter A. */
const coded = /_(?=x[0-9a-f]{4}_)/gi
const textOf = (text: string): string => {
  const clean = printable(text)
  return (clean.length > longestText ? `${clean.slice(0, longestText - 1)}…` : clean).replace(coded, '_x005F_')
}

interface ReadCell {
  value: CellValue
  style: StyleName
  more?: Partial<StyledCell>
}

const readCell = (cell: Cell, wrap: boolean, zone: string): ReadCell => {
  if (cell === undefined || cell === '') return { value: null, style: wrap ? 'wrapped' : 'text' }
  if (typeof cell === 'string') {
    const text = textOf(cell)
    const style = asText(text) ? (wrap ? 'quotedWrapped' : 'quoted') : wrap ? 'wrapped' : 'text'
    // Alone in a cell, `#N/A` would be read as an error: a text with a format of its own is none.
    return { value: text, style, ...(text.startsWith('#') && { more: { richText: [{ text }] } }) }
  }
  if (typeof cell === 'number') return { value: cell, style: 'figure' }
  if ('at' in cell) return { value: wallClock(dayOf(cell.at, zone), timeOf(cell.at, zone)), style: 'moment' }
  if ('day' in cell) return { value: wallClock(cell.day), style: 'day' }
  if ('decimal' in cell) return { value: cell.decimal, style: 'decimal' }
  const comment = cell.why === undefined ? undefined : { text: printable(cell.why) }
  return { value: textOf(cell.faulty), style: 'faulty', more: comment ? { comment } : {} }
}

/** A spreadsheet knows no zones: what the wall clock says, the library takes from UTC. */
const wallClock = (day: string, time = '00:00'): Date => new Date(`${day}T${time}:00.000Z`)

/** A3 across for what A4 would make too small to read. */
const paper = (columns: readonly Column[]): 'a3' | 'a4' =>
  columns.reduce((sum, { width }) => sum + width, 0) > 150 ? 'a3' : 'a4'
