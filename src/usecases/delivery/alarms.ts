import { readActor } from '../../db/people.ts'
import { dayOf, type Instant, type TimeOfDay } from '../../domain/time.ts'
import { calendarMissing, messageStuck } from '../../texts/alarms.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { ourFault } from '../../texts/refusals.ts'
import type { Ctx } from '../context.ts'
import { helpers } from '../refuse.ts'
import { sayPrivately } from '../say.ts'
import { tellAdmin, tellOffice } from '../tell.ts'

/** A delivery that could not be handled after five attempts. */
export const stuckAlarm = (ctx: Ctx): Promise<void> => tellAdmin(ctx, `stuck/${ctx.now}`, messageStuck(1))

/** Whoever sent it hears that it came to nothing, and by which number it is found. */
export const tellSender = async (
  ctx: Ctx,
  message: { key: string; openId: string; sentAt: Instant },
): Promise<void> => {
  const { personId } = await readActor(ctx.tx, message.openId)
  const about = { sent: shortTimeText(message.sentAt, ctx.rules.zone), code: message.key }
  const text = ourFault(about, await helpers(ctx.tx, 'admin'))
  await sayPrivately(ctx, { openId: message.openId, personId }, `stuck/${message.key}`, { text }, { topic: 'notice' })
}

export const calendarTime: TimeOfDay = '09:00'

/** From 1 November the office is told on workdays that next year's holidays are missing: weekly, and daily from 1 December. */
export const calendarAlarm = async (ctx: Ctx): Promise<void> => {
  const today = dayOf(ctx.now, ctx.rules.zone)
  const nextYear = Number(today.slice(0, 4)) + 1
  const month = today.slice(5, 7)
  const { calendar } = ctx.rules
  if (month < '11' || calendar.hasYear(nextYear) || !calendar.isWorkday(today)) return
  const turn = month === '12' ? today : `${nextYear}-${Math.floor(Number(today.slice(8)) / 7)}`
  await tellOffice(ctx, `calendar/${turn}`, calendarMissing(nextYear))
}
