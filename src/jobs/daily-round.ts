import { readFact, writeFact } from '../db/kv.ts'
import { type Day, dayOf, instantOf, type TimeOfDay } from '../domain/time.ts'
import { keepSheets } from '../usecases/assessment/nightly-sheets.ts'
import type { Ctx, InTransaction } from '../usecases/context.ts'
import { calendarAlarm, calendarTime } from '../usecases/delivery/alarms.ts'
import { oweFigures } from '../usecases/monitoring/owe-figures.ts'
import { turnLeaves } from '../usecases/people/absences.ts'
import { morningTime } from '../usecases/records/collect-alerts.ts'
import { morningNotes } from '../usecases/records/morning.ts'
import { turnRecords } from '../usecases/records/nightly.ts'
import { backupTime } from './backup.ts'
import { prune } from './prune.ts'

/** Housekeeping that happens once on every day of the office's calendar, workday or not. Doing it twice must be harmless. */
interface DailyJob {
  name: string
  at: TimeOfDay
  /** @param onBug what kept a part from being done that is not tried again today */
  run(inTransaction: InTransaction, onBug: (error: unknown) => void): Promise<'done' | 'put-off'>
}

const done = () => 'done' as const

const dailyJobs: readonly DailyJob[] = [
  { name: 'leave', at: '00:00', run: (inTransaction) => inTransaction('leave', turnLeaves).then(done) },
  { name: 'records', at: '00:10', run: (inTransaction, onBug) => turnRecords(inTransaction, onBug).then(done) },
  { name: 'figures', at: '00:20', run: (inTransaction) => oweFigures(inTransaction).then(done) },
  { name: 'assessment', at: '00:30', run: (inTransaction) => keepSheets(inTransaction).then(done) },
  { name: 'prune', at: '03:30', run: (inTransaction) => prune(inTransaction).then(done) },
  { name: 'morning', at: morningTime, run: (inTransaction, onBug) => morningNotes(inTransaction, onBug).then(done) },
  { name: 'calendar', at: calendarTime, run: (inTransaction) => inTransaction('calendar', calendarAlarm).then(done) },
]

export interface DailyDeps {
  inTransaction: InTransaction
  /** The nightly backup; absent where nobody keeps backups, as in the demo. */
  backup?: DailyJob['run'] | undefined
  onBug(error: unknown, what: string): void
}

/** Runs what of today has not been done yet. A day that was slept through is not made up for: today does for both. */
export const runDaily = async ({ inTransaction, onBug, backup }: DailyDeps): Promise<void> => {
  const jobs = backup ? [{ name: 'backup', at: backupTime, run: backup }, ...dailyJobs] : dailyJobs
  for (const job of await inTransaction('daily', (ctx) => dueToday(ctx, jobs)))
    try {
      if ((await job.run(inTransaction, (error) => onBug(error, `daily ${job.name}`))) === 'put-off') continue
      await inTransaction('daily', (ctx) => writeFact(ctx.tx, keyOf(job), job.day))
    } catch (error) {
      onBug(error, `daily ${job.name}`)
    }
}

const keyOf = ({ name }: Pick<DailyJob, 'name'>): string => `daily/${name}`

const dueToday = async ({ tx, now, rules }: Ctx, jobs: readonly DailyJob[]) => {
  const today = dayOf(now, rules.zone)
  const due: (DailyJob & { day: Day })[] = []
  for (const job of jobs) {
    if (now < instantOf(today, job.at, rules.zone)) continue
    const done = await readFact(tx, keyOf(job))
    // A clock that went back finds a later day: nothing is done twice.
    if (done === undefined || done < today) due.push({ ...job, day: today })
  }
  return due
}
