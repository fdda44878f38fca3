import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { NotStored } from '../../src/db/errors.ts'
import { readFact, writeFact } from '../../src/db/kv.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import { createWriter } from '../../src/db/writer.ts'
import { temporaryFolder } from '../bad-days/rig.ts'

const open = async () => {
  const file = join(temporaryFolder(), 'a.db')
  const database = openDatabase(file)
  await migrate(database)
  let now = 0
  const clock = { now: () => new Date(now).toISOString(), monotonic: () => now }
  const writer = createWriter(database, clock)
  onTestFinished(() => database.close())
  const facts = () => database.raw.prepare('select key, value from kv order by key').all()
  const pass = (ms: number) => {
    now += ms
  }
  return { file, database, writer, facts, pass }
}

/** SQLite counts commits of other connections: each that changed something moves `data_version`. */
const commitsSeenBy = (file: string) => {
  const other = new Sqlite(file, { readonly: true })
  onTestFinished(() => void other.close())
  return () => Number(other.pragma('data_version', { simple: true }))
}

describe('work that arrives together', () => {
  it('shares commits: a thousand pieces, each there once, in far fewer commits', async () => {
    const { file, database, writer, facts } = await open()
    let commits = 0
    const trace = new Sqlite(file, { readonly: true })
    onTestFinished(() => void trace.close())
    const version = commitsSeenBy(file)
    let seen = version()
    await Promise.all(
      Array.from({ length: 1_000 }, async (_, piece) => {
        await writer.write((tx) => writeFact(tx, `piece-${String(piece).padStart(4, '0')}`, 'x'))
        const now = version()
        if (now !== seen) commits += 1
        seen = now
      }),
    )
    expect(facts()).toHaveLength(1_000)
    expect(commits).toBeLessThanOrEqual(40)
    expect(database.raw.inTransaction).toBe(false)
  })

  it('is done for people first, and what nobody waits for is not kept for ever', async () => {
    const { writer } = await open()
    const order: ('job' | 'click')[] = []
    const click = 10_000
    await Promise.all([
      ...Array.from({ length: 40 }, () => writer.write(async () => void order.push('job'))),
      ...Array.from({ length: 320 }, () => writer.write(async () => void order.push('click'), click)),
    ])
    expect(order.filter((one) => one === 'job')).toHaveLength(40)
    const crowd = order.slice(0, order.lastIndexOf('click'))
    // Ten commits full of people; with the eighth of them one piece goes along.
    expect([crowd[0], crowd.filter((one) => one === 'job').length]).toEqual(['click', 1])
  })

  it('is never two transactions at once', async () => {
    const { database, writer } = await open()
    let inside = 0
    let most = 0
    await Promise.all(
      Array.from({ length: 200 }, (_, piece) =>
        writer.write(async (tx) => {
          inside += 1
          most = Math.max(most, inside)
          expect(database.raw.inTransaction).toBe(true)
          await readFact(tx, 'a')
          await writeFact(tx, 'a', String(piece))
          inside -= 1
        }),
      ),
    )
    expect(most).toBe(1)
  })

  it('is isolated: a piece that fails leaves nothing and takes nobody along', async () => {
    const { writer, facts } = await open()
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
    expect(facts()).toEqual([
      { key: 'a', value: '1' },
      { key: 'c', value: '1' },
    ])
  })

  it('sees what the piece before it wrote', async () => {
    const { writer } = await open()
    const count = (tx: Parameters<typeof readFact>[0]) => readFact(tx, 'count').then((text) => Number(text ?? 0))
    await Promise.all(
      Array.from({ length: 100 }, () =>
        writer.write(async (tx) => writeFact(tx, 'count', String((await count(tx)) + 1))),
      ),
    )
    expect(await writer.write(count)).toBe(100)
  })
})

