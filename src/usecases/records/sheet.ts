import { filledColumns, knownColumns, type SheetColumn } from '../../domain/records/sheet.ts'
import type { RecordsWish } from '../../exports/wish.ts'
import * as t from '../../texts/sheets.ts'
import { fieldText, type Kind } from './kinds.ts'

export const columnTitle = (kind: Kind, column: SheetColumn): string =>
  column.is === 'field' ? fieldText(kind, column.field.key).label : t.columnTitles[column.is]

/** `L07 可招引企业`; of the ledger's kinds the word alone. */
export const sheetName = ({ word, texts }: Kind): string =>
  texts.short === undefined ? word : `${word} ${texts.short}`

/** A kind's sheet, as its declaration has it. @param known with what the bot knows beside what is filled in */
export const sheetOf = (kind: Kind, known: boolean): RecordsWish['sheet'] => ({
  word: kind.word,
  ...(sheetName(kind) !== kind.word && { called: sheetName(kind) }),
  columns: [...filledColumns(kind.declared), ...(known ? knownOf(kind) : [])].map((column) => ({
    column,
    title: columnTitle(kind, column),
  })),
  states: kind.texts.states,
})

/** Where a kind asks whose voice it is, that is its 来源. */
const knownOf = ({ declared }: Kind): SheetColumn[] =>
  knownColumns.filter(
    // A list asks for it itself, and nothing of it is ever overdue.
    ({ is }) =>
      (is !== 'source' || !declared.fields.some(({ key }) => key === 'from')) &&
      !(declared.review && (is === 'source' || is === 'late')),
  )

/** How to fill a kind's template, a line a column. */
export const guideOf = (kind: Kind): string[][] => [
  ...filledColumns(kind.declared).map((column) => {
    const title = columnTitle(kind, column)
    if (column.is !== 'field') return [title, ...(column.is === 'no' ? t.guideOf.no : t.guideOf.chain)]
    const { field } = column
    const must = field.required ? t.requiredMark : ''
    return [title, `${must}${fieldText(kind, field.key).hint}`, t.exampleOf(field)]
  }),
  ['', t.guideLast(sheetName(kind)), ''],
]
