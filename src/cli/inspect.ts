import { join } from 'node:path'
import { readPlaces } from '../config.ts'
import { inspect, listBackups, sha256Of } from '../db/backup.ts'
import type { allChains } from '../db/chains.ts'
import { readPeriod } from '../db/items.ts'
import { recentRuns, reopenRun } from '../db/job-runs.ts'
import { migrate as migrateDatabase, pendingMigrations } from '../db/migrate.ts'
import { backUp } from '../jobs/backup.ts'
import { upcoming } from '../jobs/run-due.ts'
import { weeklyJobs } from '../jobs/weekly-jobs.ts'
import { jobWords } from '../texts/alarms.ts'
import { dayTimeText } from '../texts/dates.ts'
import { backup } from './backup.ts'
import { machineClock, openExisting, openSound, shortTransactions } from './open.ts'
import { complain, type ExitCode, say } from './say.ts'

/** `lianzhang verify`: reads the database and every backup through. Changes no byte. */
export const verify = async (env: NodeJS.ProcessEnv, { json }: { json?: boolean }): Promise<ExitCode> => {
  const { databaseFile, backupDir } = readPlaces(env)
  const { faults, counts } = await inspect(databaseFile)
  const backups: { file: string; ok: boolean }[] = []
  for (const manifest of await listBackups(backupDir)) {
    const sum = await sha256Of(join(backupDir, manifest.file)).catch(() => '')
    backups.push({ file: manifest.file, ok: sum === manifest.sha256 })
  }
  const ok = faults.length === 0 && backups.every((one) => one.ok)
  if (json) say(JSON.stringify({ ok, faults, counts, backups }))
  else {
    say(
      faults.length === 0 ? `✓ 数据库完好：填报 ${counts?.revisions ?? 0} 份` : `✗ 数据库有问题：${faults.join('；')}`,
    )
    for (const one of backups) say(one.ok ? `✓ 备份 ${one.file}` : `✗ 备份 ${one.file} 与校验值不符，请勿使用`)
    if (backups.length === 0) say('· 还没有备份。用 lianzhang backup 备一份。')
    if (faults.length > 0) complain('请先复制留存数据库文件，再用 lianzhang restore <备份> 恢复最近一份完好的备份。')
  }
  return ok ? 0 : 1
}

/** `lianzhang migrate`: brings the database to this version, after a backup. */
export const migrate = async (env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const { databaseFile, backupDir } = readPlaces(env)
  const database = openSound(databaseFile)
  try {
    if (pendingMigrations(database).length === 0) {
      say('数据库已是本版本，没有要升级的。')
      return 0
    }
    if (database.raw.prepare(`select 1 from sqlite_master where name = 'migration'`).get())
      say(`升级前已备份：${(await backUp(database, backupDir, machineClock.now())).file}`)
    const done = await migrateDatabase(database)
    say(`已升级：${done.join('、')}`)
    return 0
  } finally {
    await database.close()
  }
}

/** `lianzhang jobs`: what is due next and what ran last. */
export const jobs = async (env: NodeJS.ProcessEnv, { json }: { json?: boolean }): Promise<ExitCode> => {
  const database = openExisting(readPlaces(env).databaseFile)
  try {
    const { next, last, zone } = await shortTransactions(database)('jobs', async (ctx) => ({
      next: await upcoming(ctx),
      last: await recentRuns(ctx.tx, 15),
      zone: ctx.rules.zone,
    }))
    if (json) {
      say(JSON.stringify({ next, last }))
      return 0
    }
    const name = (job: string) => jobWords[job] ?? job
    say('接下来：')
    if (next.length === 0) say('  本期没有了；下一期开放后列出')
    for (const { job, period, dueAt } of next) say(`  ${dayTimeText(dueAt, zone)}  ${name(job)}（${job} ${period}）`)
    say('最近：')
    const states: Record<string, string> = { due: '待执行', done: '完成', skipped: '跳过' }
    for (const run of last)
      say(
        `  ${dayTimeText(run.dueAt, zone)}  ${name(run.job)}（${run.job} ${run.period}）${states[run.state]}${run.note ? `：${run.note}` : ''}`,
      )
    return 0
  } finally {
    await database.close()
  }
}

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
      const found = await readPeriod(ctx.tx, period ?? (await latest(ctx.tx)))
      if (!found) {
        complain(`没有这一期：${period ?? '还没有开放过任何一期'}。期次写成 2026-W48 这样。`)
        return 2
      }
      const dueAt = known.at(found.plan)
      if (dueAt === undefined) {
        complain(`这一期没有 ${job}。`)
        return 2
      }
      if (dueAt > ctx.now) {
        complain(`还没到时间：${job} ${found.period} 应于 ${dayTimeText(dueAt, ctx.rules.zone)}，到时会自动执行。`)
        return 1
      }
      await reopenRun(ctx.tx, { job, period: found.period, dueAt })
      say(`已登记：${job} ${found.period}。机器人运行时几秒内执行；已经发过的不会重发。`)
      return 0
    })
  } finally {
    await database.close()
  }
}

const latest = async (db: Parameters<typeof allChains>[0]): Promise<string> => {
  const row = await db.selectFrom('period').select('period').orderBy('due_at', 'desc').limit(1).executeTakeFirst()
  return row?.period ?? ''
}
