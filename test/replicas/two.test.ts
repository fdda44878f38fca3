import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import type { Transport } from '../../scripts/stage.ts'
import { cast } from '../../scripts/town/cast.ts'
import { DatabaseInUse } from '../../src/db/errors.ts'
import { lockServer } from '../../src/db/postgres/alone.ts'
import { connectBlocking } from '../../src/db/postgres/blocking.ts'
import { leadLock } from '../../src/db/postgres/locks.ts'
import { joinServer } from '../../src/db/postgres/presence.ts'
import { databaseTrouble } from '../../src/db/probe.ts'
import { type Clock, epochMs, instant } from '../../src/domain/time.ts'
import { 周报, 张工 } from '../bad-days/rig.ts'
import { message, push } from '../bot/sender.ts'
import { freshDatabase } from '../postgres/server.ts'
import { type Name, openTwins } from './twins.ts'

/** The forms are out. */
const onWednesday = async (transport?: Transport) => {
  const twins = await openTwins('2026-09-02T06:50:00.000Z', transport)
  await twins.moveTo('2026-09-02T07:00:10.000Z')
  return twins
}
const chiefs = '航天群'

const other = (name: Name): Name => (name === 'A' ? 'B' : 'A')

it('what either of them takes in is one report, and the leader sends what follows', async () => {
  const twins = await onWednesday()
  const click = await twins.clicks('submit', 周报)
  expect(click.toast?.content).toBe('已提交')
  const before = twins.saidTo(张工).length
  // In turn: one of the two questions comes to each.
  await twins.emulator.person(张工).says('状态')
  await twins.emulator.person(张工).says('版本')
  await expect.poll(() => twins.saidTo(张工).length).toBe(before + 2)
  expect([...twins.bots.values()].map(({ app }) => app.leads()).sort()).toEqual([false, true])
})

it('over the long connection each has one, Feishu chooses among them, and where one is gone the other has all', async () => {
  const twins = await onWednesday('websocket')
  const taken = () => [...twins.bots.values()].map(({ log }) => log.filter(({ msg }) => msg === 'delivery').length)
  const before = twins.saidTo(张工).length
  for (let count = 0; count < 20; count++) await twins.emulator.person(张工).says('版本')
  await expect.poll(() => twins.saidTo(张工).length).toBe(before + 20)
  expect(Math.min(...taken()), 'each was chosen').toBeGreaterThan(0)
  await twins.crash(await twins.leader())
  expect((await twins.clicks('submit', 周报)).toast?.content).toBe('已提交')
  await twins.leader()
  await expect.poll(() => twins.ask.prepare('select rev from revision').all()).toEqual([{ rev: 1 }])
})

it('one delivery that comes to both in the same moment has one effect and one answer', async () => {
  const twins = await onWednesday()
  const click = await twins.clicks('submit', 周报)
  expect(await twins.emulator.redeliver(click.event_id ?? ''), 'to the other one').toMatchObject({ body: click.body })
  expect(twins.ask.prepare('select rev from revision').all()).toEqual([{ rev: 1 }])

  const before = twins.saidTo(张工).length
  const chat_id = twins.emulator.person(张工).p2p()
  const one = message(twins, '状态', { message: { chat_id } })
  const [a, b] = [twins.at('A'), twins.at('B')]
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, copy) => push({ clock: twins.clock, bot: copy % 2 ? a : b }, one)),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  await twins.settle()
  expect(twins.saidTo(张工)).toHaveLength(before + 1)
})

it('a leader whose connection the server ends is followed by one that goes on, and no digest comes twice', async () => {
  const twins = await openTwins('2026-09-04T00:29:00.000Z')
  const former = await twins.leader()
  // Other tests have leaders on the same server.
  const ours = `from pg_locks where locktype = 'advisory' and objid = ${leadLock}
    and database = (select oid from pg_database where datname = current_database())`
  const terms = () => twins.ask.prepare(`select pid ${ours} and granted`).all()
  const held = terms()
  expect(held).toHaveLength(1)
  twins.ask.prepare(`select pg_terminate_backend(pid) ${ours}`).all()
  await expect.poll(() => twins.at(former).app.leads(), { interval: 5 }).toBe(false)
  await twins.moveTo('2026-09-04T00:41:00.000Z')
  expect(terms()).not.toEqual(held)
  expect(twins.saidIn(chiefs)).toHaveLength(1)
  expect(twins.saidIn('推进办群').filter((card) => card.includes('推进办周览'))).toHaveLength(1)
})

