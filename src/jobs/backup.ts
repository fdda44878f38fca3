import { type BackupManifest, deleteBackup, expendable, listBackups, takeBackup } from '../db/backup.ts'
import { endRun, scheduleRun } from '../db/job-runs.ts'
import type { OpenDatabase } from '../db/sqlite.ts'
import { dayOf, type Instant, weekOf } from '../domain/time.ts'
import { backupFailed } from '../texts/alarms.ts'
import { dayTimeText } from '../texts/dates.ts'
import type { InTransaction } from '../usecases/context.ts'
import { tellAdmin } from '../usecases/tell.ts'

const zone = 'Asia/Shanghai'

/** Takes a backup and lets go of what is older than 7 days, 5 weeks and 12 months allow. @throws BackupFailed */
export const backUp = async (
  database: OpenDatabase,
  folder: string,
  now: Instant,
  onProgress?: (done: number, total: number) => void,
): Promise<BackupManifest> => {
  const manifest = await takeBackup(database.raw, folder, now, onProgress)
  for (const old of expendable(await listBackups(folder), (at) => weekOf(dayOf(at, zone))))
    await deleteBackup(folder, old)
  return manifest
}

/** The nightly backup, written down as a run of the job `backup`. A failure is told to the administrators with the last good one. */
export const nightlyBackup =
  (database: OpenDatabase, folder: string, now: () => Instant, onFailure: (error: unknown) => void) =>
  async (inTransaction: InTransaction): Promise<void> => {
    const period = dayOf(now(), zone)
    await inTransaction('backup', ({ tx }) => scheduleRun(tx, { job: 'backup', period, dueAt: now() }))
    try {
      await backUp(database, folder, now())
      await inTransaction('backup', async (ctx) => {
        await endRun(ctx.tx, { job: 'backup', period }, { state: 'done', doneAt: ctx.now })
      })
    } catch (error) {
      onFailure(error)
      const [last] = await listBackups(folder)
      await inTransaction('backup', async (ctx) => {
        await endRun(ctx.tx, { job: 'backup', period }, { state: 'skipped', note: 'failed', doneAt: ctx.now })
        await tellAdmin(ctx, `backup/${period}`, backupFailed(last && dayTimeText(last.takenAt, ctx.rules.zone)))
      })
    }
  }
