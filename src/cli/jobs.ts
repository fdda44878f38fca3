import { readPlaces } from '../config.ts'
import { recentRuns } from '../db/job-runs.ts'
import { addDays, dayOf, type Instant, instantOf } from '../domain/time.ts'
import { backupTime } from '../jobs/backup.ts'
import { upcoming } from '../jobs/run-due.ts'
import { jobWords, runNotes } from '../texts/alarms.ts'
import { dayTimeText } from '../texts/dates.ts'
import { openExisting, shortTransactions } from './open.ts'
import { type ExitCode, say } from './say.ts'

const states = { due: '待执行', done: '完成', skipped: '跳过' } as const

/** `lianzhang jobs`: what is due next and what ran last. */
export const jobs = async (env: NodeJS.ProcessEnv, { json }: { json?: boolean }): Promise<ExitCode> => {
  const database = await openExisting(readPlaces(env).database)
  try {
    const { next, last, zone } = await shortTransactions(database)('jobs', async (ctx) => ({
      next: [...(await upcoming(ctx)), nextBackup(ctx.now, ctx.rules.zone)].sort((a, b) =>
        a.dueAt < b.dueAt ? -1 : 1,
      ),
      last: await recentRuns(ctx.tx, 15),
      zone: ctx.rules.zone,
    }))
    if (json) {
      say(JSON.stringify({ next, last }))
      return 0
    }
    const line = ({ job, period, dueAt }: { job: string; period: string; dueAt: Instant }) =>
      `  ${dayTimeText(dueAt, zone)}  ${jobWords[job] ?? job}（${job} ${period}）`
    say('接下来：')
    for (const job of next) say(line(job))
    if (last.length > 0) say('最近：')
    for (const run of last)
      say(`${line(run)}${states[run.state]}${run.note ? `：${runNotes[run.note] ?? run.note}` : ''}`)
    return 0
  } finally {
    await database.close()
  }
}

const nextBackup = (now: Instant, zone: string) => {
  const today = dayOf(now, zone)
  const period = instantOf(today, backupTime, zone) > now ? today : addDays(today, 1)
  return { job: 'backup', period, dueAt: instantOf(period, backupTime, zone) }
}
