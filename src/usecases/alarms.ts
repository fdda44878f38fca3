import { dayOf } from '../domain/time.ts'
import { calendarMissing, messageStuck } from '../texts/alarms.ts'
import type { Ctx } from './context.ts'
import { tellAdmin, tellOffice } from './tell.ts'

/** A delivery that could not be handled after five attempts. */
export const stuckAlarm = (ctx: Ctx): Promise<void> => tellAdmin(ctx, `stuck/${ctx.now}`, messageStuck(1))

/** From 1 November the office is told that next year's holidays are missing: weekly, and daily from 1 December. */
export const calendarAlarm = async (ctx: Ctx): Promise<void> => {
  const today = dayOf(ctx.now, ctx.rules.zone)
  const nextYear = Number(today.slice(0, 4)) + 1
  const month = today.slice(5, 7)
  if (month < '11' || ctx.rules.calendar.hasYear(nextYear)) return
  const turn = month === '12' ? today : `${nextYear}-${Math.floor(Number(today.slice(8)) / 7)}`
  await tellOffice(ctx, `calendar/${turn}`, calendarMissing(nextYear))
}
