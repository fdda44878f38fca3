import type { Instant } from '../domain/time.ts'
import { says } from './literal.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

export interface JobRun {
  job: string
  period: string
  dueAt: Instant
  state: 'due' | 'done' | 'skipped'
  note?: string | undefined
  doneAt?: Instant | undefined
}

const toRun = (row: Database['job_run']): JobRun => ({
  job: row.job,
  period: row.period,
  dueAt: row.due_at,
  state: row.state as JobRun['state'],
  note: row.note ?? undefined,
  doneAt: row.done_at ?? undefined,
})

/** Writes down that a job is due. The same job of the same period is due once, however often the clock passes its time. */
export const scheduleRun = async (tx: Tx, run: { job: string; period: string; dueAt: Instant }): Promise<void> => {
  await tx
    .insertInto('job_run')
    .values({ job: run.job, period: run.period, due_at: run.dueAt, state: 'due', note: null, done_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Writes down that a job is not done at all, and why. One that is known stays as it is. */
export const skipRun = async (
  tx: Tx,
  run: { job: string; period: string; dueAt: Instant },
  end: { note: string; doneAt: Instant },
): Promise<void> => {
  await tx
    .insertInto('job_run')
    .values({
      job: run.job,
      period: run.period,
      due_at: run.dueAt,
      state: 'skipped',
      note: end.note,
      done_at: end.doneAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const readRun = async (db: Executor, job: string, period: string): Promise<JobRun | undefined> => {
  const row = await db
    .selectFrom('job_run')
    .selectAll()
    .where('job', '=', job)
    .where('period', '=', period)
    .executeTakeFirst()
  return row && toRun(row)
}

/** Runs whose time has come, oldest due first. */
export const dueRuns = async (db: Executor, now: Instant): Promise<JobRun[]> => (await due(db, { now })).map(toRun)

const due = prepared<{ now: Instant }, Database['job_run']>((db, slot) =>
  db
    .selectFrom('job_run')
    .selectAll()
    .where(says('state', 'due'))
    .where('due_at', '<=', slot('now'))
    .orderBy('due_at')
    .orderBy('job')
    .limit(100),
)

/** @returns false when somebody else ended this run first. */
export const endRun = async (
  tx: Tx,
  run: { job: string; period: string },
  end: { state: 'done' | 'skipped'; note?: string | undefined; doneAt: Instant },
): Promise<boolean> => {
  const result = await tx
    .updateTable('job_run')
    .set({ state: end.state, note: end.note ?? null, done_at: end.doneAt })
    .where('job', '=', run.job)
    .where('period', '=', run.period)
    .where('state', '=', 'due')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Puts an ended run back to due, for `lianzhang run`. */
export const reopenRun = async (tx: Tx, run: { job: string; period: string; dueAt: Instant }): Promise<void> => {
  await tx
    .insertInto('job_run')
    .values({ job: run.job, period: run.period, due_at: run.dueAt, state: 'due', note: null, done_at: null })
    .onConflict((conflict) => conflict.columns(['job', 'period']).doUpdateSet({ state: 'due', note: null }))
    .execute()
}

export const recentRuns = async (db: Executor, limit: number): Promise<JobRun[]> =>
  (await db.selectFrom('job_run').selectAll().orderBy('due_at', 'desc').limit(limit).execute()).map(toRun)
