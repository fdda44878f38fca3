import type { MonthRow } from '../db/export-source.ts'
import { type MoveField, moveFields } from '../domain/monthly.ts'
import { columnTitles, exemptText, monthColumnTitles, nothingToCompare } from '../texts/exports.ts'
import { basisWords, issuesWord, monthFieldWords } from '../texts/monthly.ts'
import { askText } from '../texts/words.ts'
import {
  chainColumn,
  filedColumns,
  isOwed,
  type RowColumn,
  returnReasonColumn,
  stateColumns,
  words,
} from './columns.ts'

const column = (title: string, width: number, of: RowColumn<MonthRow>['of']): RowColumn<MonthRow> => ({
  title,
  width,
  of,
})

const moved = (field: MoveField): RowColumn<MonthRow> =>
  words(
    monthFieldWords[field],
    32,
    ({ content }) => content && (content.noMoves ? monthFieldWords.no_moves : content.moves[field]),
  )

const issueLines = ({ content }: MonthRow): string | undefined =>
  content?.issues.map(({ text, level }) => askText(level, text)).join('\n')

/** The sheet of months, from left to right. Figures are numbers of 亿元 and per cent, so that they can be added up. */
export const monthColumns: readonly RowColumn<MonthRow>[] = [
  chainColumn,
  column(monthColumnTitles.month, 10, ({ plan }) => plan.month),
  ...stateColumns,
  words(columnTitles.exempt, 20, (row) => (isOwed(row) ? undefined : exemptText(row.note))),
  ...filedColumns,
  column(monthColumnTitles.output, 18, ({ content }) => content && { decimal: content.output.yi }),
  column(monthColumnTitles.cumulative, 18, ({ content }) => content && { decimal: content.cumulative.yi }),
  column(
    monthColumnTitles.yoy,
    12,
    ({ content }) => content && (content.yoy === null ? nothingToCompare : { decimal: content.yoy }),
  ),
  column(monthFieldWords.basis, 10, ({ content }) => content && basisWords[content.basis]),
  column(monthFieldWords.cutoff, 12, ({ content }) => content && { day: content.cutoff }),
  words(monthFieldWords.points, 48, ({ content }) => content?.points),
  ...moveFields.map(moved),
  words(issuesWord, 40, issueLines),
  words(monthFieldWords.liaison, 36, ({ content }) => content?.liaison),
  words(monthFieldWords.next_month, 40, ({ content }) => content?.nextMonth),
  returnReasonColumn,
]
