import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { listBackups } from '../../src/db/backup-files.ts'
import { recentRuns } from '../../src/db/job-runs.ts'
import { fileMaintenance } from '../../src/db/sqlite/maintenance.ts'
import { sqliteOf } from '../../src/db/sqlite/open.ts'
import { nightlyBackup } from '../../src/jobs/backup.ts'

let folder: string
let stage: Stage
const backups = () => join(folder, 'backups')
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianzhang-nightly-'))
  stage = await openStage({ databaseFile: join(folder, 'a.db'), start: '2026-08-30T18:31:00.000Z' })
})
afterEach(async () => {
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
})

const night = (leaving = new AbortController()) =>
  nightlyBackup({
    database: stage.database,
    maintenance: fileMaintenance(sqliteOf(stage.database).file),
    folder: backups(),
    now: stage.clock.now,
    onFailure: () => undefined,
    signal: leaving.signal,
  })(stage.app.inTransaction)

const runOf = async (day: string) =>
  (await recentRuns(stage.database.kysely, 50)).find(({ job, period }) => job === 'backup' && period === day)

describe('the nightly backup', () => {
  it('is a file of its own with its manifest, and a run that was due at 02:30 on the office clock', async () => {
    expect(await night()).toBe('done')
    const [backup] = await listBackups(backups())
    expect(readdirSync(backups()).sort()).toEqual([backup?.file, `${backup?.file}.json`])
    expect(await runOf('2026-08-31')).toMatchObject({ state: 'done', dueAt: '2026-08-30T18:30:00.000Z' })
  })

  it('tells the administrator when it fails', async () => {
    writeFileSync(backups(), 'a file in the place of the folder')
    expect(await night()).toBe('done')
    expect(await runOf('2026-08-31')).toMatchObject({ state: 'skipped', note: 'failed' })
    await stage.settle()
    const said = stage.emulator.messages().map(({ content }) => JSON.stringify(content))
    expect(said.filter((text) => text.includes('数据备份没有成功'))).toHaveLength(1)
  })

  it('that is interrupted by a stop leaves nothing and stays due', async () => {
    const leaving = new AbortController()
    leaving.abort()
    expect(await night(leaving)).toBe('put-off')
    expect(readdirSync(backups())).toEqual([])
    expect(await runOf('2026-08-31')).toMatchObject({ state: 'due' })
  })
})
