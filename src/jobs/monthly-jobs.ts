import type { MonthPlan } from '../domain/monthly-clock.ts'
import { hour, type Instant, minute, msBetween } from '../domain/time.ts'
import { isWorkingTime } from '../domain/working-time.ts'
import type { Ctx } from '../usecases/context.ts'
import { lockMonth } from '../usecases/monthly/lock-month.ts'
import type { MonthTarget } from '../usecases/monthly/month-digest.ts'
import type { MonthItem } from '../usecases/monthly/month-item.ts'
import { postMonthOnce } from '../usecases/monthly/post-month.ts'
import { remindMonth, sendMonthCards } from '../usecases/monthly/send-month-cards.ts'
import type { JobEnd } from './weekly-jobs.ts'

interface Due {
  name: string
  at(plan: MonthPlan): Instant
}

/** As in the week: done for each chain, some in one transaction, or once for all. Doing it twice must be harmless. */
type MonthlyJob = Due &
  (
    | { runFor(ctx: Ctx, item: MonthItem, dueAt: Instant): Promise<JobEnd> }
    | { run(ctx: Ctx, plan: MonthPlan, dueAt: Instant): Promise<JobEnd> }
  )

const digestCatchUp = 72 * hour
const reminderCatchUp = 2 * hour
/** Later than this a card says when it was due. */
const onTime = 10 * minute

/** Too late to come by itself: 汇总 月报 posts it, and the office is told. */
const posting = async (ctx: Ctx, plan: MonthPlan, target: MonthTarget, dueAt: Instant): Promise<JobEnd> => {
  const lateness = msBetween(dueAt, ctx.now)
  if (lateness > digestCatchUp) return { skipped: 'late' }
  const catchUp = lateness > onTime ? { catchUpDue: dueAt } : {}
  return (await postMonthOnce(ctx, plan, target, { cutAt: dueAt, ...catchUp })) ? 'done' : { skipped: 'no-target' }
}

/** In the order of the month. When each is due comes from the month's plan. */
export const monthlyJobs: readonly MonthlyJob[] = [
  {
    name: 'monthly-card',
    at: (plan) => plan.cardAt,
    runFor: async (ctx, item) => {
      if (ctx.now >= item.plan.dueAt) return { skipped: 'late' }
      await sendMonthCards(ctx, item)
      return 'done'
    },
  },
  {
    name: 'monthly-reminder',
    at: (plan) => plan.reminderAt,
    runFor: async (ctx, item, dueAt) => {
      if (msBetween(dueAt, ctx.now) > reminderCatchUp || ctx.now >= item.plan.dueAt) return { skipped: 'late' }
      if (!isWorkingTime(ctx.rules.calendar, ctx.now, ctx.rules.zone)) return { skipped: 'quiet-hours' }
      return (await remindMonth(ctx, item)) ? 'done' : { skipped: 'already-filed' }
    },
  },
  {
    name: 'monthly-digest-chief',
    at: (plan) => plan.digestChiefAt,
    runFor: async (ctx, { plan, chain }, dueAt) =>
      chain.closed ? { skipped: 'no-target' } : posting(ctx, plan, { kind: 'chief', chainId: chain.id }, dueAt),
  },
  {
    name: 'monthly-digest-office',
    at: (plan) => plan.digestOfficeAt,
    run: (ctx, plan, dueAt) => posting(ctx, plan, { kind: 'office' }, dueAt),
  },
  {
    name: 'monthly-leading',
    at: (plan) => plan.leadingAt,
    run: (ctx, plan, dueAt) => posting(ctx, plan, { kind: 'leading' }, dueAt),
  },
  {
    name: 'monthly-lock',
    at: (plan) => plan.lockAt,
    runFor: async (ctx, item) => {
      await lockMonth(ctx, item)
      return 'done'
    },
  },
]
