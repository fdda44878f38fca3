import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { cast, groups } from '../../scripts/town/cast.ts'
import { member } from '../../scripts/town/member.ts'
import { officeTime } from '../../scripts/town/office-time.ts'
import { connectBlocking } from '../../src/db/postgres/blocking.ts'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import { openTown, saidIn, type Town } from '../bad-days/rig.ts'
import { type Operator, operator } from '../ops/operator.ts'
import { good } from '../support/reports.ts'
import { freshDatabase } from './server.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
  onTestFinished(() => who.leave())
})
const blank = () => freshDatabase("template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'")
const move = (from: string, to: string, ...more: string[]) =>
  who.run(['move', '--to', to, ...more], { DATABASE_URL: from })
const asked = (url: string, text: string): unknown[] => {
  const connection = connectBlocking(url)
  try {
    return connection.prepare(text).pluck().all()
  } finally {
    connection.close()
  }
}
/** Lines of the table that is printed: a table's name, how many rows, what they come to. */
const sums = (out: string) => out.split('\n').filter((line) => line.endsWith('  一致'))

/** A week up to Thursday: two have filed, one asks for something, and a bulletin, records and reminders are under way. */
const playedWeek = async (): Promise<Town> => {
  const town = await openTown()
  await town.moveTo(officeTime('09-02 16:00'))
  await member(town, cast.张工).fills(good).submits()
  await member(town, cast.王工)
    .fills({ ...good, progress: '陶瓷基进展' })
    .submits()
  await member(town, cast.吴工).says('任务 新增 航天 起草发动机方案 9-20 张工')
  await town.moveTo(officeTime('09-03 16:30'))
  return town
}

describe('a move', () => {
  it('there and back carries every row; the bot goes on there, finds everything and says nothing twice', async () => {
    const town = await playedWeek()
    await town.stop()
    const messages = () => town.emulator.messages().length
    const before = messages()
    const url = blank()

    const preview = await move(`file:${town.file}`, url, '--dry-run')
    expect([preview.code, preview.err]).toEqual([0, ''])
    expect(preview.out).toMatch(/会搬 \d+ 张表，共 \d+ 行。现在什么都没有改/)
    const there = await move(`file:${town.file}`, url)
    expect([there.code, there.out]).toEqual([0, expect.stringMatching(/已搬好：\d+ 张表，逐表核对一致/)])
    expect(sums(there.out).length).toBeGreaterThan(50)
    expect(there.out).toMatch(/^revision +2 /m)
    const copy = join(who.folder, 'back.db')
    const back = await move(url, `file:${copy}`)
    expect(back.code).toBe(0)
    expect(sums(back.out)).toEqual(sums(there.out))
    const again = openDatabase(copy)
    expect(again.raw.pragma('foreign_key_check')).toEqual([])
    const words = (table: string) => again.raw.prepare(`select count(*) from ${table}_words`).pluck().get()
    expect([words('report'), words('record')]).toEqual([
      2,
      again.raw.prepare('select count(*) from record').pluck().get(),
    ])
    await again.close()

    // What counts by itself goes on after what there is.
    for (const [table, column] of [
      ['outbox', 'seq'],
      ['audit', 'seq'],
      ['record', 'rowid'],
      ['record_doc', 'doc'],
    ])
      expect(
        asked(
          url,
          `select nextval(pg_get_serial_sequence('${table}', '${column}')) > coalesce(max(${column}), 0) from ${table}`,
        ),
      ).toEqual([true])

    await town.boot(url)
    await town.settle()
    expect(messages()).toBe(before)
    await member(town, cast.吴工).says('查 陶瓷基进展')
    await town.settle()
    expect(JSON.stringify(town.emulator.person(cast.吴工).sees().at(-1)?.content)).toContain('陶瓷基')
    await member(town, cast.李工).says('帮助')
    await town.moveTo(officeTime('09-04 13:00'))
    expect(saidIn(town, groups.航天群).filter((text) => text.includes('第36周'))).toHaveLength(1)
  })

  it('is refused while a bot runs on either, and where there is something already', async () => {
    const from = `file:${who.database}`
    const url = blank()
    const bot = who.starts()
    await bot.line(/"msg":"started"/)
    const running = await move(from, url)
    expect([running.code, running.err]).toEqual([1, expect.stringContaining('已有一个 lianzhang 正在使用数据库')])
    expect((await move(from, url, '--dry-run')).err).toContain('要先停止它')
    bot.child.kill('SIGTERM')
    await bot.ended
    const theirs = who.starts([], { DATABASE_URL: url })
    await theirs.line(/"msg":"started"/)
    expect((await move(from, url)).err).toContain('有 lianzhang 正在使用数据库 postgres://')
    theirs.child.kill('SIGTERM')
    await theirs.ended
    const people = asked(url, 'select count(*) from person')
    const full = await move(from, url)
    expect([full.code, full.err]).toEqual([1, expect.stringMatching(/不是空的.*未做任何改动/)])
    expect(asked(url, 'select count(*) from person')).toEqual(people)
    const file = await move(url, from)
    expect([file.code, file.err]).toEqual([1, expect.stringContaining('已经在了')])
    expect((await move(from, from)).code).toBe(2)
    expect((await who.run(['move'])).err).toContain('缺少选项')
  })

  it('that does not come to its end leaves an empty database behind, or no file', async () => {
    expect((await who.run(['migrate'])).code).toBe(0)
    const database = openDatabase(who.database)
    database.raw.prepare(`insert into kv values ('old', 'a' || char(0))`).run()
    await database.close()
    const url = blank()
    const failed = await move(`file:${who.database}`, url)
    expect([failed.code, failed.err]).toEqual([1, expect.stringContaining('没有搬，未做任何改动')])
    expect(asked(url, `select count(*) from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([0])
    const other = join(who.folder, 'other.db')
    expect((await move(`file:${who.database}`, `file:${other}`)).code).toBe(1)
    expect([existsSync(other), existsSync(`${other}.moving`)]).toEqual([false, false])
  })
})
