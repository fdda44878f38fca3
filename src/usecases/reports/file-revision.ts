import { recordAudit } from '../../db/audit.ts'
import { deleteDraft } from '../../db/drafts.ts'
import { updateItem } from '../../db/items.ts'
import { dropReminders } from '../../db/outbox.ts'
import { settleReturn } from '../../db/returns.ts'
import { addRevision } from '../../db/revisions.ts'
import { saveSignOff } from '../../db/sign-offs.ts'
import { asksReason, type Filing, filingKind, isLate } from '../../domain/item-state.ts'
import type { Revision } from '../../domain/report.ts'
import { refiledReason } from '../../texts/corrections.ts'
import type { ActorCtx } from '../context.ts'
import { beginSignOff } from '../sign-off/ask-signers.ts'
import { signOffOf } from '../sign-off/signers.ts'
import { mainReporterName } from './filing.ts'
import type { ReportItem } from './report-item.ts'

type RevisionOf<Report extends ReportItem> = NonNullable<Report['current']>

/**
 * The next revision of a week's or a month's report: written down, a return settled, reminders withdrawn, the leads asked to sign it.
 * What shows the report is drawn anew by whoever calls.
 */
export const fileRevision = async <Report extends ReportItem>(
  ctx: ActorCtx,
  report: Report,
  wish: {
    content: RevisionOf<Report>['content']
    personId: string
    filing: Filing
    /** Why it is corrected, as typed. */
    reason: string | undefined
    /** Names the cause: one cause makes one revision. */
    sourceKey: string
    /** The words are the same: whoever signed them has signed this as well. */
    wordsStand?: true
  },
): Promise<{ filed: Report; revision: RevisionOf<Report>; refiled: boolean }> => {
  const { tx, now, actor } = ctx
  const { personId, filing } = wish
  const { sentAt, post } = filing
  const { item, chain, plan, current } = report
  const { returned, signOff: asked, ...before } = report
  const kind = filingKind(filing)
  const standsIn = post === 'backup' || post === 'lead'
  const onBehalfOf = standsIn ? await mainReporterName(tx, chain.id) : undefined
  // A return is the reason of what answers it.
  const reason = asksReason(filing, returned !== undefined) ? wish.reason : refiledReason
  const made: Revision<unknown> = {
    rev: item.currentRev + 1,
    content: wish.content,
    filedBy: personId,
    filedByName: actor.name,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    post,
    kind,
    ...(kind === 'correction' && reason !== undefined && { reason }),
    sentAt,
    receivedAt: now,
  }
  const revision = made as RevisionOf<Report>
  await addRevision(tx, item.id, wish.sourceKey, revision)
  const stands = wish.wordsStand && asked !== undefined && asked.state !== 'waiting'
  const signOff = stands ? asked : await signOffOf(ctx, chain.id)
  const filed = {
    ...before,
    current: revision,
    ...(signOff && { signOff }),
    item: {
      ...item,
      state: 'filed',
      currentRev: revision.rev,
      firstSentAt: item.firstSentAt ?? sentAt,
      isLate: item.firstSentAt === undefined ? isLate(sentAt, plan.dueAt) : item.isLate,
    },
  } as unknown as Report
  await updateItem(tx, filed.item)
  if (returned) await settleReturn(tx, item.id, now)
  await deleteDraft(tx, item.id, personId)
  await dropReminders(tx, item.id)
  await recordAudit(tx, {
    at: now,
    actor: actor.openId,
    actorName: actor.name,
    action: post === 'office' ? 'correct' : 'file',
    object: item.id,
    chain: chain.id,
    place: 'p2p',
    result: 'done',
    requestId: ctx.requestId,
    detail: {
      rev: revision.rev,
      kind,
      post,
      late: filed.item.isLate,
      ...(revision.reason && { reason: revision.reason }),
    },
  })
  if (stands) await saveSignOff(tx, item.id, revision.rev, asked)
  else await beginSignOff(ctx, filed, revision, { revision: current, signOff: asked })
  return { filed, revision, refiled: returned !== undefined }
}
