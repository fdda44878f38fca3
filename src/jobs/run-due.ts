import { NotStored } from '../db/errors.ts'
import { itemIdsOf } from '../db/items.ts'
import { dueRuns, endRun, type JobRun, scheduleRun, skipRun } from '../db/job-runs.ts'
import { readFact, writeFact } from '../db/kv.ts'
import { isLost, lostTimes, restored } from '../db/restore.ts'
import type { PeriodPlan } from '../domain/report.ts'
import { addMs, minute, msBetween } from '../domain/time.ts'
import { jobFailed, jobSkipped, type skipWords } from '../texts/alarms.ts'
import { dayTimeText } from '../texts/dates.ts'
import type { Ctx, InTransaction } from '../usecases/context.ts'
import { goOnAfterRestore } from '../usecases/delivery/after-restore.ts'
import type { JobEnd } from '../usecases/reports/in-time.ts'
import type { PeriodJob, ReportKind } from '../usecases/reports/report-kind.ts'
import { tellAdmin, tellOffice } from '../usecases/tell.ts'
import { type DuePoint, duePoints, openAll, periodLife } from './period-jobs.ts'

const watermarkKey = 'watermark'

export interface RunDueDeps {
  kinds: readonly ReportKind[]
  inTransaction: InTransaction
  onBug(error: unknown, what: string): void
  observe?(run: JobRun, end: string, latenessMs: number): void
}

/**
 * Opens periods, writes down what has fallen due since the watermark, and runs it in the order it was due.
 * What a run does for a chain, or for all, is one transaction with its messages: it happened whole or not at all, and once.
 */
export const runDue = async (deps: RunDueDeps): Promise<void> => {
  const runs = await deps.inTransaction('schedule', async (ctx) => {
    await openAll(ctx)
    await scheduleSince(ctx)
    await goOnAfterRestore(ctx)
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
  const lost = await lostTimes(ctx.tx)
  let scheduled = false
  for (const point of await duePoints(ctx, addMs(watermark, -periodLife))) {
    if (point.dueAt <= watermark || point.dueAt > ctx.now) continue
    // It may have been done in time that a restore has lost: a row says so, and nothing more happens.
    if (isLost(lost, point.dueAt)) await skipRun(ctx.tx, point, { note: restored, doneAt: ctx.now })
    else await scheduleRun(ctx.tx, point)
    scheduled = true
  }
  // Looking twice at the same minute schedules nothing twice, so a quiet tick need not write.
  const moved = ctx.now > watermark && (scheduled || msBetween(watermark, ctx.now) >= minute)
  if (stored === undefined || moved) await writeFact(ctx.tx, watermarkKey, ctx.now)
}

/** Chains handled in one transaction, some 20 ms: what people send meanwhile comes in between. */
const chainsAtOnce = 16

const runOne = async (deps: RunDueDeps, run: JobRun): Promise<void> => {
  const found = jobNamed(deps.kinds, run.job)
  if (!found) return
  const { kind, job } = found
  const what = `job ${run.job} ${run.period}`
  try {
    const ended = job.runFor
      ? await runForChains(deps, run, job.runFor, what)
      : await deps.inTransaction(what, async (ctx) => {
          const plan = await kind.periods.read(ctx.tx, run.period)
          return plan && end(ctx, run, await job.run(ctx, plan, run.dueAt))
        })
    if (ended) deps.observe?.(run, ended.word, ended.lateness)
  } catch (error) {
    // One job that fails does not stop the others; it stays due and is tried at the next tick.
    if (error instanceof NotStored) return
    deps.onBug(error, `${run.job} ${run.period}`)
    await deps.inTransaction('job-failed', (ctx) =>
      tellAdmin(ctx, `job-failed/${run.job}/${run.period}`, jobFailed(run.job, dayTimeText(run.dueAt, ctx.rules.zone))),
    )
  }
}

const jobNamed = (
  kinds: readonly ReportKind[],
  name: string,
): { kind: ReportKind; job: PeriodJob<PeriodPlan> } | undefined => {
  for (const kind of kinds) {
    const job = kind.jobs.find((one) => one.name === name)
    if (job) return { kind, job }
  }
  return undefined
}

/**
 * A few chains in each transaction. Killed in the middle, the run is still due: it starts over and finds the first chains done.
 * @throws after all others are done, the error of a chain it cannot be done for.
 */
const runForChains = async (
  deps: RunDueDeps,
  run: JobRun,
  runOneChain: NonNullable<PeriodJob<PeriodPlan>['runFor']>,
  what: string,
): Promise<Ended> => {
  const ends: JobEnd[] = []
  const runFor = async (ctx: Ctx, ids: readonly string[]): Promise<JobEnd[]> => {
    const found: JobEnd[] = []
    for (const id of ids) {
      const done = await runOneChain(ctx, id, run.dueAt)
      if (done) found.push(done)
    }
    return found
  }
  const failures: unknown[] = []
  const eachAlone = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids)
      try {
        ends.push(...(await deps.inTransaction(what, (ctx) => runFor(ctx, [id]))))
      } catch (error) {
        if (error instanceof NotStored) throw error
        failures.push(error)
      }
  }
  const ids = await deps.inTransaction(what, (ctx) => itemIdsOf(ctx.tx, run.period))
  for (let from = 0; from < ids.length; from += chainsAtOnce) {
    const some = ids.slice(from, from + chainsAtOnce)
    try {
      ends.push(...(await deps.inTransaction(what, (ctx) => runFor(ctx, some))))
    } catch (error) {
      if (error instanceof NotStored) throw error
      await eachAlone(some)
    }
  }
  if (failures.length > 0) throw failures[0]
  return deps.inTransaction(what, (ctx) => end(ctx, run, together(ends)))
}

/** Done where it was done for one; else why it was not for the first. */
const together = (ends: readonly JobEnd[]): JobEnd => (ends.includes('done') ? 'done' : (ends[0] ?? 'done'))

interface Ended {
  word: string
  lateness: number
}

const end = async (ctx: Ctx, run: JobRun, ended: JobEnd): Promise<Ended> => {
  const skipped = ended === 'done' ? undefined : ended.skipped
  const state = skipped ? 'skipped' : 'done'
  const written = await endRun(ctx.tx, run, { state, note: skipped, doneAt: ctx.now })
  if (!written) throw new Error(`run ${run.job} ${run.period} was ended by somebody else`)
  if (skipped) await tellSkipped(ctx, run, skipped)
  return { word: skipped ?? 'done', lateness: msBetween(run.dueAt, ctx.now) }
}

/** What was left out because of a gap is told; that nobody had to be reminded is no news. */
const tellSkipped = async (ctx: Ctx, run: JobRun, reason: keyof typeof skipWords): Promise<void> => {
  if (reason !== 'late' && reason !== 'quiet-hours') return
  const due = dayTimeText(run.dueAt, ctx.rules.zone)
  await tellOffice(ctx, `skipped/${run.job}/${run.period}`, jobSkipped(run.job, due, reason))
}

/** What the jobs of the open periods will be due at, soonest first. */
export const upcoming = async (ctx: Ctx): Promise<DuePoint[]> =>
  (await duePoints(ctx, ctx.now)).filter(({ dueAt }) => dueAt > ctx.now).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
