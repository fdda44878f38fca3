import type { Card } from '../../cards/kit/card.ts'
import { reportCard } from '../../cards/report.ts'
import { readRevision } from '../../db/revisions.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import { marksOf } from '../../domain/look-words.ts'
import { reasonLine } from '../../texts/corrections.ts'
import { lookMarks } from '../../texts/look.ts'
import type { ActorCtx } from '../context.ts'
import { detailOf, handsLine, seesTyped } from '../looking-back/look-entry.ts'
import { kindOf, type ReportItem, reportWords } from './report-item.ts'

/** 看全文: one version of a report, whole. @returns undefined when there is no such version. */
export const drawReport = async (ctx: ActorCtx, report: ReportItem, rev: number): Promise<Card | undefined> => {
  const { item, chain } = report
  const revision = await readRevision(ctx.tx, item.id, rev)
  if (!revision) return undefined
  const signOff = await readSignOff(ctx.tx, item.id, rev)
  const kind = kindOf(ctx, report)
  const { content } = revision
  const linked = await kind.linked?.(ctx, report, content)
  const marks = marksOf({
    isLate: item.isLate,
    noNews: kind.reading.noNews(content),
    kind: revision.kind,
    behalf: revision.onBehalfOf !== undefined,
    state: rev === item.currentRev ? item.state : '',
    sign: signOff?.state,
  })
  return reportCard({
    subtitle: kind.fullTitle,
    light: kind.reading.light(content),
    told: kind.told(content, { typed: seesTyped(ctx, chain.id), ...(linked && { linked }) }),
    item: item.id,
    rev,
    currentRev: item.currentRev,
    chainName: chain.name,
    periodLabel: reportWords(ctx, report).short,
    marks: marks.map((mark) => lookMarks[mark]),
    by: [handsLine(ctx, revision, signOff), ...(revision.reason === undefined ? [] : [reasonLine(revision.reason)])],
    detail: detailOf(ctx, item)?.word,
  })
}
