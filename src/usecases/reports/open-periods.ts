import { weeks } from '../../db/items.ts'
import { dayOf, type Instant, nextWeek, previousWeek, type Week, weekOf } from '../../domain/time.ts'
import { planWeek, type WeekPlan } from '../../domain/week-plan.ts'
import type { Ctx } from '../context.ts'
import type { OfficeRules } from '../office/office-rules.ts'

/** Weeks looked at in one go: a bot that was down longer starts over like a new one. */
const longestGap = 60

/** The plan of the week that owes next, from `week` on: a merged week owes with a later one. */
export const planFrom = (week: Week, rules: OfficeRules): WeekPlan => {
  let at = week
  for (let steps = 0; steps < longestGap; steps++) {
    const plan = planWeek(at, rules)
    if (!('mergedInto' in plan)) return plan
    at = plan.mergedInto
  }
  throw new Error(`no week owes after ${week}`)
}

/**
 * Opens every period whose time has come: the period's row and one item per owing chain. Silent: nobody is told.
 * The very first time, the current period opens only while its lock is ahead; nothing of the past is owed.
 */
export const openPeriods = async (ctx: Ctx): Promise<WeekPlan[]> => {
  const { tx, now, rules } = ctx
  const opened: WeekPlan[] = []
  let week = await weekToOpen(ctx)
  for (let steps = 0; steps < longestGap; steps++) {
    const plan = planFrom(week, rules)
    if (plan.opensAt > now) break
    await weeks.save(tx, plan)
    opened.push(plan)
    week = nextWeek(plan.week)
  }
  for (const plan of opened) await weeks.owe(tx, plan.week)
  return opened
}

/** The first week that has not been opened; its time may have come. */
export const weekToOpen = async ({ tx, now, rules }: Ctx): Promise<Week> => {
  const last = await weeks.latest(tx)
  return last ? nextWeek(last.week) : firstWeek(now, rules)
}

const firstWeek = (now: Instant, rules: OfficeRules): Week => {
  const week = weekOf(dayOf(now, rules.zone))
  const before = previousWeek(week)
  const earlier = planFrom(before, rules)
  // A postponed period of last week may still be under way.
  if (earlier.opensAt <= now && earlier.lockAt > now) return before
  const current = planFrom(week, rules)
  return current.lockAt > now ? week : nextWeek(current.week)
}

/** A chain that joined while a period is open owes it from now on. */
export const oweItemsOfNewChains = async (ctx: Ctx): Promise<void> => {
  const last = await weeks.latest(ctx.tx)
  if (last && last.lockAt > ctx.now) await weeks.owe(ctx.tx, last.week)
}
