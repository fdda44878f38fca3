import { enqueue } from '../../db/outbox.ts'
import type { Instant } from '../../domain/time.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import type { Ctx } from '../context.ts'
import { drawReceipt } from '../looking-back/show-status.ts'
import { officeRecipients } from './recipients.ts'

/** 应报, 已报, 未报 to the office, five minutes after the due time. @returns false when there is nobody to tell. */
export const sendReceipt = async (ctx: Ctx, plan: WeekPlan, catchUpDue?: Instant): Promise<boolean> => {
  const recipients = await officeRecipients(ctx.tx)
  const body = JSON.stringify(await drawReceipt(ctx, plan, { catchUpDue }))
  for (const to of recipients)
    await enqueue(ctx.tx, ctx.now, {
      dedupeKey: `receipt/${plan.week}/${to.id}`,
      topic: 'receipt',
      verb: 'send',
      target: { type: to.type, id: to.id },
      msgType: 'interactive',
      body,
      period: plan.week,
      personId: to.personId,
    })
  return recipients.length > 0
}
