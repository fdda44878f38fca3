import type { FieldFault, WeeklyDoubts, WeeklyTyped } from '../../domain/weekly.ts'
import { readNoNews, readWeeklyForm, sameContent } from '../../domain/weekly-form.ts'
import type { ActorCtx } from '../context.ts'
import { offerMonth } from '../monthly/send-month-cards.ts'
import { moveLinked } from '../records/move-linked.ts'
import { raiseAsk } from '../records/raise-ask.ts'
import { askRisks } from '../records/weekly-risks.ts'
import type { WeeklyFilling } from './draw-weekly.ts'
import { type DrawnFrom, withKeptPicks } from './kept-picks.ts'
import { taskChoices, typedTasks } from './link-choices.ts'
import { keepTyped } from './save-draft.ts'
import { showFiled } from './show-filed.ts'
import { showTasks } from './show-tasks.ts'
import { type Submission, type SubmitOutcome, type Submits, submitReport } from './submit-report.ts'
import { tellCorrected } from './tell-corrected.ts'
import { tellRisk } from './tell-risk.ts'
import { readWeeklyItem, supportOf, type WeeklyItem } from './weekly-item.ts'

interface WeeklySubmission extends Submission {
  noNews?: boolean | undefined
  /** Picks that a text report left to the person: they do not stand at 无 by themselves. */
  unanswered?: readonly (keyof WeeklyDoubts)[]
  drawn?: DrawnFrom | undefined
}

/** With what was typed, always: it came from a form. */
type Typed = WeeklyFilling & { typed: WeeklyTyped; faults?: FieldFault[] }
export type WeeklyOutcome = SubmitOutcome<WeeklyItem, Typed>

/** 提交 and 本周无新增. */
export const submitWeekly = (ctx: ActorCtx, input: WeeklySubmission): Promise<WeeklyOutcome> =>
  submitReport(ctx, submits(input), input)

const submits = ({ noNews, unanswered, drawn }: WeeklySubmission): Submits<WeeklyItem, Typed> => ({
  read: ({ tx }, itemId) => readWeeklyItem(tx, itemId),
  check: async (ctx, weekly, { form, asksReason }) => {
    const read = noNews ? readNoNews : readWeeklyForm
    const kept = await withKeptPicks(ctx, weekly, form, asksReason, drawn)
    const picked = typedTasks(kept)
    const tasks = picked === '' ? [] : await taskChoices(ctx.tx, weekly, picked)
    const { typed, result, reason } = read(kept, {
      lastPlan: weekly.lastPlan,
      reasonNeeded: asksReason,
      support: supportOf(weekly),
      tasks,
      unanswered,
    })
    if (result.ok) return { content: result.value, filling: { typed }, reason }
    return { content: undefined, filling: { typed }, faulty: { typed, faults: result.fault } }
  },
  same: sameContent,
  keep: (ctx, { item }, { typed }) => keepTyped(ctx, item.id, ctx.actor.personId, typed),
  shows: [
    showTasks,
    moveLinked,
    raiseAsk,
    askRisks,
    tellRisk,
    showFiled,
    (ctx, { report }) => offerMonth(ctx, report),
    tellCorrected,
  ],
})
