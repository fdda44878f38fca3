import { deleteDraft } from '../../db/drafts.ts'
import { asksReason } from '../../domain/item-state.ts'
import type { Revision } from '../../domain/report.ts'
import type { Instant } from '../../domain/time.ts'
import type { FieldFault, WeeklyDoubts, WeeklyTyped } from '../../domain/weekly.ts'
import { readNoNews, readWeeklyForm, sameContent } from '../../domain/weekly-form.ts'
import type { ActorCtx } from '../context.ts'
import { offerMonth } from '../monthly/send-month-cards.ts'
import { moveLinked } from '../records/move-linked.ts'
import { fileRevision } from './file-revision.ts'
import type { ShowsFiled } from './filed.ts'
import { postFor } from './filing.ts'
import { type DrawnFrom, withKeptPicks } from './kept-picks.ts'
import { keepTyped } from './save-draft.ts'
import { showFiled } from './show-filed.ts'
import { tellCorrected } from './tell-corrected.ts'
import { tellRisk } from './tell-risk.ts'
import { filingOf, readWeeklyItem, supportOf, type WeeklyItem } from './weekly-item.ts'

export interface Submission {
  itemId: string
  /** The revision the card was drawn with; undefined where the card cannot say, then the present one is meant. */
  rev?: number | undefined
  typed: unknown
  noNews: boolean
  /** Picks that a text report left to the person: they do not stand at 无 by themselves. */
  unanswered?: readonly (keyof WeeklyDoubts)[]
  /** Names the cause: a click's event id. One cause makes one revision. */
  sourceKey: string
  /** When the person sent it, by Feishu's clock: decides on time or 逾期. */
  sentAt: Instant
  /** The outbox row of the card that was clicked: the answer redraws that one, so it is not patched. */
  clickedCard?: string | undefined
  drawn?: DrawnFrom | undefined
}

export type SubmitOutcome =
  | { kind: 'filed'; weekly: WeeklyItem; revision: Revision }
  | { kind: 'unchanged'; weekly: WeeklyItem }
  | { kind: 'faults'; weekly: WeeklyItem; typed: WeeklyTyped; faults: FieldFault[] }
  /** Somebody filed after the card was drawn: nothing was changed, what was typed is kept as a draft. */
  | { kind: 'stale'; weekly: WeeklyItem; typed: WeeklyTyped }
  | { kind: 'not-owed'; weekly: WeeklyItem }
  | { kind: 'no-item' }
  | { kind: 'no-right'; chainId: string }

/** 提交 and 本周无新增. */
export const submitWeekly = async (ctx: ActorCtx, input: Submission): Promise<SubmitOutcome> => {
  const { tx, actor } = ctx
  const weekly = await readWeeklyItem(tx, input.itemId)
  if (!weekly) return { kind: 'no-item' }
  const { item, chain, current } = weekly
  const post = postFor(actor, weekly)
  if (!post || actor.personId === undefined) return { kind: 'no-right', chainId: chain.id }
  if (item.state === 'exempt') return { kind: 'not-owed', weekly }

  const read = input.noNews ? readNoNews : readWeeklyForm
  const filing = filingOf(weekly, post, input.sentAt)
  const reasonNeeded = asksReason(filing, weekly.returned !== undefined)
  const { typed, result, reason } = read(await withKeptPicks(ctx, weekly, input.typed, reasonNeeded, input.drawn), {
    lastPlan: weekly.lastPlan,
    reasonNeeded,
    support: supportOf(weekly),
    tasks: weekly.tasks,
    unanswered: input.unanswered,
  })
  const personId = actor.personId
  const dropDraft = async () => {
    if (weekly.has.draft) await deleteDraft(tx, item.id, personId)
  }

  if (result.ok && current && sameContent(result.value, current.content)) {
    await dropDraft()
    return { kind: 'unchanged', weekly }
  }
  if (input.rev !== undefined && input.rev !== item.currentRev) {
    await keepTyped(ctx, item.id, personId, typed)
    return { kind: 'stale', weekly, typed }
  }
  if (!result.ok) {
    await keepTyped(ctx, item.id, personId, typed)
    return { kind: 'faults', weekly, typed, faults: result.fault }
  }

  const { sourceKey, clickedCard } = input
  const wish = { content: result.value, personId, filing, reason, sourceKey, clickedCard }
  await dropDraft()
  const { report, revision } = await fileRevision(ctx, weekly, wish, shows)
  return { kind: 'filed', weekly: report, revision }
}

/** Who shows that a report of a week was filed, in this order. */
const shows: readonly ShowsFiled<WeeklyItem>[] = [
  moveLinked,
  tellRisk,
  showFiled,
  (ctx, { report }) => offerMonth(ctx, report),
  tellCorrected,
]
