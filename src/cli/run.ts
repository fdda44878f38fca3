import { readPlaces } from '../config.ts'
import { recordAudit } from '../db/audit.ts'
import { periodsLockedAfter, readPeriod } from '../db/items.ts'
import { reopenRun } from '../db/job-runs.ts'
import { addMs } from '../domain/time.ts'
import { periodLife, type WeeklyJob, weeklyJobs } from '../jobs/weekly-jobs.ts'
import { dayTimeText } from '../texts/dates.ts'
import type { Ctx } from '../usecases/context.ts'
import { backup } from './backup.ts'
import { openExisting, shortTransactions } from './open.ts'
import { complain, type ExitCode, say } from './say.ts'

/** `lianzhang run <job>`: makes a job due again; the running bot does it within seconds. What was sent before is not sent twice. */
export const run = async (env: NodeJS.ProcessEnv, job: string, { period }: { period?: string }): Promise<ExitCode> => {
  if (job === 'backup') return backup(env, {})
  const known = weeklyJobs.find(({ name }) => name === job)
  if (!known) {
    complain(`没有这个任务：${job}。可以写：${[...weeklyJobs.map(({ name }) => name), 'backup'].join('、')}`)
    return 2
  }
  const database = openExisting(readPlaces(env).databaseFile)
  try {
    return await shortTransactions(database)('run', async (ctx) => {
      const week = period ?? (await lastDue(ctx, known))
      const found = week === undefined ? undefined : await readPeriod(ctx.tx, week)
      if (!found) {
        complain(
          period === undefined
            ? `${job} 还没有哪一期到过时间。`
            : `没有这一期：${period}。期次写成 2026-W48 这样，用 lianzhang jobs 看有哪些。`,
        )
        return period === undefined ? 1 : 2
      }
      const dueAt = known.at(found.plan)
      if (dueAt === undefined) {
        complain(`${found.period} 没有 ${job}。`)
        return 2
      }
      if (dueAt > ctx.now) {
        complain(`还没到时间：${job} ${found.period} 应于 ${dayTimeText(dueAt, ctx.rules.zone)}，到时会自动执行。`)
        return 1
      }
      await reopenRun(ctx.tx, { job, period: found.period, dueAt })
      await recordAudit(ctx.tx, {
        at: ctx.now,
        actor: 'cli',
        actorName: '',
        action: 'run',
        object: `${job} ${found.period}`,
        place: 'system',
        result: 'done',
        requestId: ctx.requestId,
      })
      say(`已登记：${job} ${found.period}。机器人运行时几秒内执行；已经发过的不会重发，过期太久的按规则跳过。`)
      return 0
    })
  } finally {
    await database.close()
  }
}

/** The latest period in which the job's time has come. */
const lastDue = async (ctx: Ctx, job: WeeklyJob): Promise<string | undefined> =>
  (await periodsLockedAfter(ctx.tx, addMs(ctx.now, -periodLife))).findLast(({ plan }) => {
    const dueAt = job.at(plan)
    return dueAt !== undefined && dueAt <= ctx.now
  })?.period
