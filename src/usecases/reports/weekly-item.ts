import { type Fragment, fragmentsOf } from '../../db/fragments.ts'
import { type Around, readItemParts } from '../../db/item-parts.ts'
import { openReturn } from '../../db/returns.ts'
import type { Executor } from '../../db/schema.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import type { SupportLine, WeeklyContent, WeeklyTyped } from '../../domain/weekly.ts'
import { givenWay } from '../../domain/weekly-controls.ts'
import { planLines } from '../../domain/weekly-form.ts'
import { type WeeklyAsk, weeklyAsks } from './asks.ts'
import { namedTasks, type TaskChoice, taskChoices } from './link-choices.ts'
import type { ReportItem } from './report-item.ts'
import { type RiskChoice, riskChoices } from './risk-choices.ts'

/** Everything one weekly item consists of at a moment. */
export interface WeeklyItem extends ReportItem<WeekPlan, WeeklyContent> {
  /** What cooperating units have added and not withdrawn, newest first. */
  fragments: Fragment[]
  /** Tasks that the revision in force names; where its form had no room for them, those that the receipt offers as well. */
  tasks: TaskChoice[]
  /** 问题 that it asks for or that were asked before. */
  asks: WeeklyAsk[]
  /** 问题 of the chain that it may speak of and that cannot be read, by their numbers. */
  unreadAsks: string[]
  /** Open risks of the chain, the gravest first, where the revision in force says that some have changed. */
  risks: RiskChoice[]
  /** Lines of the last period's plan, three at most, to be answered for. */
  lastPlan: string[]
  /** What was filed for the last period. */
  before?: WeeklyContent
  /** The last period was 无新增. */
  noNewsBefore: boolean
  has: Around
}

/** @returns undefined when there is no such item. */
export const readWeeklyItem = async (db: Executor, id: string): Promise<WeeklyItem | undefined> => {
  const parts = await readItemParts(db, id)
  if (!parts) return undefined
  const { item, period, chain, current, before, has } = parts
  const signOff = current && (await readSignOff(db, id, current.rev))
  const { asks, unread } = await weeklyAsks(db, item, { since: period.plan.opensAt, hasProblems: has.problem })
  const returned = item.state === 'returned' ? await openReturn(db, id) : undefined
  const weekly: WeeklyItem = {
    item,
    plan: period.plan,
    chain,
    ...(current && { current }),
    ...(returned && { returned }),
    ...(signOff && { signOff }),
    fragments: has.fragment ? await fragmentsOf(db, id) : [],
    tasks: [],
    asks,
    unreadAsks: unread,
    risks: has.risk && current?.content.risk === 'changed' ? await riskChoices(db, item) : [],
    lastPlan: before ? planLines(before.nextPlan).slice(0, 3) : [],
    ...(before && { before }),
    noNewsBefore: before?.noNews === true,
    has,
  }
  weekly.tasks = await receiptTasks(db, weekly)
  return weekly
}

/** Tasks that its receipt speaks of. To be read anew with each revision. */
export const receiptTasks = async (db: Executor, weekly: WeeklyItem): Promise<TaskChoice[]> =>
  isLinkedLater(weekly) ? taskChoices(db, weekly) : namedTasks(db, weekly)

/** Whether its form had no room for the tasks: they are picked on the receipt. */
export const isLinkedLater = (weekly: WeeklyItem): boolean => {
  const { current, lastPlan, returned } = weekly
  if (!current || returned) return false
  const counts = { lastPlan: lastPlan.length, support: supportOf(weekly).length, tasks: taskCount(weekly) }
  return givenWay(typedOf(current.content), { ...counts, reasonAsked: current.kind === 'correction' }).tasks
}

/** None where there is nothing to be picked; how many there are beyond that, no form asks. */
export const taskCount = ({ has, current }: Pick<WeeklyItem, 'has' | 'current'>): number =>
  Number(has.task) + (current?.content.tasks ?? []).length

/** What the form of a stored report is filled with. */
export const typedOf = (content: WeeklyContent): WeeklyTyped => ({
  progress: content.progress,
  next_plan: content.nextPlan,
  ask_level: content.askLevel,
  ask_detail: content.askDetail,
  risk: content.risk,
  ...(content.riskDetail !== undefined && { risk_detail: content.riskDetail }),
  ...(content.support && { fragments: content.support.map(({ id }) => id).join(',') }),
  ...(content.tasks && { tasks: content.tasks.map(({ number }) => number).join(',') }),
  ...Object.fromEntries(content.lastPlan.map((line, index) => [`last_plan_${index + 1}`, line.state])),
})

/** What can be picked: what was received and still stands, and what is in the report already. */
export const supportOf = ({ fragments, current }: Pick<WeeklyItem, 'fragments' | 'current'>): SupportLine[] => {
  const received = fragments.map(({ id, unit, personName, sentAt, text }) => ({
    id,
    unit,
    by: personName,
    at: sentAt,
    text,
  }))
  const known = new Set(received.map(({ id }) => id))
  return [...received, ...(current?.content.support ?? []).filter(({ id }) => !known.has(id))]
}
