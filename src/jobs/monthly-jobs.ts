import type { MonthParts } from '../db/months.ts'
import type { MonthPlan } from '../domain/month-plan.ts'
import type { Instant } from '../domain/time.ts'
import type { Ctx } from '../usecases/context.ts'
import { monthDigest } from '../usecases/monthly/month-digest.ts'
import { type MonthItem, readMonthItem } from '../usecases/monthly/month-item.ts'
import { remindMonth, sendMonthCards } from '../usecases/monthly/send-month-cards.ts'
import { lockReport } from '../usecases/reports/lock-report.ts'
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
      chain.closed
        ? { skipped: 'no-target' }
        : posting(ctx, monthDigest(plan, { kind: 'chief', chainId: chain.id }), dueAt),
  },
  {
    name: 'monthly-digest-office',
    at: (plan) => plan.digestOfficeAt,
    run: (ctx, plan, dueAt) => posting(ctx, monthDigest(plan, { kind: 'office' }), dueAt),
  },
  {
    name: 'monthly-leading',
    at: (plan) => plan.leadingAt,
    run: async (ctx, plan, dueAt) => {
      const digest = monthDigest(plan, { kind: 'leading' })
      // Where no group of 领导小组 is bound nobody misses its card.
      if ((await digest.recipients(ctx)).length === 0) return { skipped: 'no-target' }
      return posting(ctx, digest, dueAt)
    },
  },
  {
    name: 'monthly-lock',
    at: (plan) => plan.lockAt,
    runFor: whole(async (ctx, item) => {
      await lockReport(ctx, item)
      return 'done'
    }),
  },
]
