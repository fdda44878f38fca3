import { itemsOf } from '../db/items.ts'
import type { WeekPlan } from '../domain/cadence.ts'
import { day, hour, type Instant, msBetween } from '../domain/time.ts'
import { isWorkingTime } from '../domain/working-time.ts'
import type { Ctx } from '../usecases/context.ts'
import { lockPeriod } from '../usecases/lock-period.ts'
import { postChiefDigests, postOnce } from '../usecases/post-digest.ts'
import { offerOverdue } from '../usecases/preview-digest.ts'
import { notifyBackups, remind } from '../usecases/remind.ts'
import { sendReceipt } from '../usecases/send-receipt.ts'
import { sendWeeklyCards } from '../usecases/send-weekly-cards.ts'

export type SkipReason = 'late' | 'quiet-hours' | 'no-target' | 'already-filed'
export type JobEnd = 'done' | { skipped: SkipReason }

/** One thing that falls due once per weekly period. */
export interface WeeklyJob {
  name: string
  /** When it is due; undefined when this clock has no such point. */
  at(plan: WeekPlan): Instant | undefined
  run(ctx: Ctx, plan: WeekPlan, dueAt: Instant): Promise<JobEnd>
}

const digestCatchUp = 72 * hour
const reminderCatchUp = 2 * hour
/** Later than this a digest says when it was due. */
const onTime = 10 * 60_000

const catchUpOf = (ctx: Ctx, dueAt: Instant) => (msBetween(dueAt, ctx.now) > onTime ? { catchUpDue: dueAt } : {})

/** A reminder after its hours is noise: within two hours and in working hours, or not at all. */
const reminding =
  (send: (ctx: Ctx, plan: WeekPlan) => Promise<number>): WeeklyJob['run'] =>
  async (ctx, plan, dueAt) => {
    if (msBetween(dueAt, ctx.now) > reminderCatchUp || ctx.now >= plan.dueAt) return { skipped: 'late' }
    if (!isWorkingTime(ctx.rules.calendar, ctx.now, ctx.rules.zone)) return { skipped: 'quiet-hours' }
    return (await send(ctx, plan)) > 0 ? 'done' : { skipped: 'already-filed' }
  }

/** In the order of the week. A new cadence point is a line here; when it is due comes from the period's plan. */
export const weeklyJobs: readonly WeeklyJob[] = [
  {
    name: 'weekly-card',
    at: (plan) => plan.cardAt,
    run: async (ctx, plan) => {
      if (ctx.now >= plan.dueAt) return { skipped: 'late' }
      await sendWeeklyCards(ctx, plan)
      return 'done'
    },
  },
  { name: 'reminder-1', at: (plan) => plan.reminderAts[0], run: reminding((ctx, plan) => remind(ctx, plan, 1)) },
  { name: 'reminder-2', at: (plan) => plan.reminderAts[1], run: reminding((ctx, plan) => remind(ctx, plan, 2)) },
  { name: 'backup-notice', at: (plan) => plan.backupAt, run: reminding(notifyBackups) },
  {
    name: 'receipt',
    at: (plan) => plan.receiptAt,
    run: async (ctx, plan, dueAt) => {
      if (msBetween(dueAt, ctx.now) > digestCatchUp) return { skipped: 'late' }
      const { catchUpDue } = catchUpOf(ctx, dueAt)
      return (await sendReceipt(ctx, plan, catchUpDue)) ? 'done' : { skipped: 'no-target' }
    },
  },
  {
    name: 'digest-chief',
    at: (plan) => plan.digestChiefAt,
    run: async (ctx, plan, dueAt) => {
      if (msBetween(dueAt, ctx.now) > digestCatchUp) {
        for (const item of await itemsOf(ctx.tx, plan.week))
          await offerOverdue(ctx, plan, { kind: 'chief', chainId: item.chainId }, dueAt)
        return { skipped: 'late' }
      }
      const posted = await postChiefDigests(ctx, plan, { cutAt: dueAt, ...catchUpOf(ctx, dueAt) })
      return posted > 0 ? 'done' : { skipped: 'no-target' }
    },
  },
  {
    name: 'digest-office',
    at: (plan) => plan.digestOfficeAt,
    run: async (ctx, plan, dueAt) => {
      if (msBetween(dueAt, ctx.now) > digestCatchUp) {
        await offerOverdue(ctx, plan, { kind: 'office' }, dueAt)
        return { skipped: 'late' }
      }
      const posted = await postOnce(ctx, plan, { kind: 'office' }, { cutAt: dueAt, ...catchUpOf(ctx, dueAt) })
      return posted ? 'done' : { skipped: 'no-target' }
    },
  },
  {
    name: 'lock',
    at: (plan) => plan.lockAt,
    run: async (ctx, plan) => {
      await lockPeriod(ctx, plan)
      return 'done'
    },
  },
]

/** How far back a period can still have something due: its lock, and the digests' catch-up. */
export const periodLife = 30 * day
