import { type Day, dayOf, type Instant, timeOf } from '../domain/time.ts'
import { xmlHead, xmlText } from './xml.ts'

/** A text, a whole number, a number with decimals, a moment, a day, a text that is wrong, or nothing. There is no cell that is a formula or a link. */
export type Cell =
  | string
  | number
  | { decimal: number }
  | { at: Instant }
  | { day: Day }
  | { faulty: string }
  | undefined

export interface Column {
  title: string
  /** In characters of a figure; a Chinese character takes two. */
  width: number
  /** Long text breaks into lines. */
  wrap?: true
}

export interface Sheet {
  name: string
  columns: readonly Column[]
  rows: Iterable<readonly Cell[]>
}

/** Indexes into `cellXfs` of xlsx-styles.ts. */
export const styles = {
  header: 1,
  text: 2,
  wrapped: 3,
  moment: 4,
  quoted: 5,
  quotedWrapped: 6,
  figure: 7,
  day: 8,
  decimal: 9,
  faulty: 10,
} as const

/** Excel refuses the file for one character more. */
const longestText = 32_767
/** Excel reads `_x0041_` in a text as the letter A. */
const coded = /_(?=x[0-9a-f]{4}_)/gi
/** Typed again by a person, such a text would become a formula: the style says that it is quoted. */
const formulaLike = /^[=+\-@\t]/

export const textOf = (text: string): string =>
  xmlText(text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text).replace(coded, '_x005F_')

/** A, B … Z, AA. */
export const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** Points. Not every program makes a row as high as its text when it opens the file. */
const lineHeight = 15
const tallest = 405

/** How many lines a text takes in a column: wide characters count as two, as in the width. */
const linesIn = (text: string, width: number): number => {
  let lines = 1
  let used = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const size = code < 0x2000 ? 1 : 2
    if (code === 10 || used + size > width) {
      lines += 1
      used = 0
    }
    if (code !== 10) used += size
  }
  return lines
}

/** A3 across for what A4 would make too small to read. */
const paper = (columns: readonly Column[]): 8 | 9 => (columns.reduce((sum, { width }) => sum + width, 0) > 150 ? 8 : 9)

const dayMs = 86_400_000
/** Days since the last day of 1899 as the wall clock counts them, the time as a fraction. */
const serial = (day: Day, time = '00:00'): number => Date.parse(`${day}T${time}:00.000Z`) / dayMs + 25_569

/** @param done told how many rows the sheet has, its header included, once it is written. */
export function* sheetXml(
  { columns, rows }: Sheet,
  { zone, first, done }: { zone: string; first: boolean; done(rows: number): void },
): Iterable<string> {
  const letters = columns.map((_, index) => columnLetters(index))
  const wraps = columns.map(({ wrap }) => wrap === true)
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  yield `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`
  const header = columns.map(({ title }, index) => cellXml(`${letters[index]}1`, title, styles.header))
  yield `<row r="1" ht="24" customHeight="1">${header.join('')}</row>`
  let number = 1
  for (const row of rows) {
    number += 1
    let line = ''
    let lines = 1
    for (let index = 0; index < row.length; index += 1) {
      const cell = row[index]
      const place = `${letters[index]}${number}`
      if (typeof cell === 'string' && wraps[index]) lines = Math.max(lines, linesIn(cell, columns[index]?.width ?? 1))
      if (cell === undefined || cell === '') line += `<c r="${place}" s="${styles.text}"/>`
      else if (typeof cell === 'string') line += cellXml(place, cell, styleOf(cell, wraps[index] === true))
      else if (typeof cell === 'number') line += numberXml(place, cell, styles.figure)
      else if ('at' in cell)
        line += numberXml(place, serial(dayOf(cell.at, zone), timeOf(cell.at, zone)), styles.moment)
      else if ('day' in cell) line += numberXml(place, serial(cell.day), styles.day)
      else if ('faulty' in cell) line += cellXml(place, cell.faulty, styles.faulty)
      else line += numberXml(place, cell.decimal, styles.decimal)
    }
    yield `<row r="${number}" ht="${Math.min(lines * lineHeight, tallest)}">${line}</row>`
  }
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${number}"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="${paper(columns)}" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`
  done(number)
}

const styleOf = (text: string, wrap: boolean): number => {
  if (formulaLike.test(text)) return wrap ? styles.quotedWrapped : styles.quoted
  return wrap ? styles.wrapped : styles.text
}

const numberXml = (place: string, value: number, style: number): string =>
  `<c r="${place}" s="${style}"><v>${value}</v></c>`

const cellXml = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${textOf(text)}</t></is></c>`
