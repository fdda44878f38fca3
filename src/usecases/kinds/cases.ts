import { currentPeriod, itemId } from '../../db/items.ts'
import { saveTurned } from '../../db/open-records.ts'
import { addLink } from '../../db/record-links.ts'
import { lastStep, type RecordStep } from '../../db/record-steps.ts'
import type { StoredRecord } from '../../db/records.ts'
import { goesToChief, levelOf, tasksOf } from '../../domain/kinds/cases.ts'
import { isOpen } from '../../domain/records/kind.ts'
import { taskClosed } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import type { Hands, Taken } from '../records/hands.ts'
import { kindOf, turned } from '../records/kinds.ts'
import { numberOf } from '../records/names.ts'
import { noteRecord } from '../records/note-record.ts'
import { patchRecordCards } from '../records/patch-record.ts'
import { surroundingsOf } from '../records/surroundings.ts'
import { merged, takeByClock } from '../records/take-step.ts'
import { redrawCards } from '../reports/redraw-report.ts'
import { readReportItem } from '../reports/report-item.ts'

type Noting = Pick<RecordStep, 'step' | 'given'>

/** What a case does beside what it declares: it follows its tasks. */
export const caseHands: Hands = {
  after: async (ctx, { record, before, step }) => {
    if (before && step.via !== 'weekly') await redrawReceipts(ctx, record)
    // Corrected to more than the chain can settle alone.
    if (step.step !== 'edit' || !goesToChief(record.values) || levelOf(record.values) === 'chief') return []
    const risen = await takeByClock(ctx, record, { step: 'escalate', given: { level: 'chief' } }, step)
    return risen ? [risen] : []
  },
  offspring: async (ctx, own, taken) => {
    const { record: task, step } = taken
    if (task.kind === 'instruction' && step.step === 'withdraw') return undecided(ctx, own, taken)
    if (task.kind !== 'task') return []
    const tasks = tasksOf(own.values)
    const others = tasks.filter((id) => id !== task.id)
    const open = kindOf(task.kind)?.declared.states[task.state]
    if (open !== undefined && isOpen(open)) return begins(ctx, own, taken)
    if (!tasks.includes(task.id)) return []
    if (step.step === 'merge') return goesOn(ctx, own, taken, others)
    if (others.length > 0) return note(ctx, own, taken, { tasks: others }, ended(ctx, taken))
    if (task.state !== 'closed') return note(ctx, own, taken, { tasks: undefined, since: ctx.now }, ended(ctx, taken))
    return note(ctx, own, taken, { tasks: undefined, since: ctx.now }, await answered(ctx, taken), 'answered')
  },
}

/** The report that asks for it says what has come of it, and so does that of this week. */
const redrawReceipts = async (ctx: Ctx, { id: own, rev, values, chainId }: StoredRecord): Promise<void> => {
  const now = await currentPeriod(ctx.tx, ctx.now)
  const current = now && chainId !== undefined ? itemId(chainId, now.plan.week) : undefined
  for (const id of new Set([values.ask, current])) {
    const report = typeof id === 'string' ? await readReportItem(ctx, id) : undefined
    // What is being typed into a form is nobody's to throw away.
    if (report?.current && !report.returned)
      await redrawCards(ctx, report, { openForms: true, cause: `/${own}/${rev}` })
  }
}

/** 转任务, or 重办 of a task: it is being done, and the task's light is its own. */
const begins = async (ctx: Ctx, own: StoredRecord, taken: Taken): Promise<readonly Taken[]> => {
  const tasks = tasksOf(own.values)
  if (tasks.includes(taken.record.id)) return shine(ctx, own)
  if (!own.open) return []
  const given = { text: numberOf(ctx, taken.record) }
  const step = taken.step.step === 'create' ? 'to_task' : 'task-again'
  return note(ctx, own, taken, { tasks: [...tasks, taken.record.id], declined: undefined }, { step, given }, 'doing')
}

/** The 批示 was taken back, and its task with it: unless another is under way, it waits for a decision as before. */
const undecided = async (ctx: Ctx, own: StoredRecord, taken: Taken): Promise<readonly Taken[]> => {
  const tasks = tasksOf(own.values).filter((id) => id !== taken.record.values.task)
  if (own.state !== 'doing' || tasks.length > 0) return []
  const kind = kindOf(own.kind)
  const values = { tasks: undefined, since: ctx.now }
  const given = { text: numberOf(ctx, taken.record) }
  const unit = kind?.declared.unitOf?.(own.values)
  return note(ctx, own, taken, values, { step: 'order-gone', given }, 'new', unit)
}

/** What the task was merged into is done for the case as well. */
const goesOn = async (
  ctx: Ctx,
  own: StoredRecord,
  taken: Taken,
  others: readonly string[],
): Promise<readonly Taken[]> => {
  const into = String(taken.step.given.ref)
  await addLink(ctx.tx, { from: into, to: own.id, how: 'origin' }, ctx.now)
  return note(ctx, own, taken, { tasks: [...others, into] }, ended(ctx, taken))
}

const ended = (ctx: Ctx, { record }: Taken): Noting => ({ step: 'task-ended', given: { text: numberOf(ctx, record) } })

/** In the words of the task; of a sensitive one in none. */
const answered = async (ctx: Ctx, { record }: Taken): Promise<Noting> => {
  const result = (await lastStep(ctx.tx, record.id, 'finish'))?.given.result
  const words = typeof result === 'string' && !record.sensitive ? result : undefined
  return { step: 'answer', given: { text: taskClosed(numberOf(ctx, record), words) } }
}

const note = async (
  ctx: Ctx,
  own: StoredRecord,
  { step: { personId, personName, post, via, sourceKey } }: Taken,
  change: Readonly<Record<string, StoredRecord['values'][string] | undefined>>,
  noting: Noting,
  state = own.state,
  unit = own.unit,
): Promise<readonly Taken[]> => {
  const values = merged(own.values, change)
  const record = await noteRecord(
    ctx,
    own,
    { values, state, unit, movedAt: ctx.now },
    { ...noting, personId, personName, post, via, sourceKey: `${sourceKey}/${own.id}` },
  )
  const step = await lastStep(ctx.tx, own.id, noting.step)
  return step ? [{ record, before: own, step }] : []
}

/** Its light is that of its tasks. */
const shine = async (ctx: Ctx, own: StoredRecord): Promise<readonly Taken[]> => {
  const kind = kindOf(own.kind)
  const is = kind && turned(kind, own, await surroundingsOf(ctx, own.id))
  if (!is || JSON.stringify(is.lit) === JSON.stringify(own.lit)) return []
  await saveTurned(ctx.tx, is)
  await patchRecordCards(ctx, { ...own, ...is }, undefined)
  return []
}
