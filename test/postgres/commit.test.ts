import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { MaybeStored, NotStored } from '../../src/db/errors.ts'
import { writeFact } from '../../src/db/kv.ts'
import { connectBlocking } from '../../src/db/postgres/blocking.ts'
import { openPostgres } from '../../src/db/postgres/open.ts'
import { createWriter } from '../../src/db/writer.ts'
import { cutting } from './cutting.ts'
import { freshDatabase } from './server.ts'

const rig = async () => {
  const url = freshDatabase()
  const way = await cutting(url)
  const database = await openPostgres(way.url)
  onTestFinished(database.close)
  const writer = createWriter(database, { now: () => '2026-09-02T07:00:00.000Z', monotonic: () => 0 })
  const past = connectBlocking(url)
  onTestFinished(past.close)
  return { url, way, writer, past, keys: () => past.prepare('select key from kv order by key').pluck().all() }
}

it('a commit that never got there is not stored, whoever waited with it', async () => {
  const { way, writer, keys } = await rig()
  way.failsAtNextCommit('before')
  const all = await Promise.allSettled(['a', 'b'].map((key) => writer.write((tx) => writeFact(tx, key, '1'))))
  for (const one of all) {
    expect(one).toMatchObject({ status: 'rejected', reason: expect.any(NotStored) })
    expect(one).not.toMatchObject({ reason: expect.any(MaybeStored) })
  }
  expect(keys()).toEqual([])
  await writer.write((tx) => writeFact(tx, 'next', '1'))
  expect(keys()).toEqual(['next'])
})

it('a commit whose answer is lost is asked about, and was stored', async () => {
  const { way, writer, keys } = await rig()
  way.failsAtNextCommit('answer')
  const told = await Promise.all(
    ['a', 'b'].map((key) => writer.write(async (tx) => writeFact(tx, key, '1').then(() => key))),
  )
  expect(told).toEqual(['a', 'b'])
  expect(keys()).toEqual(['a', 'b'])
})

it('where nobody can be asked it is said that nobody knows', async () => {
  const { way, writer, keys } = await rig()
  way.failsAtNextCommit('answer and all')
  await expect(writer.write((tx) => writeFact(tx, 'a', '1'))).rejects.toThrow(MaybeStored)
  expect(keys()).toEqual(['a'])
  way.mend()
  await writer.write((tx) => writeFact(tx, 'b', '1'))
  expect(keys()).toEqual(['a', 'b'])
})

it('one of two that stand in each other’s way is begun anew, and both are done', async () => {
  const { url, writer, past } = await rig()
  past.exec("insert into kv values ('one', ''), ('two', '')")
  const { default: pg } = await import('pg')
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  onTestFinished(() => other.end())
  await other.query("set deadlock_timeout = '60s'; begin; update kv set value = 'other' where key = 'two'")
  let begun = 0
  let theirs: Promise<unknown> | undefined
  await writer.write(async (tx) => {
    begun += 1
    await sql`set local deadlock_timeout = '10ms'`.execute(tx)
    await tx.updateTable('kv').set({ value: 'ours' }).where('key', '=', 'one').execute()
    if (begun === 1) {
      theirs = other.query("update kv set value = 'other' where key = 'one'").then(() => other.query('commit'))
      await expect.poll(() => past.prepare('select count(*) from pg_locks where not granted').pluck().get()).toBe(1)
    }
    await tx.updateTable('kv').set({ value: 'ours' }).where('key', '=', 'two').execute()
  })
  await theirs
  expect(begun).toBe(2)
  expect(past.prepare('select value from kv order by key').pluck().all()).toEqual(['ours', 'ours'])
})
