import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { upgrade as bringUp } from '../../src/cli/upgrade.ts'
import { readPlaces } from '../../src/config.ts'
import { listBackups } from '../../src/db/backup-files.ts'
import { BackupFailed } from '../../src/db/errors.ts'
import { migrate, pendingMigrations } from '../../src/db/migrate.ts'
import { migrations } from '../../src/db/migrations/index.ts'
import { inspect } from '../../src/db/sqlite/inspect.ts'
import { openDatabase, type SqliteDatabase } from '../../src/db/sqlite/open.ts'
import { temporaryFolder } from '../bad-days/rig.ts'
import { operator } from '../ops/operator.ts'
import { databaseOf, releases } from './fixtures/releases.ts'

const newest = migrations.map(({ name }) => name)
const applied = (file: string) => ask(file, 'select name from migration order by name')

/** Rows as they lie in the file, by a connection that changes nothing. */
const ask = (file: string, sql: string): unknown[] => {
  const raw = new Sqlite(file, { readonly: true })
  try {
    const statement = raw.prepare(sql)
    return statement.columns().length === 1 ? statement.pluck().all() : statement.raw().all()
  } finally {
    raw.close()
  }
}

/** What is filed for good, and under which key it was taken. */
const reports = (file: string) =>
  ask(file, 'select item_id, rev, source_key, kind, content, filed_by_name, received_at from revision order by 1, 2')

/** Tables and indexes, whatever the spacing of the words they were made with. */
const shape = (file: string) =>
  ask(file, 'select sql from sqlite_master where sql is not null')
    .map((sql) => String(sql).toLowerCase().replaceAll(/\s+/g, ' ').replaceAll(/"/g, ''))
    .sort()

const open = (file: string): SqliteDatabase => {
  const database = openDatabase(file)
  onTestFinished(() => database.close())
  return database
}

const upgrade = (database: SqliteDatabase, backups: string) =>
  bringUp(database, readPlaces({ DATABASE_URL: `file:${database.file}`, BACKUP_DIR: backups }))

it('the first release is among those whose databases are upgraded, and something has come since', () => {
  expect(releases).toContain('first-release.sql')
  const old = databaseOf('first-release.sql', temporaryFolder())
  expect(applied(old)).toEqual(['0001-first'])
  expect(newest.slice(0, 1)).toEqual(['0001-first'])
  expect(newest.length).toBeGreaterThan(1)
})

describe.each(releases)('the database of %s', (release) => {
  it('is backed up as it was and then has the tables of a new one, with every report in them', async () => {
    const folder = temporaryFolder()
    const file = databaseOf(release, folder)
    const backups = join(folder, 'backups')
    const [before, filed] = [applied(file), reports(file)]
    const database = open(file)
    const pending = await pendingMigrations(database)
    expect([...before, ...pending]).toEqual(newest)

    const { done, backup } = await upgrade(database, backups)
    expect(done).toEqual(pending)
    expect(applied(file)).toEqual(newest)
    expect(reports(file)).toEqual(filed)
    expect(filed.length).toBeGreaterThan(0)
    expect(database.raw.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.raw.pragma('foreign_key_check')).toEqual([])

    const fresh = join(folder, 'fresh.db')
    await migrate(open(fresh))
    expect(shape(file)).toEqual(shape(fresh))

    const kept = await listBackups(backups)
    expect(kept.map((one) => join(backups, one.file))).toEqual(pending.length > 0 ? [backup] : [])
    for (const one of kept) {
      const copy = join(backups, one.file)
      expect(await inspect(copy)).toEqual({ faults: [], counts: one.counts, migrations: before })
      expect(one.counts.revisions).toBe(filed.length)
      expect(reports(copy)).toEqual(filed)
    }
  })

  it('is upgraded once: the second time nothing is done and nothing is copied', async () => {
    const folder = temporaryFolder()
    const backups = join(folder, 'backups')
    const database = open(databaseOf(release, folder))
    await upgrade(database, backups)
    const copies = (await listBackups(backups)).length
    expect(await upgrade(database, backups)).toEqual({ done: [] })
    expect(await listBackups(backups)).toHaveLength(copies)
  })
})

describe('an upgrade', () => {
  it('of an empty database needs no backup', async () => {
    const folder = temporaryFolder()
    const database = open(join(folder, 'a.db'))
    expect(await upgrade(database, join(folder, 'backups'))).toEqual({ done: newest })
    expect(existsSync(join(folder, 'backups'))).toBe(false)
  })

  it('that cannot be backed up does not happen', async () => {
    const folder = temporaryFolder()
    const file = databaseOf('first-release.sql', folder)
    const [before, filed] = [shape(file), reports(file)]
    const database = open(file)
    writeFileSync(join(folder, 'backups'), 'a file where the folder should be')
    await expect(upgrade(database, join(folder, 'backups'))).rejects.toThrow(BackupFailed)
    expect(applied(file)).toEqual(['0001-first'])
    expect(shape(file)).toEqual(before)
    expect(reports(file)).toEqual(filed)
  })

  it('leaves a copy that a later restore brings to this version as well', { timeout: 60_000 }, async () => {
    const who = await operator()
    onTestFinished(() => who.leave())
    const old = databaseOf('first-release.sql', who.folder)
    const filed = reports(old)
    const places = { DATABASE_URL: `file:${old}` }
    const refused = await who.run(['migrate'], { ...places, BACKUP_DIR: old })
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(refused.err).toMatch(/^备份没有成功（.+），没有继续。请检查 BACKUP_DIR 的空间和权限。\n$/)
    expect(applied(old)).toEqual(['0001-first'])

    const first = await who.run(['migrate'], places)
    expect([first.code, first.err]).toEqual([0, ''])
    expect(first.out).toContain(`已升级：${newest.slice(1).join('、')}`)
    const [name = ''] = readdirSync(who.env.BACKUP_DIR ?? '').filter((one) => one.endsWith('.db'))
    const copy = join(who.env.BACKUP_DIR ?? '', name)
    expect(first.out).toContain(`升级前已备份：${copy}`)
    expect((await who.run(['migrate'], places)).out).toBe('数据库已是本版本，没有要升级的。\n')

    const before = readFileSync(copy)
    const restored = await who.run(['restore', copy], places)
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining(`填报 ${filed.length} 份`)])
    expect(applied(old)).toEqual(newest)
    expect(reports(old)).toEqual(filed)
    expect(readFileSync(copy).equals(before)).toBe(true)
  })
})
