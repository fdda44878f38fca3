import { NotStored } from '../db/errors.ts'
import { periodsLockedAfter, readPeriod } from '../db/items.ts'
import { dueRuns, endRun, type JobRun, scheduleRun } from '../db/job-runs.ts'
import { readFact, writeFact } from '../db/kv.ts'
import { addMs, type Instant, minute, msBetween } from '../domain/time.ts'
import { jobFailed, jobSkipped, type skipWords } from '../texts/alarms.ts'
import { dayTimeText } from '../texts/dates.ts'
import type { Ctx, InTransaction } from '../usecases/context.ts'
import { openPeriods } from '../usecases/open-periods.ts'
import { tellAdmin, tellOffice } from '../usecases/tell.ts'
import { periodLife, weeklyJobs } from './weekly-jobs.ts'

const watermarkKey = 'watermark'

export interface RunDueDeps {
  inTransaction: InTransaction
  onBug(error: unknown, what: string): void
  observe?(run: JobRun, end: string, latenessMs: number): void
}

/**
 * Opens periods, writes down what has fallen due since the watermark, and runs it in the order it was due.
 * Every run is one transaction with its effect: it happened whole or not at all, and once.
 */
export const runDue = async (deps: RunDueDeps): Promise<void> => {
  const runs = await deps.inTransaction('schedule', async (ctx) => {
    await openPeriods(ctx)
    await scheduleSince(ctx)
    return dueRuns(ctx.tx, ctx.now)
  })
  for (const run of runs) await runOne(deps, run)
}

/**
 * The watermark never goes back: a clock set back schedules nothing twice. On the very first boot it starts at now,
 * so that nothing of the past is posted.
 */
const scheduleSince = async (ctx: Ctx): Promise<void> => {
  const stored = await readFact(ctx.tx, watermarkKey)
  const watermark = stored ?? ctx.now
  let scheduled = false
  for (const { period, plan } of await periodsLockedAfter(ctx.tx, addMs(watermark, -periodLife)))
    for (const job of weeklyJobs) {
      const dueAt = job.at(plan)
      if (dueAt === undefined || dueAt <= watermark || dueAt > ctx.now) continue
      await scheduleRun(ctx.tx, { job: job.name, period, dueAt })
      scheduled = true
    }
  // Looking twice at the same minute schedules nothing twice, so a quiet tick need not write.
  const moved = ctx.now > watermark && (scheduled || msBetween(watermark, ctx.now) >= minute)
  if (stored === undefined || moved) await writeFact(ctx.tx, watermarkKey, ctx.now)
}

const runOne = async (deps: RunDueDeps, run: JobRun): Promise<void> => {
  const job = weeklyJobs.find(({ name }) => name === run.job)
  if (!job) return
  try {
    const ended = await deps.inTransaction(`job ${run.job} ${run.period}`, async (ctx) => {
      const period = await readPeriod(ctx.tx, run.period)
      if (!period) return undefined
      const end = await job.run(ctx, period.plan, run.dueAt)
      const skipped = end === 'done' ? undefined : end.skipped
      const written = await endRun(ctx.tx, run, {
        state: skipped ? 'skipped' : 'done',
        note: skipped,
        doneAt: ctx.now,
      })
      if (!written) throw new Error(`run ${run.job} ${run.period} was ended by somebody else`)
      if (skipped) await tellSkipped(ctx, run, skipped)
      return { end: skipped ?? 'done', lateness: msBetween(run.dueAt, ctx.now) }
    })
    if (ended) deps.observe?.(run, ended.end, ended.lateness)
  } catch (error) {
    // One job that fails does not stop the others; it stays due and is tried at the next tick.
    if (error instanceof NotStored) return
    deps.onBug(error, `${run.job} ${run.period}`)
    await deps.inTransaction('job-failed', (ctx) =>
      tellAdmin(ctx, `job-failed/${run.job}/${run.period}`, jobFailed(run.job, dayTimeText(run.dueAt, ctx.rules.zone))),
    )
  }
}

/** What was left out because of a gap is told; that nobody had to be reminded is no news. */
const tellSkipped = async (ctx: Ctx, run: JobRun, reason: keyof typeof skipWords): Promise<void> => {
  if (reason !== 'late' && reason !== 'quiet-hours') return
  const due = dayTimeText(run.dueAt, ctx.rules.zone)
  await tellOffice(ctx, `skipped/${run.job}/${run.period}`, jobSkipped(run.job, due, reason))
}

/** What the jobs of the open periods will be due at, soonest first. */
export const upcoming = async (ctx: Ctx): Promise<{ job: string; period: string; dueAt: Instant }[]> => {
  const periods = await periodsLockedAfter(ctx.tx, ctx.now)
  return periods
    .flatMap(({ period, plan }) =>
      weeklyJobs.flatMap((job) => {
        const dueAt = job.at(plan)
        return dueAt !== undefined && dueAt > ctx.now ? [{ job: job.name, period, dueAt }] : []
      }),
    )
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
}
