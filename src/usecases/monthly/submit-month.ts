import { readMonth, readStep, sameMonth, withStep } from '../../domain/monthly-form.ts'
import type { ActorCtx } from '../context.ts'
import { showFiled } from '../reports/show-filed.ts'
import { type Submission, type SubmitOutcome, type Submits, submitReport } from '../reports/submit-report.ts'
import { tellCorrected } from '../reports/tell-corrected.ts'
import type { MonthFilling } from './draw-month.ts'
import { draftOf, keepDraft, type MonthDraft } from './month-draft.ts'
import { formContext, type MonthItem, readMonthItem } from './month-item.ts'

type Filled = MonthFilling & { draft: MonthDraft }

/** 提交 on the last step: what the steps have kept is checked once more as a whole and filed. The form holds the reason of a 更正 alone. */
export const submitMonth = (ctx: ActorCtx, input: Submission): Promise<SubmitOutcome<MonthItem, Filled>> =>
  submitReport(ctx, submits, input)

const submits: Submits<MonthItem, Filled> = {
  read: readMonthItem,
  check: async (ctx, item, { form, filing }) => {
    const draft = await draftOf(ctx, item)
    const typed = form === undefined ? draft.typed : withStep(draft.typed, 'preview', readStep(form, 'preview').typed)
    const context = formContext(ctx, item, filing.sentAt)
    const read = readMonth(typed, context)
    const filling: Filled = { draft: { step: 'preview', typed, savedAt: ctx.now } }
    if (read.ok) return { content: read.value, filling, reason: typed.reason }
    const { step, faults } = read.fault
    // Pressing 提交 without having changed anything needs no reason.
    const unreasoned = readMonth(typed, { ...context, asksReason: false })
    const content = unreasoned.ok ? unreasoned.value : undefined
    return { content, filling, faulty: { draft: { ...filling.draft, step }, faults } }
  },
  same: sameMonth,
  keep: async (ctx, item, { draft }) => {
    await keepDraft(ctx, item, draft)
    return true
  },
  shows: [showFiled, tellCorrected],
}
