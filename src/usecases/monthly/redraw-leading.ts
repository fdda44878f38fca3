import { months } from '../../db/months.ts'
import { monthOf } from '../../domain/month-plan.ts'
import { dayOfWeek } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { markIn } from '../digest/join-late.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'
import { monthDigest } from './month-digest.ts'

/** The leading group's page says what the weekly reports of the month tell of risks: one that comes late, or is sent back, is in it too. */
export const redrawLeading = async (ctx: Ctx, weekly: WeeklyItem): Promise<void> => {
  const week = weekly.plan
  // On time it is before any such page.
  if (ctx.now < week.dueAt) return
  const month = await months.read(ctx.tx, monthOf(dayOfWeek(week.week, ctx.rules.clock.due.weekday)))
  if (month) await markIn(ctx, weekly, monthDigest(month, { kind: 'leading' }))
}
