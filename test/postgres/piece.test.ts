import { expect, it } from 'vitest'
import { readFact, writeFact } from '../../src/db/kv.ts'
import { connectBlocking } from '../../src/db/postgres/blocking.ts'
import { writeLock } from '../../src/db/postgres/locks.ts'
import type { Tx } from '../../src/db/schema.ts'
import { markUnindexed } from '../../src/db/search-index.ts'
import { createWriter } from '../../src/db/writer.ts'
import { freshDatabase, open } from './server.ts'

const rig = async () => {
  const { url, database } = await open(freshDatabase())
  const writer = createWriter(database, { now: () => '2026-09-02T07:00:00.000Z', monotonic: () => 0 })
  return {
    url,
    writer,
    facts: () => database.kysely.selectFrom('kv').select(['key', 'value']).orderBy('key').execute(),
  }
}

/** Written without waiting, and there is no such report. */
const refused = (tx: Tx) => markUnindexed(tx, 'weekly/2026-W36/nobody')

it('a write that nobody waits for fails its piece, by its own fault and whatever is asked behind it, and no other piece', async () => {
  const { writer, facts } = await rig()
  const results = await Promise.allSettled([
    writer.write((tx) => writeFact(tx, 'a', '1')),
    writer.write(refused),
    writer.write(async (tx) => {
      await refused(tx)
      await writeFact(tx, 'b', '1')
    }),
    writer.write((tx) => writeFact(tx, 'c', '1')),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  for (const result of results.slice(1, 3)) expect(result).toMatchObject({ reason: { code: '23503' } })
  expect(await facts()).toEqual([
    { key: 'a', value: '1' },
    { key: 'c', value: '1' },
  ])
})

it('what was asked ahead is answered once, and not over what the piece has written since', async () => {
  const { writer } = await rig()
  await writer.write((tx) => writeFact(tx, 'a', 'before'))
  const ahead = (tx: Tx) => void readFact(tx, 'a')
  const read = await writer.write(
    async (tx) => {
      const first = await readFact(tx, 'a')
      await writeFact(tx, 'a', 'after')
      return [first, await readFact(tx, 'a')]
    },
    undefined,
    ahead,
  )
  expect(read).toEqual(['before', 'after'])
  const written = await writer.write(
    async (tx) => {
      await writeFact(tx, 'a', 'at once')
      return readFact(tx, 'a')
    },
    undefined,
    ahead,
  )
  expect(written).toBe('at once')
})

it('what was asked ahead of a lock that another holds is asked anew behind it', async () => {
  const { url, writer } = await rig()
  await writer.write((tx) => writeFact(tx, 'a', 'before'))
  const other = connectBlocking(url)
  other.exec(`begin; select pg_advisory_xact_lock(${writeLock}); update kv set value = 'by another' where key = 'a'`)
  let begun = 0
  const read = writer.write(
    (tx) => {
      begun += 1
      return readFact(tx, 'a')
    },
    undefined,
    (tx) => void readFact(tx, 'a'),
  )
  await expect
    .poll(() =>
      other.prepare("select count(*) from pg_locks where locktype = 'advisory' and not granted").pluck().get(),
    )
    .toBe(1)
  other.exec('commit')
  other.close()
  expect(await read).toBe('by another')
  expect(begun).toBe(1)
})

it('plans that are older than the tables cost the connection and one more try', async () => {
  const { url, writer, facts } = await rig()
  let begun = 0
  const piece = async (tx: Tx) => {
    begun += 1
    await tx.selectFrom('kv').selectAll().execute()
    await writeFact(tx, 'a', String(begun))
  }
  await writer.write(piece)
  const other = connectBlocking(url)
  other.exec('alter table kv add column more text')
  other.close()
  await writer.write(piece)
  expect(begun).toBe(3)
  expect(await facts()).toEqual([{ key: 'a', value: '3' }])
})
