import { deleteDraft, saveDraft as storeDraft } from '../../db/drafts.ts'
import { asksReason } from '../../domain/item-state.ts'
import type { WeeklyTyped } from '../../domain/weekly.ts'
import { readWeeklyForm } from '../../domain/weekly-form.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { filingOf, postFor } from './filing.ts'
import { withKeptPicks } from './kept-picks.ts'
import { taskChoices, typedTasks } from './link-choices.ts'
import type { ReportItem } from './report-item.ts'
import { readWeeklyItem, supportOf, type WeeklyItem } from './weekly-item.ts'

export type DraftOutcome =
  | { kind: 'saved' | 'blank'; weekly: WeeklyItem; typed: WeeklyTyped }
  | { kind: 'not-owed'; weekly: WeeklyItem }
  | { kind: 'no-item' }
  | { kind: 'no-right'; chainId: string }

/** 暂存: keeps what is typed, right or wrong, for this person. Others' drafts and the filed report stay as they are. */
export const saveDraft = async (ctx: ActorCtx, input: { itemId: string; typed: unknown }): Promise<DraftOutcome> => {
  const weekly = await readWeeklyItem(ctx.tx, input.itemId)
  if (!weekly) return { kind: 'no-item' }
  const { personId } = ctx.actor
  const post = postFor(ctx.actor, weekly)
  if (!post || personId === undefined) return { kind: 'no-right', chainId: weekly.chain.id }
  if (weekly.item.state === 'exempt') return { kind: 'not-owed', weekly }
  const reasonAsked = asksReason(filingOf(weekly, post, ctx.now), weekly.returned !== undefined)
  const form = await withKeptPicks(ctx, weekly, input.typed, reasonAsked)
  const picked = typedTasks(form)
  const tasks = picked === '' ? [] : await taskChoices(ctx.tx, weekly, picked)
  const { typed } = readWeeklyForm(form, { lastPlan: weekly.lastPlan, support: supportOf(weekly), tasks })
  const kept = await keepTyped(ctx, weekly.item.id, personId, typed)
  return { kind: kept ? 'saved' : 'blank', weekly, typed }
}

export type DropOutcome =
  | { kind: 'dropped'; report: ReportItem }
  | { kind: 'no-item' }
  | { kind: 'no-right'; chainId: string }

/** 不改了, of any kind: the filed report stands, and this person's draft of a change goes. */
export const dropChange = async (ctx: ActorCtx, report: ReportItem | undefined): Promise<DropOutcome> => {
  if (!report) return { kind: 'no-item' }
  const { personId } = ctx.actor
  if (!postFor(ctx.actor, report) || personId === undefined) return { kind: 'no-right', chainId: report.chain.id }
  if (report.current) await deleteDraft(ctx.tx, report.item.id, personId)
  return { kind: 'dropped', report }
}

/** Stores what is typed as the person's draft. A form on which nothing is filled in is no draft and leaves an earlier one alone: it may lie on another card. @returns whether it was stored. */
export const keepTyped = async (
  ctx: Ctx,
  itemId: string,
  personId: string | undefined,
  typed: WeeklyTyped,
): Promise<boolean> => {
  if (personId === undefined || isBlank(typed)) return false
  await storeDraft(ctx.tx, itemId, { personId, typed, savedAt: ctx.now })
  return true
}

/** The pickers that stand at 无 and 无新增 from the beginning say nothing yet. */
const isBlank = ({ ask_level = 'none', risk = 'none', ...typed }: WeeklyTyped): boolean =>
  ask_level === 'none' && risk === 'none' && Object.values(typed).every((value) => value === undefined || value === '')
