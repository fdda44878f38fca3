import { readDraft, saveDraft } from '../../db/drafts.ts'
import { type MonthStep, type MonthTyped, monthSteps, stepFields } from '../../domain/monthly.ts'
import { typedOfMonth, withStep } from '../../domain/monthly-form.ts'
import type { Instant } from '../../domain/time.ts'
import type { ActorCtx } from '../context.ts'
import type { MonthItem } from './month-item.ts'

/** What a person has filled in so far, and on which step they were. */
export interface MonthDraft {
  step: MonthStep
  typed: MonthTyped
  savedAt?: Instant | undefined
}

/** Where the person goes on: at the draft, else at what was filed, else at what the weekly reports have said. */
export const draftOf = async (ctx: ActorCtx, { item, current, prewritten }: MonthItem): Promise<MonthDraft> => {
  const { personId } = ctx.actor
  const draft =
    personId === undefined ? undefined : await readDraft<Pick<MonthDraft, 'step' | 'typed'>>(ctx.tx, item.id, personId)
  if (draft) {
    const { savedAt } = draft
    const { step, typed } = draft.typed
    // Somebody else has filed since: a step that was not touched must not take away what is in theirs.
    const behind = current !== undefined && savedAt < current.receivedAt
    return { step, typed: behind ? onTop(typedOfMonth(current.content), typed, prewritten) : typed, savedAt }
  }
  return current ? { step: 'preview', typed: typedOfMonth(current.content) } : { step: 'points', typed: prewritten }
}

/** What was filed, with the steps that the person has filled in otherwise than they were prewritten. */
const onTop = (filed: MonthTyped, typed: MonthTyped, prewritten: MonthTyped): MonthTyped =>
  monthSteps.reduce((all, step) => {
    const own = ofStep(typed, step)
    return JSON.stringify(own) === JSON.stringify(ofStep(prewritten, step)) ? all : withStep(all, step, own)
  }, filed)

const ofStep = (typed: MonthTyped, step: MonthStep): MonthTyped =>
  Object.fromEntries(stepFields[step].flatMap((field) => (typed[field] === undefined ? [] : [[field, typed[field]]])))

/** Stored in the transaction of the click: a process that dies between two steps loses neither. */
export const keepDraft = async (ctx: ActorCtx, item: MonthItem, { step, typed }: MonthDraft): Promise<void> => {
  const { personId } = ctx.actor
  if (personId !== undefined)
    await saveDraft(ctx.tx, item.item.id, { personId, typed: { step, typed }, savedAt: ctx.now })
}
