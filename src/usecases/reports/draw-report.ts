import type { Card } from '../../cards/kit/card.ts'
import { reportCard } from '../../cards/report.ts'
import { readRevision } from '../../db/revisions.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import { lightOf, lightOfMonth } from '../../domain/light.ts'
import { marksOf } from '../../domain/look-words.ts'
import type { MonthContent } from '../../domain/monthly.ts'
import type { Revision } from '../../domain/report.ts'
import { reasonLine } from '../../texts/corrections.ts'
import { lookMarks } from '../../texts/look.ts'
import type { ActorCtx } from '../context.ts'
import { detailOf, handsLine, seesTyped } from '../looking-back/look-entry.ts'
import { taskNames } from './link-choices.ts'
import { isMonth, type ReportItem, reportWords } from './report-item.ts'

/** 看全文: one version of a report, whole. @returns undefined when there is no such version. */
export const drawReport = async (ctx: ActorCtx, report: ReportItem, rev: number): Promise<Card | undefined> => {
  const { item, chain } = report
  const revision = await readRevision(ctx.tx, item.id, rev)
  if (!revision) return undefined
  const signOff = await readSignOff(ctx.tx, item.id, rev)
  const told = toldOf(report, revision)
  const names = told.type === 'weekly' ? await taskNames(ctx.tx, item, told.content) : []
  const marks = marksOf({
    isLate: item.isLate,
    noNews: told.type === 'weekly' && told.content.noNews,
    kind: revision.kind,
    behalf: revision.onBehalfOf !== undefined,
    state: rev === item.currentRev ? item.state : '',
    sign: signOff?.state,
  })
  return reportCard({
    ...told,
    ...(told.type === 'weekly' && { taskNames: names }),
    item: item.id,
    rev,
    currentRev: item.currentRev,
    chainName: chain.name,
    periodLabel: reportWords(report, ctx.rules).short,
    marks: marks.map((mark) => lookMarks[mark]),
    by: [handsLine(ctx, revision, signOff), ...(revision.reason === undefined ? [] : [reasonLine(revision.reason)])],
    detail: detailOf(ctx, item)?.word,
    typed: seesTyped(ctx, chain.id),
  })
}

const toldOf = (report: ReportItem, { content }: Revision) => {
  if (!isMonth(report)) return { type: 'weekly', content, light: lightOf(content) } as const
  const month = content as unknown as MonthContent
  return { type: 'monthly', content: month, light: lightOfMonth(month) } as const
}
