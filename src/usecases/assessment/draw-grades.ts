import { gradesCard } from '../../cards/assessment.ts'
import type { Card } from '../../cards/kit/card.ts'
import * as t from '../../texts/assessment.ts'
import * as s from '../../texts/assessment-sums.ts'
import type { Ctx } from '../context.ts'
import { type AssessedYear, sheetsNow } from './the-sheets.ts'

/** Chains on one page: as many as are computed at once. */
const onePage = 8

export interface GradesWish {
  year: AssessedYear
  page: number
  /** Who asks may read the points, and the answer stands in private. */
  withPoints: boolean
  mayExport: boolean
}

/** The grades of some chains, in the order of the district file: never by points. */
export const drawGrades = async (ctx: Ctx, { year, page, withPoints, mayExport }: GradesWish): Promise<Card> => {
  const pages = Math.max(1, Math.ceil(year.chains.length / onePage))
  const at = Math.min(Math.max(1, page), pages)
  const shown = year.chains.slice((at - 1) * onePage, at * onePage)
  const sheets = await sheetsNow(ctx, year.rules, shown)
  const [first] = sheets
  return gradesCard({
    year: year.year,
    until: first
      ? t.untilText(first.over ? `${year.year}-12-31` : latest(sheets.map(({ until }) => until)), first.over)
      : '',
    rows: sheets.map((sheet) => {
      const chain = shown.find(({ id }) => id === sheet.chainId)
      return {
        id: sheet.chainId,
        chain: chain?.name ?? sheet.chainId,
        grade: sheet.grade,
        why: s.waitsText(sheet) ?? '',
        points: withPoints ? s.totalText(sheet) : undefined,
      }
    }),
    page: at,
    pages,
    ofMany: year.chains.length > 1,
    withPoints,
    mayExport,
    rules: t.rulesLine(year.rules.title, year.version),
  })
}

const latest = (days: readonly string[]): string => days.toSorted().at(-1) ?? ''
