import type { Card } from '../../cards/kit/card.ts'
import type { MineItem } from '../../cards/mine.ts'
import { itemsBetween } from '../../db/items.ts'
import { monthsLockedAfter } from '../../db/months.ts'
import { type MonthPlan, previousMonth } from '../../domain/month-plan.ts'
import { dayOf } from '../../domain/time.ts'
import { monthStatusLabel, monthStatusLine } from '../../texts/monthly-lists.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { countRows, drawStatusOf, type StatusWish, statusRows } from '../looking-back/show-status.ts'
import { mineRow } from '../reports/mine-rows.ts'
import { monthWords } from './draw-month.ts'

/** What a person's chains owe and have filed of this month and the last, for 我的. */
export const mineOfMonths = async (ctx: ActorCtx, chains: readonly string[]): Promise<MineItem[]> => {
  const now = dayOf(ctx.now, ctx.rules.zone).slice(0, 7)
  const range = { type: 'monthly', chains, from: previousMonth(now), to: now, limit: 20, offset: 0 } as const
  const { items } = await itemsBetween(ctx.tx, range)
  const rows: MineItem[] = []
  for (const item of items) {
    const row = await mineRow(ctx, item)
    if (row) rows.push(row)
  }
  return rows
}

/** 状态 月报: who has filed the month, in the words and with the buttons of the week's status. */
export const drawMonthStatus = (ctx: Ctx, plan: MonthPlan, wish: StatusWish): Promise<Card> => {
  const { due, shift } = monthWords(plan, ctx.rules)
  const label = monthStatusLabel(plan.month)
  return drawStatusOf(ctx, { period: plan.month, label, dueAt: plan.dueAt, due, shift }, wish)
}

/** One line under the week's status while a month is open. */
export const monthStatusNote = async (ctx: Ctx, chains: 'all' | readonly string[]): Promise<string | undefined> => {
  const plan = (await monthsLockedAfter(ctx.tx, ctx.now))[0]
  if (!plan) return undefined
  const counts = countRows(await statusRows(ctx, plan.month, chains))
  return monthStatusLine(plan.month, counts, monthWords(plan, ctx.rules).due)
}
