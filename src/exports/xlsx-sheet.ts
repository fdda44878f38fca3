import type { Day, Instant } from '../domain/time.ts'

/**
 * A text, a whole number, a number with decimals, a moment, a day, a text that is wrong with what is wrong about it, or nothing. There is no
 * cell that is a formula or a link.
 */
export type Cell =
  | string
  | number
  | { decimal: number }
  | { at: Instant }
  | { day: Day }
  | { faulty: string; why?: string }
  | undefined

export interface Column {
  title: string
  /** In characters of a figure; a Chinese character takes two. */
  width: number
  /** Long text breaks into lines. */
  wrap?: true
  /** Offered in each cell; something else may be typed all the same, and whoever reads it says what is wrong. */
  choices?: readonly string[]
}

export interface Sheet {
  name: string
  columns: readonly Column[]
  rows: Iterable<readonly Cell[]>
}

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

/** Points, by the longest text of the row that breaks into lines. */
export const heightOf = (row: readonly Cell[], columns: readonly Column[]): number => {
  let lines = 1
  for (const [index, cell] of row.entries()) {
    const column = columns[index]
    if (typeof cell === 'string' && column?.wrap) lines = Math.max(lines, linesIn(cell, column.width))
  }
  return Math.min(lines * lineHeight, tallest)
}
