import { months } from '../../db/months.ts'
import { readParts } from '../../db/report-parts.ts'
import type { MonthPlan } from '../../domain/month-plan.ts'
import type { MonthContent } from '../../domain/monthly.ts'
import { forReport, posting, reminding } from '../reports/in-time.ts'
import { lockReport } from '../reports/lock-report.ts'
import type { PeriodJob } from '../reports/report-kind.ts'
import { monthDigest } from './month-digest.ts'
import { readMonthItem } from './month-item.ts'
import { remindMonth, sendMonthCards } from './send-month-cards.ts'

const forMonth = forReport(readMonthItem)

/** In the order of the month. When each is due comes from the month's plan. */
export const monthJobs: readonly PeriodJob<MonthPlan>[] = [
  {
    name: 'monthly-card',
    at: (plan) => plan.cardAt,
    runFor: forMonth(async (ctx, item) => {
      if (ctx.now >= item.plan.dueAt) return { skipped: 'late' }
      await sendMonthCards(ctx, item)
      return 'done'
    }),
  },
  {
    name: 'monthly-reminder',
    at: (plan) => plan.reminderAt,
    runFor: forMonth((ctx, item, dueAt) =>
      reminding(ctx, { dueAt, until: item.plan.dueAt }, () => remindMonth(ctx, item)),
    ),
  },
  {
    name: 'monthly-digest-chief',
    at: (plan) => plan.digestChiefAt,
    runFor: async (ctx, id, dueAt) => {
      const parts = await readParts<MonthPlan, MonthContent>(ctx.tx, months, id)
      if (!parts) return undefined
      const { plan, chain } = parts
      if (chain.closed) return { skipped: 'no-target' }
      return posting(ctx, monthDigest(plan, { kind: 'chief', chainId: chain.id }), dueAt)
    },
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
    runFor: forMonth(async (ctx, item) => {
      await lockReport(ctx, item)
      return 'done'
    }),
  },
]
