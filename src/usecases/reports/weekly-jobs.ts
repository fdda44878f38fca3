import type { WeekPlan } from '../../domain/week-plan.ts'
import type { Ctx } from '../context.ts'
import { keepsQuiet } from '../digest/quiet-chief.ts'
import { weekDigest } from '../digest/week-digest.ts'
import { notifyBackups, remind } from '../reminding/remind.ts'
import { sendReceipt } from '../reminding/send-receipt.ts'
import { catchUpOf, forReport, posting, reminding, tooLateToPost } from './in-time.ts'
import { lockReport } from './lock-report.ts'
import type { PeriodJob } from './report-kind.ts'
import { sendWeeklyCards } from './send-weekly-cards.ts'
import { readWeeklyItem, type WeeklyItem } from './weekly-item.ts'

const forWeek = forReport<WeeklyItem>(({ tx }, id) => readWeeklyItem(tx, id))

const remindingWeek = (send: (ctx: Ctx, weekly: WeeklyItem) => Promise<boolean>) =>
  forWeek((ctx, weekly, dueAt) => reminding(ctx, { dueAt, until: weekly.plan.dueAt }, () => send(ctx, weekly)))

/** In the order of the week. A new cadence point is a line here; when it is due comes from the period's plan. */
export const weeklyJobs: readonly PeriodJob<WeekPlan>[] = [
  {
    name: 'weekly-card',
    at: (plan) => plan.cardAt,
    runFor: forWeek(async (ctx, weekly) => {
      if (ctx.now >= weekly.plan.dueAt) return { skipped: 'late' }
      await sendWeeklyCards(ctx, weekly)
      return 'done'
    }),
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
    runFor: forWeek(async (ctx, weekly, dueAt) => {
      const { plan, chain } = weekly
      // A chain that left the roster since has nobody left to read of it.
      if (chain.closed) return { skipped: 'no-target' }
      const target = { kind: 'chief', chainId: chain.id, weekly } as const
      if (await keepsQuiet(ctx, weekly, dueAt)) return { skipped: 'chief-quiet' }
      return posting(ctx, weekDigest(plan, target), dueAt)
    }),
  },
  {
    name: 'digest-office',
    at: (plan) => plan.digestOfficeAt,
    run: (ctx, plan, dueAt) => posting(ctx, weekDigest(plan, { kind: 'office' }), dueAt),
  },
  {
    name: 'lock',
    at: (plan) => plan.lockAt,
    runFor: forWeek(async (ctx, weekly) => {
      await lockReport(ctx, weekly)
      return 'done'
    }),
  },
]
