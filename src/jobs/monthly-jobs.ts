import type { MonthParts } from '../db/months.ts'
import type { MonthPlan } from '../domain/month-plan.ts'
import type { Instant } from '../domain/time.ts'
import type { Ctx } from '../usecases/context.ts'
import { offerOverdue } from '../usecases/digest/offer-overdue.ts'
import { lockMonth } from '../usecases/monthly/lock-month.ts'
import { type MonthTarget, monthRecipients } from '../usecases/monthly/month-digest.ts'
import { type MonthItem, readMonthItem } from '../usecases/monthly/month-item.ts'
import { postMonthOnce, renewMonth } from '../usecases/monthly/post-month.ts'
import { overdueMonth } from '../usecases/monthly/preview-month.ts'
import { remindMonth, sendMonthCards } from '../usecases/monthly/send-month-cards.ts'
import { type JobEnd, posting, reminding } from './in-time.ts'

interface Due {
  name: string
  at(plan: MonthPlan): Instant
}

/** As in the week: done for each chain, some in one transaction, or once for all. Doing it twice must be harmless. */
type MonthlyJob = Due &
  (
    | { runFor(ctx: Ctx, parts: MonthParts, dueAt: Instant): Promise<JobEnd> }
    | { run(ctx: Ctx, plan: MonthPlan, dueAt: Instant): Promise<JobEnd> }
  )

const postingMonth = async (ctx: Ctx, plan: MonthPlan, target: MonthTarget, dueAt: Instant): Promise<JobEnd> =>
  posting(ctx, dueAt, {
    renew: (making) => renewMonth(ctx, plan, target, making),
    post: (making) => postMonthOnce(ctx, plan, target, making),
    offer: async () => offerOverdue(ctx, await overdueMonth(ctx, plan, target, dueAt)),
  })

/** For what needs the weeks and the earlier months behind the item. */
const whole =
  (run: (ctx: Ctx, item: MonthItem, dueAt: Instant) => Promise<JobEnd>) =>
  async (ctx: Ctx, { item: { id } }: MonthParts, dueAt: Instant): Promise<JobEnd> => {
    const item = await readMonthItem(ctx, id)
    return item ? run(ctx, item, dueAt) : { skipped: 'no-target' }
  }

/** In the order of the month. When each is due comes from the month's plan. */
export const monthlyJobs: readonly MonthlyJob[] = [
  {
    name: 'monthly-card',
    at: (plan) => plan.cardAt,
    runFor: whole(async (ctx, item) => {
      if (ctx.now >= item.plan.dueAt) return { skipped: 'late' }
      await sendMonthCards(ctx, item)
      return 'done'
    }),
  },
  {
    name: 'monthly-reminder',
    at: (plan) => plan.reminderAt,
    runFor: whole((ctx, item, dueAt) =>
      reminding(ctx, { dueAt, until: item.plan.dueAt }, () => remindMonth(ctx, item)),
    ),
  },
  {
    name: 'monthly-digest-chief',
    at: (plan) => plan.digestChiefAt,
    runFor: async (ctx, { plan, chain }, dueAt) =>
      chain.closed ? { skipped: 'no-target' } : postingMonth(ctx, plan, { kind: 'chief', chainId: chain.id }, dueAt),
  },
  {
    name: 'monthly-digest-office',
    at: (plan) => plan.digestOfficeAt,
    run: (ctx, plan, dueAt) => postingMonth(ctx, plan, { kind: 'office' }, dueAt),
  },
  {
    name: 'monthly-leading',
    at: (plan) => plan.leadingAt,
    run: async (ctx, plan, dueAt) => {
      const target = { kind: 'leading' } as const
      // Where no group of 领导小组 is bound nobody misses its card.
      if ((await monthRecipients(ctx, target)).length === 0) return { skipped: 'no-target' }
      return postingMonth(ctx, plan, target, dueAt)
    },
  },
  {
    name: 'monthly-lock',
    at: (plan) => plan.lockAt,
    runFor: whole(async (ctx, item) => {
      await lockMonth(ctx, item)
      return 'done'
    }),
  },
]
