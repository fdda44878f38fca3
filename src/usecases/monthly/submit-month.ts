import { recordAudit } from '../../db/audit.ts'
import { deleteDraft } from '../../db/drafts.ts'
import { updateItem } from '../../db/items.ts'
import type { MonthRevision } from '../../db/months.ts'
import { dropReminders } from '../../db/outbox.ts'
import { addRevision } from '../../db/revisions.ts'
import { filingKind, isLate } from '../../domain/item-state.ts'
import type { MonthFault } from '../../domain/monthly.ts'
import { readMonth, readStep, sameMonth, withStep } from '../../domain/monthly-form.ts'
import type { Instant } from '../../domain/time.ts'
import type { ActorCtx } from '../context.ts'
import { filingPost, mainReporterName } from '../weekly-item.ts'
import { joinLateMonth } from './join-late-month.ts'
import { draftOf, keepDraft, type MonthDraft } from './month-draft.ts'
import { filingOf, formContext, type MonthItem, readMonthItem } from './month-item.ts'
import { updateMonthCards } from './update-month-cards.ts'

export interface MonthSubmission {
  itemId: string
  rev?: number | undefined
  /** The reason of a 更正; everything else has been kept step by step. */
  form: unknown
  /** Names the cause: one click makes one revision. */
  sourceKey: string
  sentAt: Instant
  clickedCard: string
}

export type MonthOutcome =
  | { kind: 'filed'; item: MonthItem; revision: MonthRevision }
  | { kind: 'unchanged'; item: MonthItem }
  | { kind: 'not-owed'; item: MonthItem }
  | { kind: 'faults'; item: MonthItem; draft: MonthDraft; faults: MonthFault[] }
  | { kind: 'stale'; item: MonthItem; draft: MonthDraft }
  | { kind: 'no-item' }
  | { kind: 'no-right'; chainId: string }

/** 提交 on the last step: what the steps have kept is checked once more as a whole and filed. */
export const submitMonth = async (ctx: ActorCtx, input: MonthSubmission): Promise<MonthOutcome> => {
  const { tx, now, actor } = ctx
  const found = await readMonthItem(ctx, input.itemId)
  if (!found) return { kind: 'no-item' }
  const { item, chain, plan, current } = found
  const post = filingPost(actor, chain.id)
  const { personId } = actor
  if (!post || personId === undefined) return { kind: 'no-right', chainId: chain.id }
  if (item.state === 'exempt') return { kind: 'not-owed', item: found }

  const before = await draftOf(ctx, found)
  const typed =
    input.form === undefined ? before.typed : withStep(before.typed, 'preview', readStep(input.form, 'preview').typed)
  const context = formContext(ctx, found, input.sentAt)
  const read = readMonth(typed, context)
  const content = read.ok ? read.value : unreasoned(typed, context)
  if (content && current && sameMonth(content, current.content)) {
    await deleteDraft(tx, item.id, personId)
    return { kind: 'unchanged', item: found }
  }
  const kept = async (draft: MonthDraft): Promise<MonthDraft> => {
    await keepDraft(ctx, found, draft)
    return { ...draft, savedAt: now }
  }
  if (input.rev !== undefined && input.rev !== item.currentRev)
    return { kind: 'stale', item: found, draft: await kept({ step: 'preview', typed }) }
  if (!read.ok) {
    const { step, faults } = read.fault
    return { kind: 'faults', item: found, draft: await kept({ step, typed }), faults }
  }

  const kind = filingKind(filingOf(ctx, found, input.sentAt))
  const onBehalfOf = post === 'reporter' ? undefined : await mainReporterName(tx, chain.id)
  const revision: MonthRevision = {
    rev: item.currentRev + 1,
    content: read.value,
    filedBy: personId,
    filedByName: actor.name,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    post,
    kind,
    ...(kind === 'correction' && typed.reason !== undefined && { reason: typed.reason }),
    sentAt: input.sentAt,
    receivedAt: now,
  }
  await addRevision(tx, item.id, input.sourceKey, revision)
  const filed: MonthItem = {
    ...found,
    current: revision,
    item: {
      ...item,
      state: 'filed',
      currentRev: revision.rev,
      firstSentAt: item.firstSentAt ?? input.sentAt,
      isLate: item.firstSentAt === undefined ? isLate(input.sentAt, plan.dueAt) : item.isLate,
    },
  }
  await updateItem(tx, filed.item)
  await deleteDraft(tx, item.id, personId)
  await dropReminders(tx, item.id)
  await recordAudit(tx, {
    at: now,
    actor: actor.openId,
    actorName: actor.name,
    action: 'file',
    object: item.id,
    chain: chain.id,
    place: 'p2p',
    result: 'done',
    requestId: ctx.requestId,
    detail: { rev: revision.rev, kind, post, late: filed.item.isLate },
  })
  await updateMonthCards(ctx, filed, input.clickedCard)
  await joinLateMonth(ctx, filed)
  return { kind: 'filed', item: filed, revision }
}

/** Pressing 提交 without having changed anything needs no reason. */
const unreasoned = (typed: MonthDraft['typed'], context: Parameters<typeof readMonth>[1]) => {
  const read = readMonth(typed, { ...context, asksReason: false })
  return read.ok ? read.value : undefined
}
