import { putIntoIndex, tags, type Unindexed, unindexedReports } from '../../db/search-index.ts'
import { lightOf, lightOfMonth } from '../../domain/light.ts'
import { marksOf } from '../../domain/look-words.ts'
import type { MonthContent } from '../../domain/monthly.ts'
import { monthFieldsOf, weeklyFieldsOf } from '../../domain/report-fields.ts'
import { monthText, weeklyText } from '../../domain/report-text.ts'
import { tokensOf } from '../../domain/search-text.ts'
import type { WeeklyContent } from '../../domain/weekly.ts'
import type { Ctx } from '../context.ts'

/** Taken into the index in one transaction, some 10 ms. */
const atOnce = 64

/** Some of the reports that the index does not know yet, as they are. @returns how many. */
export const indexReports = async ({ tx }: Pick<Ctx, 'tx'>): Promise<number> => {
  const reports = await unindexedReports(tx, atOnce)
  await putIntoIndex(
    tx,
    reports.map((report) => ({ ...report, tokens: tokensOfReport(report) })),
  )
  return reports.length
}

const tokensOfReport = (report: Unindexed): string[] => {
  const told = toldBy(report)
  return [
    ...tokensOf(told.text),
    tags.type(report.type),
    tags.chain(report.chainId),
    tags.light(told.light),
    ...told.fields.map(tags.field),
    ...new Set([...report.names, ...told.names].map(tags.by)),
    ...marksOf({ ...report, noNews: told.noNews }).map(tags.mark),
  ]
}

const toldBy = ({ type, content }: Unindexed) => {
  if (type === 'monthly') {
    const month = content as MonthContent
    return {
      text: monthText(month),
      light: lightOfMonth(month),
      fields: monthFieldsOf(month),
      names: [],
      noNews: false,
    }
  }
  const week = content as WeeklyContent
  const names = (week.support ?? []).map(({ by }) => by)
  return { text: weeklyText(week), light: lightOf(week), fields: weeklyFieldsOf(week), names, noNews: week.noNews }
}
