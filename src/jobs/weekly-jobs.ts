import { day, type Instant } from '../domain/time.ts'
import type { WeekPlan } from '../domain/week-plan.ts'
import type { Ctx } from '../usecases/context.ts'
import { keepsQuiet } from '../usecases/digest/quiet-chief.ts'
import { weekDigest } from '../usecases/digest/week-digest.ts'
import { notifyBackups, remind } from '../usecases/reminding/remind.ts'
import { sendReceipt } from '../usecases/reminding/send-receipt.ts'
import { lockReport } from '../usecases/reports/lock-report.ts'
import { sendWeeklyCards } from '../usecases/reports/send-weekly-cards.ts'
import type { WeeklyItem } from '../usecases/reports/weekly-item.ts'
import { catchUpOf, type JobEnd, posting, reminding, tooLateToPost } from './in-time.ts'

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

const remindingWeek =
  (send: (ctx: Ctx, weekly: WeeklyItem) => Promise<boolean>): ChainJob['runFor'] =>
  (ctx, weekly, dueAt) =>
    reminding(ctx, { dueAt, until: weekly.plan.dueAt }, () => send(ctx, weekly))

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
    runFor: remindingWeek((ctx, weekly) => remind(ctx, weekly, 1)),
  },
  {
    name: 'reminder-2',
    at: (plan) => plan.reminderAts[1],
    runFor: remindingWeek((ctx, weekly) => remind(ctx, weekly, 2)),
  },
  { name: 'backup-notice', at: (plan) => plan.backupAt, runFor: remindingWeek(notifyBackups) },
  {
    name: 'receipt',
    at: (plan) => plan.receiptAt,
    run: async (ctx, plan, dueAt) => {
      if (tooLateToPost(ctx, dueAt)) return { skipped: 'late' }
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
      const target = { kind: 'chief', chainId: chain.id, weekly } as const
      if (await keepsQuiet(ctx, weekly, dueAt)) return { skipped: 'chief-quiet' }
      return posting(ctx, weekDigest(plan, target), dueAt)
    },
  },
  {
    name: 'digest-office',
    at: (plan) => plan.digestOfficeAt,
    run: (ctx, plan, dueAt) => posting(ctx, weekDigest(plan, { kind: 'office' }), dueAt),
  },
  {
    name: 'lock',
    at: (plan) => plan.lockAt,
    runFor: async (ctx, weekly) => {
      await lockReport(ctx, weekly)
      return 'done'
    },
  },
]

/** How far back a period can still have something due: its lock, and the digests' catch-up. */
export const periodLife = 30 * day
