import { putIntoIndex, tags, type Unindexed, unindexedReports } from '../../db/search-index.ts'
import { marksOf } from '../../domain/look-words.ts'
import { tokensOf } from '../../domain/search-text.ts'
import type { Ctx } from '../context.ts'
import { kindOf } from '../reports/report-item.ts'

/** Taken into the index in one transaction, some 10 ms. */
const atOnce = 64

type Indexing = Pick<Ctx, 'tx' | 'kinds'>

/** Some of the reports that the index does not know yet, as they are. @returns how many. */
export const indexReports = async (ctx: Indexing): Promise<number> => {
  const reports = await unindexedReports(ctx.tx, atOnce)
  await putIntoIndex(
    ctx.tx,
    reports.map((report) => ({ ...report, tokens: tokensOfReport(ctx, report) })),
  )
  return reports.length
}

const tokensOfReport = (ctx: Indexing, report: Unindexed): string[] => {
  const { content } = report
  const { reading } = kindOf(ctx, { item: { id: report.itemId } })
  return [
    ...tokensOf(reading.text(content)),
    tags.type(report.type),
    tags.chain(report.chainId),
    tags.light(reading.light(content)),
    ...reading.fields(content).map(tags.field),
    ...new Set([...report.names, ...reading.names(content)].map(tags.by)),
    ...marksOf({ ...report, noNews: reading.noNews(content) }).map(tags.mark),
  ]
}