it('a leader that dies with messages in hand leaves none unsent and none twice', async () => {
  const twins = await openTwins('2026-09-04T00:29:00.000Z')
  const leader = await twins.leader()
  twins.clock.set('2026-09-04T00:30:10.000Z')
  const busy = twins.at(leader).app.tick()
  await expect.poll(() => twins.saidIn(chiefs).length, { interval: 1 }).toBe(1)
  await twins.crash(leader)
  await busy
  expect(await twins.leader()).toBe(other(leader))
  await twins.moveTo('2026-09-04T00:41:00.000Z')
  for (const group of twins.chiefGroups) expect(twins.saidIn(group), group).toHaveLength(1)
  expect(
    twins.ask.prepare("select state from outbox where state in ('pending', 'sending', 'uncertain')").all(),
  ).toEqual([])
})

it('one that was told to stop answers what it has, and the other goes on', async () => {
  const twins = await onWednesday()
  const leader = await twins.leader()
  const clicking = twins.clicks('submit', 周报)
  const [click] = await Promise.all([clicking, twins.stop(leader)])
  // Either it was answered, or its place was gone and the other one was asked.
  expect(click.toast?.content).toBe('已提交')
  expect(await twins.leader()).toBe(other(leader))
  await twins.emulator.person(张工).says('状态')
  await expect.poll(() => twins.saidTo(张工).at(-1)).toContain('航天产业链')
})

it('a replica whose clock is half a minute ahead writes the time of the server', async () => {
  const url = freshDatabase()
  const ahead: Clock = { now: () => instant(Date.now() + 30_000), monotonic: () => performance.now() }
  const behind: Clock = { now: () => instant(Date.now() - 45_000), monotonic: () => performance.now() }
  const right: Clock = { now: () => instant(Date.now()), monotonic: () => performance.now() }
  for (const machine of [ahead, behind, right]) {
    const presence = await joinServer(url, machine)
    onTestFinished(presence.release)
    expect(Math.abs(epochMs(presence.clock.now()) - Date.now())).toBeLessThan(2_000)
  }
})

it('one of the former version goes on beside tables of the next, and takes in what people send', async () => {
  const twins = await onWednesday()
  await twins.clicks('submit', 周报)
  // What a migration of the next version may do: the former one has read and written all of these.
  await twins.at('A').database.alter(async (db) => {
    for (const table of ['item', 'revision', 'person', 'outbox', 'inbox', 'chain', 'kv', 'period'])
      await sql.raw(`alter table ${table} add column added_later text`).execute(db)
    await sql`create table later (id text primary key)`.execute(db)
    await sql`insert into migration values ('9999-later', '2027-01-01T00:00:00.000Z')`.execute(db)
  })
  for (const who of [cast.王工, cast.刘工])
    expect((await twins.clicks('submit', 周报, who)).toast?.content).toBe('已提交')
  await twins.emulator.person(张工).says('状态')
  await twins.settle()
  expect(twins.saidTo(张工).at(-1)).toContain('航天产业链')
  expect(twins.ask.prepare('select count(*) from revision').pluck().get()).toBe(3)
  for (const { database, log } of twins.bots.values()) {
    expect(await databaseTrouble(database)).toBeUndefined()
    expect(log.filter(({ level }) => level === 'error')).toEqual([])
  }
})

it('tables that somebody reads for long are not changed, and the others are not kept waiting for it', async () => {
  const twins = await onWednesday()
  const reader = connectBlocking(twins.database)
  onTestFinished(reader.close)
  reader.exec('begin; select count(*) from person')
  const changed = twins
    .at('A')
    .database.alter((db) => sql`alter table person add column added_later text`.execute(db).then(() => undefined))
  await expect(changed).rejects.toThrow(/多半在导出或备份/)
  expect((await twins.clicks('submit', 周报)).toast?.content).toBe('已提交')
})

it('whoever must be alone waits until the last one has left, and none begins meanwhile', async () => {
  const url = freshDatabase()
  const machine: Clock = { now: () => instant(Date.now()), monotonic: () => performance.now() }
  const [a, b] = [await joinServer(url, machine), await joinServer(url, machine)]
  onTestFinished(async () => void (await Promise.all([a.release(), b.release()])))
  expect([a.term(), b.term()]).toEqual([1, undefined])
  await a.release()
  await expect(lockServer(url)).rejects.toThrow(DatabaseInUse)
  await expect.poll(() => b.term(), { timeout: 5_000 }).toBe(1)
  await b.release()
  const alone = await lockServer(url)
  onTestFinished(alone.release)
  await expect(joinServer(url, machine)).rejects.toThrow(/正在恢复、升级或搬家，没有启动/)
})
