import { deleteDraft } from '../../db/drafts.ts'
import { asksReason, type Filing } from '../../domain/item-state.ts'
import type { Instant } from '../../domain/time.ts'
import type { ActorCtx } from '../context.ts'
import { fileRevision } from './file-revision.ts'
import type { ShowsFiled } from './filed.ts'
import { filingOf, postFor } from './filing.ts'
import type { ContentOf, ReportItem, RevisionOf } from './report-item.ts'

export interface Submission {
  itemId: string
  /** The revision the card was drawn with; undefined where the card cannot say, then the present one is meant. */
  rev?: number | undefined
  form: unknown
  /** Names the cause: a click's event id. One cause makes one revision. */
  sourceKey: string
  /** When the person sent it, by Feishu's clock: decides on time or 逾期. */
  sentAt: Instant
  /** The outbox row of the card that was clicked: the answer redraws that one, so it is not patched. */
  clickedCard?: string | undefined
}

export type SubmitOutcome<Report extends ReportItem = ReportItem, Filling = unknown> =
  | { kind: 'filed'; report: Report; revision: RevisionOf<Report> }
  | { kind: 'unchanged' | 'not-owed'; report: Report }
  | { kind: 'faults'; report: Report; filling: Filling }
  /** Somebody filed after the card was drawn: nothing was changed, what was typed is kept as a draft, if anything was. */
  | { kind: 'stale'; report: Report; filling: Filling; kept: boolean }
  | { kind: 'no-item' }
  | { kind: 'no-right'; chainId: string }

/** A form that was read. */
export interface Checked<Content, Filling> {
  /** What it says; undefined where nothing can be made of it. */
  content: Content | undefined
  /** As it is drawn again. */
  filling: Filling
  /** The same with what is wrong in it, if anything is: it is not filed then. */
  faulty?: Filling | undefined
  /** Why a report that is in is changed. */
  reason?: string | undefined
}

/** What of handing in is said by the kind of report. */
export interface Submits<Report extends ReportItem, Filling> {
  read(ctx: ActorCtx, itemId: string): Promise<Report | undefined>
  check(
    ctx: ActorCtx,
    report: Report,
    about: { form: unknown; filing: Filing; asksReason: boolean },
  ): Promise<Checked<ContentOf<Report>, Filling>>
  same(one: ContentOf<Report>, other: ContentOf<Report>): boolean
  /** Keeps what is typed as the person's draft. @returns whether anything was. */
  keep(ctx: ActorCtx, report: Report, filling: Filling): Promise<boolean>
  /** Who shows that it was filed, in this order. */
  shows: readonly ShowsFiled<Report>[]
}

/** 提交, of a report of any kind. */
export const submitReport = async <Report extends ReportItem, Filling>(
  ctx: ActorCtx,
  kind: Submits<Report, Filling>,
  { itemId, rev, form, sentAt, sourceKey, clickedCard }: Submission,
): Promise<SubmitOutcome<Report, Filling>> => {
  const report = await kind.read(ctx, itemId)
  if (!report) return { kind: 'no-item' }
  const { item, chain, current, returned } = report
  const post = postFor(ctx.actor, report)
  const { personId } = ctx.actor
  if (!post || personId === undefined) return { kind: 'no-right', chainId: chain.id }
  if (item.state === 'exempt') return { kind: 'not-owed', report }

  const filing = filingOf(report, post, sentAt)
  const reasonAsked = asksReason(filing, returned !== undefined)
  const { content, filling, faulty, reason } = await kind.check(ctx, report, { form, filing, asksReason: reasonAsked })
  const dropDraft = async () => {
    if (report.has?.draft !== false) await deleteDraft(ctx.tx, item.id, personId)
  }
  if (content !== undefined && current && kind.same(content, current.content)) {
    await dropDraft()
    return { kind: 'unchanged', report }
  }
  if (rev !== undefined && rev !== item.currentRev)
    return { kind: 'stale', report, filling, kept: await kind.keep(ctx, report, filling) }
  if (content === undefined || faulty) {
    await kind.keep(ctx, report, faulty ?? filling)
    return { kind: 'faults', report, filling: faulty ?? filling }
  }
  await dropDraft()
  const wish = { content, personId, filing, reason, sourceKey, clickedCard }
  const filed = await fileRevision(ctx, report, wish, kind.shows)
  return { kind: 'filed', report: filed.report, revision: filed.revision }
}
