import { type MonthFault, type MonthStep, type MonthTyped, monthSteps, moveFields } from '../../domain/monthly.ts'
import { readStep, stepFaults, withStep } from '../../domain/monthly-form.ts'
import { withPicks } from '../../domain/monthly-points.ts'
import type { ActorCtx } from '../context.ts'
import { postFor } from '../reports/filing.ts'
import { draftOf, keepDraft, type MonthDraft } from './month-draft.ts'
import { formContext, type MonthItem, readMonthItem } from './month-item.ts'

export interface Filling {
  itemId: string
  rev?: number | undefined
  /** The step the button stands on; of `edit`, the one it leads to. */
  step: MonthStep
  turn: 'next' | 'prev' | 'save_draft' | 'no_change' | 'edit'
  form: unknown
}

export type FillOutcome =
  | { kind: 'turned' | 'saved' | 'editing'; item: MonthItem; draft: MonthDraft }
  | { kind: 'faults'; item: MonthItem; draft: MonthDraft; faults: MonthFault[] }
  /** Somebody filed after the card was drawn: what was typed is kept, and the card comes back for the present revision. */
  | { kind: 'stale'; item: MonthItem; draft: MonthDraft }
  | { kind: 'not-owed'; item: MonthItem }
  | { kind: 'no-item' }
  | { kind: 'no-right'; chainId: string }

/** 下一步, 上一步, 暂存, 本月无变化 and 改…: every one of them keeps what is typed before it does anything else. */
export const fillMonth = async (ctx: ActorCtx, filling: Filling): Promise<FillOutcome> => {
  const item = await readMonthItem(ctx, filling.itemId)
  if (!item) return { kind: 'no-item' }
  if (!postFor(ctx.actor, item) || ctx.actor.personId === undefined) return { kind: 'no-right', chainId: item.chain.id }
  if (item.item.state === 'exempt') return { kind: 'not-owed', item }

  const before = await draftOf(ctx, item)
  if (filling.turn === 'edit') return goTo(ctx, item, before, filling)
  const { typed, faults } = typedOn(item, before.typed, filling)
  const kept = (step: MonthStep): MonthDraft => ({ step, typed, savedAt: ctx.now })
  const end = async (draft: MonthDraft): Promise<MonthDraft> => {
    await keepDraft(ctx, item, draft)
    return draft
  }
  if (filling.rev !== undefined && filling.rev !== item.item.currentRev)
    return { kind: 'stale', item, draft: await end(kept(filling.step)) }
  if (filling.turn === 'save_draft') return { kind: 'saved', item, draft: await end(kept(filling.step)) }
  if (filling.turn === 'prev') return { kind: 'turned', item, draft: await end(kept(beside(filling.step, -1))) }

  const wrong = [...faults, ...stepFaults(typed, filling.step, formContext(ctx, item))]
  if (wrong.length > 0) return { kind: 'faults', item, draft: await end(kept(filling.step)), faults: wrong }
  return { kind: 'turned', item, draft: await end(kept(beside(filling.step, 1))) }
}

/** 修改 on the receipt and 改… on the last step; the latter may bring the reason of a 更正 with it. */
const goTo = async (
  ctx: ActorCtx,
  item: MonthItem,
  before: MonthDraft,
  { step, form }: Filling,
): Promise<FillOutcome> => {
  const typed = form === undefined ? before.typed : withStep(before.typed, 'preview', readStep(form, 'preview').typed)
  const draft: MonthDraft = { ...before, step: step === 'preview' ? before.step : step, typed }
  if (step !== 'preview') await keepDraft(ctx, item, draft)
  return { kind: 'editing', item, draft }
}

const beside = (step: MonthStep, by: 1 | -1): MonthStep => monthSteps[monthSteps.indexOf(step) + by] ?? step

const typedOn = (
  item: MonthItem,
  before: MonthTyped,
  { step, turn, form }: Filling,
): { typed: MonthTyped; faults: MonthFault[] } => {
  const { typed: read, faults } = readStep(form, step)
  if (step === 'points') {
    const change = { before: before.picked ?? [], after: read.picked ?? [] }
    const points = withPicks(read.points ?? '', change, item.lines)
    const { points: _, ...rest } = read
    return { typed: withStep(before, step, { ...rest, ...(points !== '' && { points }) }), faults }
  }
  const written = moveFields.some((field) => read[field])
  // 本月无变化 stands until something is written; words that are there win over it.
  const noMoves = step === 'moves' && !written && (turn === 'no_change' || before.no_moves !== undefined)
  return { typed: withStep(before, step, { ...read, ...(noMoves && { no_moves: 'yes' }) }), faults }
}
