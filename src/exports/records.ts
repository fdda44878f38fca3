import type { ExportSource, RecordRow } from '../db/export-source.ts'
import { type Field, type Value, valueText } from '../domain/records/field.ts'
import type { SheetColumn } from '../domain/records/sheet.ts'
import { recordLightWords } from '../texts/record-lights.ts'
import { districtWide, formalNumber } from '../texts/records.ts'
import { guideSheet, guideTitles } from '../texts/sheets.ts'
import type { RecordsWish } from './wish.ts'
import { writeXlsx } from './xlsx.ts'
import type { Cell, Column, Sheet } from './xlsx-sheet.ts'

const widths: Partial<Record<string, number>> = {
  title: 40,
  detail: 48,
  nodes: 36,
  standard: 36,
  helpers: 30,
  code: 22,
}
const widthOf = (field: Field): number => {
  const known = widths[field.key]
  if (known !== undefined) return known
  if (field.is === 'text') return 36
  if (field.is === 'line' || field.is === 'firm') return 24
  return field.is === 'pick' || field.is === 'day' || field.is === 'number' ? 13 : 18
}
const ownWidths: Record<Exclude<SheetColumn['is'], 'field'>, number> = {
  no: 18,
  chain: 24,
  state: 10,
  light: 8,
  late: 9,
  moved: 17,
  source: 12,
}

const choicesOf = (field: Field): Pick<Column, 'choices'> =>
  field.is === 'pick' ? { choices: field.said ?? field.of } : {}

export const sheetColumn = (column: SheetColumn, title: string): Column =>
  column.is === 'field'
    ? { title, width: widthOf(column.field), wrap: true, ...choicesOf(column.field) }
    : { title, width: ownWidths[column.is] }

const valueCell = (value: Value | undefined, field: Field): Cell => {
  if (value === undefined || typeof value === 'number') return value
  return field.is === 'day' && typeof value === 'string' ? { day: value } : valueText(value, field)
}

/** Another row, kept by its id. */
const rowId = /^(L\d\d)-0-(\d+)$/u

const cellOf = (
  column: SheetColumn,
  { record, chain, late }: RecordRow,
  { word, states }: RecordsWish['sheet'],
): Cell => {
  switch (column.is) {
    case 'no':
      return formalNumber(word, record)
    case 'chain':
      return chain ?? districtWide
    case 'state':
      return states[record.state] ?? record.state
    case 'light':
      return record.lit && recordLightWords[record.lit.light]
    case 'late':
      return late > 0 ? late : undefined
    case 'moved':
      return { at: record.movedAt }
    case 'source':
      return record.source
    case 'field': {
      const { key } = column.field
      const { title, due, unit, owner } = record
      const source = record.source === '' ? undefined : record.source
      const values: Readonly<Record<string, Value | undefined>> = { source, ...record.values, title, due, unit, owner }
      const value = values[key]
      return column.field.is === 'ref' && typeof value === 'string'
        ? value.replace(rowId, '$1-$2')
        : valueCell(value, column.field)
    }
  }
}

/** One sheet named by the kind's word; in a template it is empty, and a second one says how to fill it. */
export const writeRecords = (source: ExportSource, { records, sheet, guide, zone }: RecordsWish): Promise<Buffer> => {
  const columns = sheet.columns.map(({ column, title }) => sheetColumn(column, title))
  function* rows() {
    for (const row of source.records(records.of)) yield sheet.columns.map(({ column }) => cellOf(column, row, sheet))
  }
  const filled: Sheet = { name: sheet.called ?? sheet.word, columns, rows: rows() }
  const [what, how, example] = guideTitles
  const said: Sheet[] = guide
    ? [
        {
          name: guideSheet,
          columns: [
            { title: what, width: 14 },
            { title: how, width: 60, wrap: true },
            { title: example, width: 30 },
          ],
          rows: guide,
        },
      ]
    : []
  return writeXlsx([filled, ...said], zone)
}
