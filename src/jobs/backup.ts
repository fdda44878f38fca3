import {
  type BackupManifest,
  type Dating,
  deleteBackup,
  deleteLeftovers,
  expendable,
  listBackups,
} from '../db/backup-files.ts'
import type { OpenDatabase } from '../db/database.ts'
import { BackupFailed } from '../db/errors.ts'
import { endRun, scheduleRun } from '../db/job-runs.ts'
import type { BackupOptions, Maintenance } from '../db/maintenance.ts'
import { dayOf, type Instant, instantOf, type TimeOfDay, weekOf } from '../domain/time.ts'
import { backupFailed } from '../texts/alarms.ts'
import { dayTimeText } from '../texts/dates.ts'
import type { InTransaction } from '../usecases/context.ts'
import { tellAdmin } from '../usecases/tell.ts'

const zone = 'Asia/Shanghai'
const dating: Dating = { dayOf: (at) => dayOf(at, zone), weekOf: (at) => weekOf(dayOf(at, zone)) }

export const backupTime: TimeOfDay = '02:30'

/** Takes a backup and lets go of what is older than 7 days, 5 weeks and 12 months allow. @throws BackupFailed */
export const backUp = async (
  maintenance: Pick<Maintenance, 'takeBackup'>,
  folder: string,
  now: Instant,
  options: BackupOptions = {},
): Promise<BackupManifest> => {
  const manifest = await maintenance.takeBackup(folder, now, options)
  for (const old of expendable(await listBackups(folder), now, dating)) await deleteBackup(folder, old)
  await deleteLeftovers(folder, now)
  return manifest
}

export interface NightlyDeps {
  database: Pick<OpenDatabase, 'tidy'>
  maintenance: Pick<Maintenance, 'takeBackup'>
  folder: string
  now(): Instant
  onFailure(error: unknown): void
  /** The process leaves: the copy under way is dropped and made after the next start. */
  signal: AbortSignal
}

/** The nightly backup, written down as a run of the job `backup`. A failure is told to the administrators with the last good one. */
export const nightlyBackup =
  ({ database, maintenance, folder, now, onFailure, signal }: NightlyDeps) =>
  async (inTransaction: InTransaction): Promise<'done' | 'put-off'> => {
    const period = dayOf(now(), zone)
    const dueAt = instantOf(period, backupTime, zone)
    await inTransaction('backup', ({ tx }) => scheduleRun(tx, { job: 'backup', period, dueAt }))
    try {
      await backUp(maintenance, folder, now(), { signal })
      await inTransaction('backup', async (ctx) => {
        await endRun(ctx.tx, { job: 'backup', period }, { state: 'done', doneAt: ctx.now })
      })
      // The log grows to the size of its largest hour and stays so.
      await database.tidy()
    } catch (error) {
      if (signal.aborted) return 'put-off'
      onFailure(error)
      const last = await listBackups(folder).then(
        ([newest]) => newest?.takenAt ?? 'none',
        () => 'unseen',
      )
      await inTransaction('backup', async (ctx) => {
        await endRun(ctx.tx, { job: 'backup', period }, { state: 'skipped', note: 'failed', doneAt: ctx.now })
        const todo = error instanceof BackupFailed ? error.todo : undefined
        await tellAdmin(
          ctx,
          `backup/${period}`,
          backupFailed(/^\d/.test(last) ? dayTimeText(last, ctx.rules.zone) : last, todo),
        )
      })
    }
    return 'done'
  }
