import type { MineItem } from '../../cards/mine.ts'
import { readChain } from '../../db/chains.ts'
import { readDraft } from '../../db/drafts.ts'
import { type Item, readPeriod } from '../../db/items.ts'
import { isMonthItem, readMonthPlan } from '../../db/months.ts'
import { openReturn } from '../../db/returns.ts'
import { readRevision } from '../../db/revisions.ts'
import type { Instant } from '../../domain/time.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { monthStatusLabel } from '../../texts/monthly-lists.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { monthWords } from '../monthly/draw-month.ts'
import { periodWords } from './period-words.ts'

/** One report of a week or of a month in 我的. */
export const mineRow = async (ctx: ActorCtx, item: Item): Promise<MineItem | undefined> => {
  const period = await periodOf(ctx, item)
  const chain = await readChain(ctx.tx, item.chainId)
  if (!period || !chain) return undefined
  const returned = item.state === 'returned' ? await openReturn(ctx.tx, item.id) : undefined
  return {
    item: item.id,
    chain: chain.id,
    period: item.period,
    chainName: chain.name,
    weekLabel: period.label,
    dueText: returned ? shortTimeText(returned.dueAt, ctx.rules.zone) : period.due,
    ...(returned && { reason: returned.reason, past: returned.dueAt < ctx.now }),
    state: await stateOf(ctx, item, period.dueAt),
    late: item.isLate,
    changing: item.state === 'filed' && (await isChanging(ctx, item)),
  }
}

/** This person has kept a change of what is filed and not handed it in. A draft from before somebody else filed is none. */
export const isChanging = async ({ tx, actor }: ActorCtx, { id, currentRev }: Item): Promise<boolean> => {
  const draft = actor.personId === undefined ? undefined : await readDraft(tx, id, actor.personId)
  const filed = draft && (await readRevision(tx, id, currentRev))
  return filed !== undefined && draft !== undefined && draft.savedAt >= filed.receivedAt
}

const periodOf = async (
  { tx, rules }: Ctx,
  { id, period }: Item,
): Promise<{ label: string; due: string; dueAt: Instant } | undefined> => {
  if (isMonthItem(id)) {
    const plan = await readMonthPlan(tx, period)
    return plan && { label: monthStatusLabel(plan.month), due: monthWords(plan, rules).due, dueAt: plan.dueAt }
  }
  const found = await readPeriod(tx, period)
  if (!found) return undefined
  const { week, due } = periodWords(found.plan, rules)
  return { label: week, due, dueAt: found.plan.dueAt }
}

const stateOf = async (ctx: ActorCtx, { id, state }: Item, dueAt: Instant): Promise<MineItem['state']> => {
  if (state === 'filed' || state === 'exempt' || state === 'returned') return state
  const { personId } = ctx.actor
  if (personId !== undefined && (await readDraft(ctx.tx, id, personId))) return 'draft'
  return ctx.now > dueAt ? 'missing' : 'open'
}
