import type { SettingsView } from '../../cards/settings.ts'
import { months } from '../../db/months.ts'
import { digestsAfter, lockAfter, type MonthPlan, planMonth } from '../../domain/month-plan.ts'
import * as t from '../../texts/monthly-settings.ts'
import type { Ctx } from '../context.ts'
import { monthToOpen } from './open-months.ts'

type Block = SettingsView['blocks'][number]

/** The month's clock in 设置, and the dates of the month that is open and of the next. */
export const monthBlocks = async (ctx: Ctx): Promise<Block[]> => {
  const { rules } = ctx
  const plans = [...(await months.lockedAfter(ctx.tx, ctx.now)), await upcomingMonth(ctx)]
  return [
    {
      heading: t.monthClockHeading,
      lines: t.monthClockLines({
        ...rules.monthly,
        dueWeekday: rules.clock.due.weekday,
        holiday: rules.holiday,
        digestsAfter: digestsAfter(rules.clock),
        lockAfter,
      }),
    },
    { heading: t.monthDatesHeading, lines: plans.map((plan) => t.monthPlanLine(plan, rules.zone)) },
  ]
}

/** The month follows the weekly clock: what changed times would mean for the next one. */
export const upcomingMonthBlock = async (ctx: Ctx): Promise<Block> => ({
  heading: t.monthDatesHeading,
  lines: [t.monthPlanLine(await upcomingMonth(ctx), ctx.rules.zone)],
})

/** The next month that has not opened yet, whose dates the present clock still decides. */
const upcomingMonth = async (ctx: Ctx): Promise<MonthPlan> => planMonth(await monthToOpen(ctx), ctx.rules)
