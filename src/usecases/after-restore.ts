import { forgetFact, readFact, writeFact } from '../db/kv.ts'
import { uncertainRows } from '../db/outbox-delivery.ts'
import { restored } from '../texts/alarms.ts'
import { dayTimeText } from '../texts/dates.ts'
import { askOffice } from './ask-office.ts'
import type { Ctx } from './context.ts'
import { tellOfficeAndAdmin } from './tell.ts'

const key = 'restored'

/** Written by `restore`: when, and of which moment the backup is. */
export const noteRestore = (ctx: Ctx, takenAt: string): Promise<void> => writeFact(ctx.tx, key, takenAt)

/** After a restore nothing of the time since the backup is sent by itself: the office is told once, and asked about what may have gone out. */
export const tellRestored = async (ctx: Ctx): Promise<void> => {
  const takenAt = await readFact(ctx.tx, key)
  if (takenAt === undefined) return
  await forgetFact(ctx.tx, key)
  await tellOfficeAndAdmin(ctx, `restored/${ctx.now}`, restored(dayTimeText(takenAt, ctx.rules.zone)))
  for (const row of await uncertainRows(ctx.tx)) await askOffice(ctx, row)
}
