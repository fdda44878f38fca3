import { copyFileSync, existsSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { DatabaseUnusable } from '../../src/db/errors.ts'
import { migrate, pendingMigrations } from '../../src/db/migrate.ts'
import { migrations } from '../../src/db/migrations/index.ts'
import { lockFolder } from '../../src/db/sqlite/folder-lock.ts'
import { openDatabase, quickCheck } from '../../src/db/sqlite/open.ts'
import { temporaryFolder } from '../bad-days/rig.ts'

const names = migrations.map(({ name }) => name)
const fresh = () => join(temporaryFolder(), 'a.db')

const tables = (file: string): unknown[] => {
  const raw = new Sqlite(file, { readonly: true })
  const found = raw.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all()
  raw.close()
  return found
}

describe('migrations', () => {
  it('are applied once', async () => {
    const database = openDatabase(fresh())
    expect(await migrate(database)).toEqual(names)
    expect(await migrate(database)).toEqual([])
    await database.close()
  })

  it('leave nothing of one that fails in the middle, and no record of it', async () => {
    const file = fresh()
    const database = openDatabase(file)
    database.raw.exec('create table revision (only_this text)')
    await expect(migrate(database)).rejects.toThrow('revision')
    await database.close()
    expect(tables(file)).toEqual(['revision'])
  })

  it('run in two processes at once end as one', async () => {
    const file = fresh()
    const [one, two] = [openDatabase(file), openDatabase(file)]
    const applied = await Promise.all([migrate(one), migrate(two)])
    expect(applied.flat()).toContain('0001-first')
    expect(one.raw.prepare('select name from migration').pluck().all()).toEqual(names)
    await one.close()
    await two.close()
  })

  it('refuse a database of a newer version and leave it as it is', async () => {
    const file = fresh()
    const database = openDatabase(file)
    await migrate(database)
    database.raw.exec("insert into migration values ('0099-later', '2027-01-01T00:00:00.000Z')")
    database.raw.pragma('wal_checkpoint(TRUNCATE)')
    const before = readFileSync(file)
    await expect(pendingMigrations(database)).rejects.toThrow(/更新版本的程序建立的（0099-later）.*未做任何改动/)
    await expect(migrate(database)).rejects.toThrow(DatabaseUnusable)
    expect(readFileSync(file).equals(before)).toBe(true)
    await database.close()
  })
})

describe('every opening of the database', () => {
  it('syncs each commit to the disk, also when the file exists already', async () => {
    const file = fresh()
    await openDatabase(file).close()
    const database = openDatabase(file)
    expect(database.raw.pragma('synchronous', { simple: true })).toBe(2)
    expect(database.raw.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(database.raw.pragma('busy_timeout', { simple: true })).toBe(50)
    await database.close()
  })

  it.each([
    ['is no database', (file: string) => writeFileSync(file, 'x'.repeat(8_192))],
    ['has a damaged header', (file: string) => overwrite(file, 0, Buffer.from('SQLite format 9'))],
    ['says nonsense about its pages', (file: string) => overwrite(file, 16, Buffer.from([7, 7]))],
  ])('refuses a file that %s, in words, and leaves it as it is', async (_name, damage) => {
    const file = fresh()
    const database = openDatabase(file)
    await migrate(database)
    await database.close()
    damage(file)
    const before = readFileSync(file)
    expect(() => openDatabase(file)).toThrow(/已损坏.*未做任何改动.*lianzhang restore/)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('finds a damaged page by the check before the start', async () => {
    const file = fresh()
    const database = openDatabase(file)
    await migrate(database)
    expect(quickCheck(file)).toEqual([])
    await database.close()
    overwrite(file, 4096 * 3, Buffer.alloc(4096, 0xff))
    expect(quickCheck(file)).not.toEqual([])
  })

  it('takes a torn write-ahead log for what it is: the commits before the tear stand', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'a.db')
    const database = openDatabase(file)
    await migrate(database)
    database.raw.pragma('wal_checkpoint(TRUNCATE)')
    const copy = join(folder, 'b.db')
    for (const piece of [1, 2, 3])
      database.raw.prepare('insert into kv values (?, ?)').run(`piece-${piece}`, 'x'.repeat(3_000))
    copyFileSync(file, copy)
    copyFileSync(`${file}-wal`, `${copy}-wal`)
    truncateSync(`${copy}-wal`, readFileSync(`${copy}-wal`).length - 100)
    const after = openDatabase(copy)
    expect(quickCheck(copy)).toEqual([])
    expect(after.raw.prepare('select key from kv').pluck().all()).toEqual(['piece-1', 'piece-2'])
    await after.close()
    await database.close()
  })
})

const overwrite = (file: string, at: number, bytes: Buffer): void => {
  const content = readFileSync(file)
  bytes.copy(content, at)
  writeFileSync(file, content)
}

describe('the lock of the database', () => {
  it('is held by one at a time, and freed when it lets go', () => {
    const file = fresh()
    const first = lockFolder(file)
    expect(() => lockFolder(file)).toThrow(/已有一个 lianzhang 正在使用数据库/)
    first.release()
    lockFolder(file).release()
  })

  it('is the same one under another name of the file', async () => {
    const file = fresh()
    await openDatabase(file).close()
    const other = join(temporaryFolder(), 'b.db')
    symlinkSync(file, other)
    const first = lockFolder(file)
    expect(() => lockFolder(other)).toThrow(/正在使用/)
    first.release()
    expect(existsSync(`${other}.lock`)).toBe(false)
  })

  it('lets other commands write beside it', async () => {
    const file = fresh()
    const lock = lockFolder(file)
    const database = openDatabase(file)
    await migrate(database)
    const beside = openDatabase(file)
    beside.raw.exec("insert into kv values ('a', '1')")
    expect(database.raw.prepare('select value from kv').pluck().get()).toBe('1')
    await beside.close()
    await database.close()
    lock.release()
  })
})
