import { updateItem } from '../../db/items.ts'
import { settleReturn } from '../../db/returns.ts'
import { addRevision } from '../../db/revisions.ts'
import { dropReminders, sentAbout } from '../../db/sent.ts'
import { saveSignOff } from '../../db/sign-offs.ts'
import { asksReason, type Filing, filingKind, isLate } from '../../domain/item-state.ts'
import type { Revision } from '../../domain/report.ts'
import { refiledReason } from '../../texts/corrections.ts'
import { audited } from '../audited.ts'
import type { ActorCtx } from '../context.ts'
import { beginSignOff } from '../sign-off/ask-signers.ts'
import { signOffOf } from '../sign-off/signers.ts'
import type { Filed, ShowsFiled } from './filed.ts'
import { mainReporterName } from './filing.ts'
import type { ReportItem, RevisionOf } from './report-item.ts'

/**
 * The next revision of a report of any kind: written down, a return settled, reminders withdrawn, the leads asked to sign it.
 * Then everybody in the list shows it.
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
    clickedCard: string | undefined
    /** The words are the same: whoever signed them has signed this as well. */
    wordsStand?: true
  },
  shows: readonly ShowsFiled<Report>[],
): Promise<Filed<Report>> => {
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
  const sent = await sentAbout(tx, item.id)
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
  await dropReminders(tx, sent)
  await audited(ctx, post === 'office' ? 'correct' : 'file', {
    object: item.id,
    chain: chain.id,
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
  const event: Filed<Report> = {
    report: filed,
    revision,
    before: current as RevisionOf<Report> | undefined,
    post,
    refiled: returned !== undefined,
    sent,
    clickedCard: wish.clickedCard,
  }
  for (const show of shows) await show(ctx, event)
  return event
}
