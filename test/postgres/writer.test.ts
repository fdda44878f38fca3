import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { NotStored } from '../../src/db/errors.ts'
import { readFact, writeFact } from '../../src/db/kv.ts'
import { connectBlocking } from '../../src/db/postgres/blocking.ts'
import { writeLock } from '../../src/db/postgres/locks.ts'
import { createWriter } from '../../src/db/writer.ts'
import { admin, freshDatabase, open } from './server.ts'

const rig = async (url = freshDatabase()) => {
  const { database } = await open(url)
  let now = 0
  const writer = createWriter(database, { now: () => new Date(now).toISOString(), monotonic: () => now })
  const pass = (ms: number) => {
    now += ms
  }
  const facts = () => database.kysely.selectFrom('kv').select(['key', 'value']).orderBy('key').execute()
  return { url, database, writer, facts, pass }
}

it('a thousand pieces share commits, each there once', async () => {
  const { writer, facts } = await rig()
  const transactions = new Set<string>()
  await Promise.all(
    Array.from({ length: 1_000 }, (_, piece) =>
      writer.write(async (tx) => {
        await writeFact(tx, `piece-${piece}`, 'x')
        const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(tx)
        transactions.add(rows[0]?.id ?? '')
      }),
    ),
  )
  expect(await facts()).toHaveLength(1_000)
  expect(transactions.size).toBeLessThanOrEqual(40)
})

it('a piece that fails leaves nothing and takes nobody along, be it a database error or its own', async () => {
  const { writer, facts } = await rig()
  const planted = new Error('planted')
  const results = await Promise.allSettled([
    writer.write((tx) => writeFact(tx, 'a', '1')),
    writer.write(async (tx) => {
      await writeFact(tx, 'b', '1')
      throw planted
    }),
    writer.write((tx) => tx.insertInto('kv').values({ key: 'a', value: 'twice' }).execute()),
    writer.write((tx) => writeFact(tx, 'c', '1')),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(results[1]).toMatchObject({ reason: planted })
  expect(await facts()).toEqual([
    { key: 'a', value: '1' },
    { key: 'c', value: '1' },
  ])
})

it('two processes that count on from what they read lose nothing', async () => {
  const { url, writer } = await rig()
  const other = await rig(url)
  const count = (tx: Parameters<typeof readFact>[0]) => readFact(tx, 'count').then((text) => Number(text ?? 0))
  const more = (one: typeof writer) => one.write(async (tx) => writeFact(tx, 'count', String((await count(tx)) + 1)))
  await Promise.all(Array.from({ length: 200 }, (_, piece) => more(piece % 2 === 0 ? writer : other.writer)))
  expect(await writer.write(count)).toBe(200)
})

it('a commit that fails fails all it held, with NotStored, and stores nothing', async () => {
  const { url, writer, facts } = await rig()
  const past = connectBlocking(url)
  past.exec('create table child (parent text references kv(key) deferrable initially deferred)')
  past.close()
  const results = await Promise.allSettled([
    writer.write((tx) => writeFact(tx, 'a', '1')),
    writer.write((tx) =>
      tx
        .insertInto('child' as never)
        .values({ parent: 'nobody' } as never)
        .execute(),
    ),
  ])
  for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: expect.any(NotStored) })
  expect(await facts()).toEqual([])
  await writer.write((tx) => writeFact(tx, 'b', '1'))
  expect(await facts()).toEqual([{ key: 'b', value: '1' }])
})

describe('while another process writes', () => {
  const lock = (url: string) => {
    const other = connectBlocking(url)
    other.exec(`begin; select pg_advisory_xact_lock(${writeLock})`)
    return () => {
      other.exec('rollback')
      other.close()
    }
  }

  it('it is waited for, and then it is stored', async () => {
    const { url, writer, facts } = await rig()
    const letGo = lock(url)
    const written = writer.write((tx) => writeFact(tx, 'a', '1'))
    await expect.poll(() => writer.waiting()).toBe(1)
    letGo()
    await written
    expect(await facts()).toHaveLength(1)
  })

  it('what may not wait is taken back, and only that', async () => {
    const { url, writer, facts, pass } = await rig()
    const letGo = lock(url)
    const hasty = writer.write((tx) => writeFact(tx, 'hasty', '1'), 500)
    const patient = writer.write((tx) => writeFact(tx, 'patient', '1'))
    await expect.poll(() => writer.waiting()).toBe(2)
    pass(600)
    await expect(hasty).rejects.toThrow(NotStored)
    letGo()
    await patient
    expect(await facts()).toEqual([{ key: 'patient', value: '1' }])
  })
})

it('a connection cut in the middle of a piece: not stored, and the next one is', async () => {
  const { url, database, writer, facts } = await rig()
  const server = admin()
  const cut = writer.write(async (tx) => {
    await writeFact(tx, 'cut', '1')
    server.exec(
      `select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = '${new URL(url).pathname.slice(1)}'`,
    )
    await writeFact(tx, 'cut', '2')
  })
  await expect(cut).rejects.toThrow(NotStored)
  await writer.write((tx) => writeFact(tx, 'next', '1'))
  expect(await facts()).toEqual([{ key: 'next', value: '1' }])
  expect(await database.trouble()).toBeUndefined()
})