describe('a commit that fails', () => {
  it('fails all it held, with NotStored, and stores nothing', async () => {
    const { database, writer, facts } = await open()
    // A deferred foreign key is judged at the commit.
    database.raw.exec('create table child (parent text references kv(key) deferrable initially deferred)')
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
    expect(facts()).toEqual([])
    expect(database.raw.inTransaction).toBe(false)
    await writer.write((tx) => writeFact(tx, 'b', '1'))
    expect(facts()).toEqual([{ key: 'b', value: '1' }])
  })

  it('is told from a full disk in the middle, and the next one works', async () => {
    const { database, writer, facts } = await open()
    database.raw.pragma(`max_page_count = ${database.raw.pragma('page_count', { simple: true })}`)
    const results = await Promise.allSettled([
      writer.write((tx) => writeFact(tx, 'small', '1')),
      writer.write((tx) => writeFact(tx, 'large', 'x'.repeat(200_000))),
    ])
    for (const result of results) expect(result).toMatchObject({ status: 'rejected', reason: expect.any(NotStored) })
    expect(facts()).toEqual([])
    await writer.write((tx) => writeFact(tx, 'small', '1'))
    expect(facts()).toHaveLength(1)
  })
})

describe('a database locked by another process', () => {
  const lock = (file: string) => {
    const other = new Sqlite(file, { timeout: 0 })
    other.exec('begin immediate')
    return () => {
      other.exec('rollback')
      other.close()
    }
  }

  it('is waited for up to two seconds', async () => {
    const { file, writer, facts, pass } = await open()
    const letGo = lock(file)
    const written = writer.write((tx) => writeFact(tx, 'a', '1'))
    await expect.poll(() => writer.waiting()).toBe(1)
    pass(1_900)
    letGo()
    await written
    expect(facts()).toHaveLength(1)
  })

  it('then nothing is stored, and what arrives later has its own two seconds', async () => {
    const { file, writer, facts, pass } = await open()
    const letGo = lock(file)
    const first = writer.write((tx) => writeFact(tx, 'a', '1'))
    const refused = expect(first).rejects.toThrow(NotStored)
    const waitingAfterAWhile = () => {
      pass(500)
      return writer.waiting()
    }
    await expect.poll(waitingAfterAWhile).toBe(0)
    await refused
    const second = writer.write((tx) => writeFact(tx, 'b', '1'))
    await expect.poll(() => writer.waiting()).toBe(1)
    letGo()
    await second
    expect(facts()).toEqual([{ key: 'b', value: '1' }])
  })

  it('takes back what may not wait, and only that', async () => {
    const { file, writer, facts, pass } = await open()
    const letGo = lock(file)
    const hasty = writer.write((tx) => writeFact(tx, 'hasty', '1'), 500)
    const patient = writer.write((tx) => writeFact(tx, 'patient', '1'))
    await expect.poll(() => writer.waiting()).toBe(2)
    pass(600)
    await expect(hasty).rejects.toThrow(NotStored)
    letGo()
    await patient
    expect(facts()).toEqual([{ key: 'patient', value: '1' }])
  })
})

describe('the guard', () => {
  it('never takes back what has begun', async () => {
    const { writer, facts, pass } = await open()
    const slow = writer.write(async (tx) => {
      await writeFact(tx, 'slow', '1')
      pass(10_000)
      await writeFact(tx, 'slow', '2')
    }, 2_500)
    const behind = writer.write((tx) => writeFact(tx, 'behind', '1'), 2_500)
    await slow
    await behind
    expect(facts()).toEqual([
      { key: 'behind', value: '1' },
      { key: 'slow', value: '2' },
    ])
  })

  it('takes back what waited behind a full batch for too long', async () => {
    const { writer, facts, pass } = await open()
    const batch = Array.from({ length: 32 }, (_, piece) =>
      writer.write(async (tx) => {
        await writeFact(tx, `p${piece}`, '1')
        pass(100)
      }, 2_500),
    )
    const last = writer.write((tx) => writeFact(tx, 'last', '1'), 2_500)
    await Promise.all(batch)
    await expect(last).rejects.toThrow(NotStored)
    expect(facts()).toHaveLength(32)
  })
})
