import { months } from '../../db/months.ts'
import { type Month, monthOf, nextMonth, planMonth, previousMonth } from '../../domain/month-plan.ts'
import { dayOf } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'

/** Months looked at in one go: a bot that was down longer starts over like a new one. */
const longestGap = 14

/**
 * Opens every month whose time has come, silently. The very first time only one whose due time is still ahead: for one that is past it nobody
 * had been asked, and it would be late from the beginning.
 */
export const openMonths = async (ctx: Ctx): Promise<void> => {
  const { tx, now, rules } = ctx
  let month = await monthToOpen(ctx)
  for (let steps = 0; steps < longestGap; steps++) {
    const plan = planMonth(month, rules)
    if (plan.opensAt > now) return
    await months.save(tx, plan)
    await months.owe(tx, plan.month)
    month = nextMonth(month)
  }
}

/** The first month that has not been opened; its time may have come. */
export const monthToOpen = async (ctx: Ctx): Promise<Month> => {
  const last = await months.latest(ctx.tx)
  return last ? nextMonth(last.month) : firstMonth(ctx)
}

const firstMonth = ({ now, rules }: Ctx): Month => {
  const current = monthOf(dayOf(now, rules.zone))
  // A month whose last week was postponed may be due in the next one.
  const candidates = [previousMonth(current), current]
  return candidates.find((month) => planMonth(month, rules).dueAt > now) ?? nextMonth(current)
}

/** A chain that joined while a month is open owes it from now on. */
export const oweMonthsOfNewChains = async (ctx: Ctx): Promise<void> => {
  for (const { month } of await months.lockedAfter(ctx.tx, ctx.now)) await months.owe(ctx.tx, month)
}
