import type { WeekPlan } from '../domain/cadence.ts'
import { day, hour, type Instant, msBetween } from '../domain/time.ts'
import { isWorkingTime } from '../domain/working-time.ts'
import type { Ctx } from '../usecases/context.ts'
import { lockItem } from '../usecases/lock-item.ts'
import { postOnce } from '../usecases/post-digest.ts'
import { offerOverdue } from '../usecases/preview-digest.ts'
import { keepsQuiet } from '../usecases/quiet-chief.ts'
import { notifyBackups, remind } from '../usecases/remind.ts'
import { sendReceipt } from '../usecases/send-receipt.ts'
import { sendWeeklyCards } from '../usecases/send-weekly-cards.ts'
import type { WeeklyItem } from '../usecases/weekly-item.ts'

export type SkipReason = 'late' | 'quiet-hours' | 'no-target' | 'already-filed' | 'chief-quiet'
export type JobEnd = 'done' | { skipped: SkipReason }

interface Due {
  name: string
  /** When it is due; undefined when this clock has no such point. */
  at(plan: WeekPlan): Instant | undefined
}

/** Done for each chain that owes: some chains in one transaction, so that nobody's click waits for hundreds. Doing it twice must be harmless. */
interface ChainJob extends Due {
  runFor(ctx: Ctx, weekly: WeeklyItem, dueAt: Instant): Promise<JobEnd>
}

/** Done once for all chains, in one transaction. */
interface OfficeJob extends Due {
  run(ctx: Ctx, plan: WeekPlan, dueAt: Instant): Promise<JobEnd>
}

/** One thing that falls due once per weekly period. */
type WeeklyJob = ChainJob | OfficeJob

const digestCatchUp = 72 * hour
const reminderCatchUp = 2 * hour
/** Later than this a digest says when it was due. */
const onTime = 10 * 60_000

const catchUpOf = (ctx: Ctx, dueAt: Instant) => (msBetween(dueAt, ctx.now) > onTime ? { catchUpDue: dueAt } : {})

/** A reminder after its hours is noise: within two hours and in working hours, or not at all. */
const reminding =
  (send: (ctx: Ctx, weekly: WeeklyItem) => Promise<boolean>): ChainJob['runFor'] =>
  async (ctx, weekly, dueAt) => {
    if (msBetween(dueAt, ctx.now) > reminderCatchUp || ctx.now >= weekly.plan.dueAt) return { skipped: 'late' }
    if (!isWorkingTime(ctx.rules.calendar, ctx.now, ctx.rules.zone)) return { skipped: 'quiet-hours' }
    return (await send(ctx, weekly)) ? 'done' : { skipped: 'already-filed' }
  }

/** In the order of the week. A new cadence point is a line here; when it is due comes from the period's plan. */
export const weeklyJobs: readonly WeeklyJob[] = [
  {
    name: 'weekly-card',
    at: (plan) => plan.cardAt,
    runFor: async (ctx, weekly) => {
      if (ctx.now >= weekly.plan.dueAt) return { skipped: 'late' }
      await sendWeeklyCards(ctx, weekly)
      return 'done'
    },
  },
  {
    name: 'reminder-1',
    at: (plan) => plan.reminderAts[0],
    runFor: reminding((ctx, weekly) => remind(ctx, weekly, 1)),
  },
  {
    name: 'reminder-2',
    at: (plan) => plan.reminderAts[1],
    runFor: reminding((ctx, weekly) => remind(ctx, weekly, 2)),
  },
  { name: 'backup-notice', at: (plan) => plan.backupAt, runFor: reminding(notifyBackups) },
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
    runFor: async (ctx, weekly, dueAt) => {
      const { plan, chain } = weekly
      // A chain that left the roster since has nobody left to read of it.
      if (chain.closed) return { skipped: 'no-target' }
      const target = { kind: 'chief', chainId: chain.id } as const
      if (await keepsQuiet(ctx, weekly, dueAt)) return { skipped: 'chief-quiet' }
      if (msBetween(dueAt, ctx.now) > digestCatchUp) {
        await offerOverdue(ctx, plan, target, dueAt)
        return { skipped: 'late' }
      }
      const posted = await postOnce(ctx, plan, target, { cutAt: dueAt, ...catchUpOf(ctx, dueAt) })
      return posted ? 'done' : { skipped: 'no-target' }
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
    runFor: async (ctx, weekly) => {
      await lockItem(ctx, weekly)
      return 'done'
    },
  },
]

/** How far back a period can still have something due: its lock, and the digests' catch-up. */
export const periodLife = 30 * day
