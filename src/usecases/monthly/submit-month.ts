import { deleteDraft } from '../../db/drafts.ts'
import type { MonthRevision } from '../../db/months.ts'
import type { MonthFault } from '../../domain/monthly.ts'
import { readMonth, readStep, sameMonth, withStep } from '../../domain/monthly-form.ts'
import type { Instant } from '../../domain/time.ts'
import type { ActorCtx } from '../context.ts'
import { fileRevision } from '../reports/file-revision.ts'
import type { ShowsFiled } from '../reports/filed.ts'
import { postFor } from '../reports/filing.ts'
import { showFiled } from '../reports/show-filed.ts'
import { tellCorrected } from '../reports/tell-corrected.ts'
import { draftOf, keepDraft, type MonthDraft } from './month-draft.ts'
import { filingOf, formContext, type MonthItem, readMonthItem } from './month-item.ts'

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
  const { item, chain, current } = found
  const post = postFor(actor, found)
  const { personId } = actor
  if (!post || personId === undefined) return { kind: 'no-right', chainId: chain.id }
  if (item.state === 'exempt') return { kind: 'not-owed', item: found }

  const draft = await draftOf(ctx, found)
  const typed =
    input.form === undefined ? draft.typed : withStep(draft.typed, 'preview', readStep(input.form, 'preview').typed)
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

  await deleteDraft(tx, item.id, personId)
  const { report, revision } = await fileRevision(
    ctx,
    found,
    {
      content: read.value,
      personId,
      filing: filingOf(ctx, found, input.sentAt),
      reason: typed.reason,
      sourceKey: input.sourceKey,
      clickedCard: input.clickedCard,
    },
    shows,
  )
  return { kind: 'filed', item: report, revision }
}

/** Who shows that a report of a month was filed, in this order. */
const shows: readonly ShowsFiled<MonthItem>[] = [showFiled, tellCorrected]

/** Pressing 提交 without having changed anything needs no reason. */
const unreasoned = (typed: MonthDraft['typed'], context: Parameters<typeof readMonth>[1]) => {
  const read = readMonth(typed, { ...context, asksReason: false })
  return read.ok ? read.value : undefined
}
