import type { Card } from '../../cards/kit/card.ts'
import type { MineItem } from '../../cards/mine.ts'
import { statusCard } from '../../cards/status.ts'
import { readChain } from '../../db/chains.ts'
import { readDraft } from '../../db/drafts.ts'
import { monthItemsOf, monthsLockedAfter, readMonthPlan } from '../../db/months.ts'
import { type MonthPlan, previousMonth } from '../../domain/monthly-clock.ts'
import { dayOf } from '../../domain/time.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { monthStatusLabel, monthStatusLine } from '../../texts/monthly-lists.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { countRows, statusRows } from '../show-status.ts'
import { monthWords } from './draw-month.ts'

/** What a person's chains owe and have filed of this month and the last, for 我的. */
export const mineOfMonths = async (ctx: ActorCtx, chains: readonly string[]): Promise<MineItem[]> => {
  const now = dayOf(ctx.now, ctx.rules.zone).slice(0, 7)
  const items = await monthItemsOf(ctx.tx, { chains, from: previousMonth(now), to: now, limit: 20 })
  const rows: MineItem[] = []
  for (const item of items) {
    const plan = await readMonthPlan(ctx.tx, item.period)
    const chain = await readChain(ctx.tx, item.chainId)
    if (!plan || !chain) continue
    const draft = ctx.actor.personId && (await readDraft(ctx.tx, item.id, ctx.actor.personId))
    const settled = item.state === 'filed' || item.state === 'exempt' ? item.state : undefined
    rows.push({
      item: item.id,
      chain: chain.id,
      period: item.period,
      chainName: chain.name,
      weekLabel: monthStatusLabel(item.period),
      dueText: monthWords(plan, ctx.rules).due,
      state: settled ?? (draft ? 'draft' : ctx.now > plan.dueAt ? 'missing' : 'open'),
      late: item.isLate,
    })
  }
  return rows
}

/** 状态 月报: who has filed the month, in the words of the week's status. */
export const drawMonthStatus = async (ctx: Ctx, plan: MonthPlan, chains: 'all' | readonly string[]): Promise<Card> => {
  const words = monthWords(plan, ctx.rules)
  return statusCard({
    weekLabel: monthStatusLabel(plan.month),
    period: plan.month,
    dueText: words.due,
    asOfText: shortTimeText(ctx.now, ctx.rules.zone),
    pastDue: ctx.now > plan.dueAt,
    rows: await statusRows(ctx, plan.month, chains),
    canNudge: false,
    canNudgeAll: false,
    shiftNote: words.shift,
    demo: ctx.rules.demo,
  })
}

/** One line under the week's status while a month is open. */
export const monthStatusNote = async (ctx: Ctx, chains: 'all' | readonly string[]): Promise<string | undefined> => {
  const plan = (await monthsLockedAfter(ctx.tx, ctx.now))[0]
  if (!plan) return undefined
  const counts = countRows(await statusRows(ctx, plan.month, chains))
  return monthStatusLine(plan.month, counts, monthWords(plan, ctx.rules).due)
}
