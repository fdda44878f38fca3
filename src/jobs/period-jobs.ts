import { periodsLockedAfter, readPeriod } from '../db/items.ts'
import { monthsLockedAfter, readMonthParts, readMonthPlan } from '../db/months.ts'
import type { Executor } from '../db/schema.ts'
import type { Instant } from '../domain/time.ts'
import type { Ctx } from '../usecases/context.ts'
import { openMonths } from '../usecases/monthly/open-months.ts'
import { openPeriods } from '../usecases/reports/open-periods.ts'
import { readWeeklyItem } from '../usecases/reports/weekly-item.ts'
import type { JobEnd } from './in-time.ts'
import { monthlyJobs } from './monthly-jobs.ts'
import { weeklyJobs } from './weekly-jobs.ts'

/** A job of either kind of period, with what it needs read for it. */
export interface PeriodJob {
  name: string
  /** For each chain; undefined when the item is gone. */
  runFor?: (ctx: Ctx, itemId: string, dueAt: Instant) => Promise<JobEnd | undefined>
  /** Once for all; undefined when the period is gone. */
  run?: (ctx: Ctx, period: string, dueAt: Instant) => Promise<JobEnd | undefined>
}

export interface DuePoint {
  job: string
  period: string
  dueAt: Instant
}

type Spec<Plan, Owed> = {
  name: string
  at(plan: Plan): Instant | undefined
} & (
  | { runFor(ctx: Ctx, item: Owed, dueAt: Instant): Promise<JobEnd> }
  | { run(ctx: Ctx, plan: Plan, dueAt: Instant): Promise<JobEnd> }
)

interface Kind<Plan, Owed> {
  jobs: readonly Spec<Plan, Owed>[]
  open(ctx: Ctx): Promise<unknown>
  since(db: Executor, at: Instant): Promise<{ period: string; plan: Plan }[]>
  plan(db: Executor, period: string): Promise<Plan | undefined>
  item(ctx: Ctx, id: string): Promise<Owed | undefined>
}

const periodKind = <Plan, Owed>(kind: Kind<Plan, Owed>) => ({
  open: kind.open,
  points: async (db: Executor, since: Instant): Promise<DuePoint[]> =>
    (await kind.since(db, since)).flatMap(({ period, plan }) =>
      kind.jobs.flatMap((job) => {
        const dueAt = job.at(plan)
        return dueAt === undefined ? [] : [{ job: job.name, period, dueAt }]
      }),
    ),
  jobs: kind.jobs.map((job): PeriodJob => {
    if ('runFor' in job)
      return {
        name: job.name,
        runFor: async (ctx, id, dueAt) => {
          const item = await kind.item(ctx, id)
          return item && job.runFor(ctx, item, dueAt)
        },
      }
    return {
      name: job.name,
      run: async (ctx, period, dueAt) => {
        const plan = await kind.plan(ctx.tx, period)
        return plan && job.run(ctx, plan, dueAt)
      },
    }
  }),
})

/** Weeks and months: opened, scheduled and run by the same hand, each by its own jobs. */
const kinds = [
  periodKind({
    jobs: weeklyJobs,
    open: openPeriods,
    since: periodsLockedAfter,
    plan: async (db, period) => (await readPeriod(db, period))?.plan,
    item: (ctx, id) => readWeeklyItem(ctx.tx, id),
  }),
  periodKind({
    jobs: monthlyJobs,
    open: openMonths,
    since: async (db, at) => (await monthsLockedAfter(db, at)).map((plan) => ({ period: plan.month, plan })),
    plan: readMonthPlan,
    item: (ctx, id) => readMonthParts(ctx.tx, id),
  }),
]

export const periodJobs: readonly PeriodJob[] = kinds.flatMap(({ jobs }) => jobs)

export const openAll = async (ctx: Ctx): Promise<void> => {
  for (const { open } of kinds) await open(ctx)
}

/** Every point of the periods whose lock is not further back than `since`. */
export const duePoints = async (db: Executor, since: Instant): Promise<DuePoint[]> =>
  (await Promise.all(kinds.map(({ points }) => points(db, since)))).flat()
