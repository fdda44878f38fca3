import type { Instant } from '../../domain/time.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import type { Ctx } from '../context.ts'
import { drawReceipt } from '../looking-back/show-status.ts'
import { sendTo } from '../say.ts'
import { officeRecipients } from './recipients.ts'

/** 应报, 已报, 未报 to the office, five minutes after the due time. @returns false when there is nobody to tell. */
export const sendReceipt = async (ctx: Ctx, plan: WeekPlan, catchUpDue?: Instant): Promise<boolean> => {
  const recipients = await officeRecipients(ctx.tx)
  const content = { card: await drawReceipt(ctx, plan, { catchUpDue }) }
  const about = { period: plan.week }
  for (const to of recipients)
    await sendTo(ctx, to, { cause: `receipt/${plan.week}`, topic: 'receipt', content, about })
  return recipients.length > 0
}
