import { readPlaces } from '../config.ts'
import { recordAudit } from '../db/audit.ts'
import { readRun, reopenRun } from '../db/job-runs.ts'
import { restored } from '../db/restore.ts'
import { addMs } from '../domain/time.ts'
import { type DuePoint, duePoints, periodLife } from '../jobs/period-jobs.ts'
import { dayTimeText } from '../texts/dates.ts'
import type { Ctx } from '../usecases/context.ts'
import { reportKinds } from '../usecases/reports/kinds.ts'
import { backup } from './backup.ts'
import { openExisting, shortTransactions } from './open.ts'
import { complain, type ExitCode, say } from './say.ts'

/** `lianzhang run <job>`: makes a job due again; the running bot does it within seconds. What was sent before is not sent twice. */
export const run = async (env: NodeJS.ProcessEnv, job: string, { period }: { period?: string }): Promise<ExitCode> => {
  if (job === 'backup') return backup(env, {})
  const names = [...reportKinds.flatMap(({ jobs }) => jobs.map(({ name }) => name)), 'backup']
  if (!names.includes(job)) {
    complain(`没有这个任务：${job}。可以写：${names.join('、')}`)
    return 2
  }
  const database = await openExisting(readPlaces(env).database)
  try {
    return await shortTransactions(database)('run', async (ctx) => {
      const found = await pointOf(ctx, job, period)
      if (!found) {
        complain(
          period === undefined
            ? `${job} 还没有哪一期到过时间。`
            : `没有这一期：${period}。周报写成 2026-W48，月报写成 2026-11，用 lianzhang jobs 看有哪些。`,
        )
        return period === undefined ? 1 : 2
      }
      const { dueAt } = found
      if (dueAt > ctx.now) {
        complain(`还没到时间：${job} ${found.period} 应于 ${dayTimeText(dueAt, ctx.rules.zone)}，到时会自动执行。`)
        return 1
      }
      const known = await readRun(ctx.tx, job, found.period)
      if (known?.note === restored && !job.endsWith('lock')) {
        complain(
          `${job} ${found.period} 到点时的记录在恢复备份时没有了，可能已经发过，没有登记。摘要请推进办在群里看过后发「汇总」，没收到卡片的请推进办发「催报」。`,
        )
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

/** The job's point in that period; in the latest in which its time has come when none is named. */
const pointOf = async (ctx: Ctx, job: string, period: string | undefined): Promise<DuePoint | undefined> => {
  const since = period === undefined ? addMs(ctx.now, -periodLife) : ''
  const points = (await duePoints(ctx, since)).filter((point) => point.job === job)
  return period === undefined
    ? points.findLast(({ dueAt }) => dueAt <= ctx.now)
    : points.find((point) => point.period === period)
}
