import { forgetFact, readFact, writeFact } from '../../db/kv.ts'
import { uncertainRows } from '../../db/outbox-delivery.ts'
import { holdBack, lastOutgoing, lostTimes } from '../../db/restore.ts'
import { delaySignOffs } from '../../db/sign-offs.ts'
import { passesAt } from '../../domain/sign-off.ts'
import { timeOf } from '../../domain/time.ts'
import { restored } from '../../texts/alarms.ts'
import { dayTimeText } from '../../texts/dates.ts'
import type { Ctx } from '../context.ts'
import { turnLeaves } from '../people/absences.ts'
import { sendMissingCards } from '../reports/of-every-kind.ts'
import { signersChanged } from '../sign-off/sign-off.ts'
import { tellOfficeAndAdmin } from '../tell.ts'
import { calendarAlarm, calendarTime } from './alarms.ts'
import { askOffice } from './ask-office.ts'

const key = 'restored'

/** Written by `restore`: of which moment the backup is. Whoever has not signed may have signed since: their hours of silence begin anew. */
export const noteRestore = async (ctx: Ctx, takenAt: string): Promise<void> => {
  await writeFact(ctx.tx, key, takenAt)
  await delaySignOffs(ctx.tx, passesAt(ctx.rules.calendar, ctx.now, ctx.rules.zone))
}

/**
 * The first round after a restore. What would have come up in the time that was lost comes up now, without being said: leaves have begun and
 * ended, whoever had to be asked is written down as perhaps asked. The office is told once, and asked about what may have gone out.
 */
export const goOnAfterRestore = async (ctx: Ctx): Promise<void> => {
  const takenAt = await readFact(ctx.tx, key)
  if (takenAt === undefined) return
  await forgetFact(ctx.tx, key)
  const until = (await lostTimes(ctx.tx)).at(-1)?.to ?? ctx.now
  const then: Ctx = { ...ctx, now: until }
  const before = await lastOutgoing(ctx.tx)
  await turnLeaves(then)
  await sendMissingCards(then)
  await signersChanged(then)
  if (timeOf(until, ctx.rules.zone) >= calendarTime) await calendarAlarm(then)
  await holdBack(ctx.tx, ctx.now, before?.seq ?? 0)
  await tellOfficeAndAdmin(ctx, `restored/${ctx.now}`, restored(dayTimeText(takenAt, ctx.rules.zone)))
  for (const row of await uncertainRows(ctx.tx)) await askOffice(ctx, row)
}
