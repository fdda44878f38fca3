import type { ExportRow, ItemRow } from '../db/export-source.ts'
import type { WeekPlan } from '../domain/week-plan.ts'
import { weekWithDates } from '../texts/dates.ts'
import { columnTitles, lastPlanLine, noNewsText, returnedBefore, versionWord } from '../texts/exports.ts'
import { signWords } from '../texts/sign-off.ts'
import { supportLine } from '../texts/supplement.ts'
import { askText as askWithLevel, askWords, planWords, riskWords } from '../texts/words.ts'
import type { Cell, Column } from './xlsx-sheet.ts'

/** A column of a sheet with one report a row. */
export interface RowColumn<Row> extends Column {
  of(row: Row): Cell
}

export const isOwed = ({ state }: ItemRow): boolean => state !== 'exempt'
/** Sent back and not filed again: owed anew. */
export const isReturned = ({ state }: ItemRow): boolean => state === 'returned'
export const isFiled = (row: ItemRow): boolean => isOwed(row) && !isReturned(row) && row.rev > 0

const mark = (title: string, width: number, holds: (row: ItemRow) => boolean): RowColumn<ItemRow> => ({
  title,
  width,
  of: (row) => (holds(row) ? title : undefined),
})
/** Long text, in lines. */
export const words = <Row>(title: string, width: number, of: (row: Row) => string | undefined): RowColumn<Row> => ({
  title,
  width,
  wrap: true,
  of,
})

export const askText = ({ content }: ExportRow): string | undefined =>
  content && (askWithLevel(content.askLevel, content.askDetail) || askWords.none)
export const supportLines = ({ content }: ExportRow): string[] => (content?.support ?? []).map(supportLine)
/** Who signed it; where nobody has, that it waits or passed without. */
export const signText = ({ signState, signedBy }: ItemRow): string | undefined =>
  signState === 'signed'
    ? signedBy
    : signState === 'waiting' || signState === 'passed'
      ? signWords[signState]
      : undefined
export const lastPlanLines = ({ content }: ExportRow): string[] =>
  content?.lastPlan.map(({ state, text }) => lastPlanLine(planWords[state], text)) ?? []
export const progressText = ({ content }: ExportRow): string | undefined =>
  content?.noNews ? [noNewsText, content.progress].filter(Boolean).join('\n') : content?.progress

export const chainColumn = words<ItemRow>(columnTitles.chain, 24, ({ chain }) => chain)
/** How a week's or a month's report stands. */
export const stateColumns: readonly RowColumn<ItemRow>[] = [
  mark(columnTitles.owed, 7, isOwed),
  mark(columnTitles.filed, 7, isFiled),
  mark(columnTitles.late, 7, (row) => isFiled(row) && row.isLate),
  {
    title: columnTitles.returned,
    width: 8,
    of: (row) => (isReturned(row) ? columnTitles.returned : row.returns > 0 ? returnedBefore : undefined),
  },
]
/** Who filed it, who signed it, and when it came. */
export const filedColumns: readonly RowColumn<ItemRow>[] = [
  { title: columnTitles.filedBy, width: 16, of: ({ filedBy }) => filedBy },
  { title: columnTitles.behalf, width: 16, of: ({ onBehalfOf }) => onBehalfOf },
  { title: columnTitles.signedBy, width: 16, of: signText },
  { title: columnTitles.version, width: 7, of: ({ rev }) => (rev > 0 ? versionWord(rev) : undefined) },
  { title: columnTitles.firstSentAt, width: 17, of: ({ firstSentAt }) => firstSentAt && { at: firstSentAt } },
]
export const returnReasonColumn = words<ItemRow>(columnTitles.returnReason, 30, ({ returnReason }) => returnReason)

/** About one enterprise: not in a file for a group. */
export const riskDetailColumn = words<ExportRow>(columnTitles.riskDetail, 36, ({ content }) => content?.riskDetail)

type WeekName = (plan: Pick<WeekPlan, 'week' | 'covers'>) => string

/** Each week is worded once, however many rows it has. @param years several are in the file */
export const weekNames = (years: boolean): WeekName => {
  const known = new Map<string, string>()
  return ({ week, covers }) => {
    const name = known.get(week) ?? weekWithDates(covers, years)
    known.set(week, name)
    return name
  }
}

/** The sheet of reports, from left to right. A new column is one line. @param years several are in it */
export const reportColumns = (weekName: WeekName, years: boolean): readonly RowColumn<ExportRow>[] => [
  chainColumn,
  words(columnTitles.period, years ? 34 : 28, ({ plan }) => weekName(plan)),
  ...stateColumns,
  mark(columnTitles.exempt, 7, (row) => !isOwed(row)),
  ...filedColumns,
  words(columnTitles.progress, 48, progressText),
  words(columnTitles.nextPlan, 40, ({ content }) => content?.nextPlan),
  words(columnTitles.ask, 36, askText),
  words(columnTitles.risk, 16, ({ content }) => content && riskWords[content.risk]),
  riskDetailColumn,
  words(columnTitles.lastPlan, 36, (row) => lastPlanLines(row).join('\n')),
  returnReasonColumn,
  words(columnTitles.support, 36, (row) => supportLines(row).join('\n')),
]
