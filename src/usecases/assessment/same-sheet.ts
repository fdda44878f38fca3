import type { Line, Sheet } from '../../domain/assessment/assess.ts'

/** What a sheet says, whenever it was made. */
const said = ({ computedAt: _at, until: _until, lines, ...sheet }: Sheet): string =>
  JSON.stringify({ ...sheet, lines: lines.map(({ computed_at: _, ...line }) => line) })

export const saysTheSame = (one: Sheet, other: Sheet): boolean => said(one) === said(other)

/** Lines whose points are others than they were; a rule that is new or gone is one as well. */
export const changedLines = (
  was: Sheet,
  is: Sheet,
): { rule: string; was: Line | undefined; is: Line | undefined }[] => {
  const ids = [...new Set([...was.lines, ...is.lines].map((line) => line.rule_id))]
  return ids.flatMap((rule) => {
    const [before, after] = [was, is].map((sheet) => sheet.lines.find((line) => line.rule_id === rule))
    return before?.points === after?.points ? [] : [{ rule, was: before, is: after }]
  })
}
