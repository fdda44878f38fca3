import { spawn } from 'node:child_process'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage } from '../../scripts/stage.ts'
import { mainProgram } from '../support/programs.ts'
import { type Operator, operator } from './operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
})
afterEach(() => who.leave())

/** A database with the district in it, as `start` leaves it. */
const begun = async (district?: string): Promise<void> => {
  const stage = await openStage({
    ...{ databaseFile: who.database, start: '2026-10-23T09:00:00.000Z' },
    ...(district !== undefined && { district, bystanders: { people: [], chats: [] } }),
  })
  await stage.close()
}
const ask = (sql: string): number => {
  const raw = new Sqlite(who.database, { readonly: true })
  try {
    return raw.prepare(sql).pluck().get() as number
  } finally {
    raw.close()
  }
}

describe('lianzhang demo-data', () => {
  it('fills the ledger, says how many of what, and finds all of it the second time', { timeout: 60_000 }, async () => {
    await begun()
    const first = await who.run(['demo-data'])
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(first.out).toMatch(/^已写入演示数据：任务 36、.*问题 9.*。没有给任何人发消息。\n$/u)
    expect(await who.run(['demo-data'])).toMatchObject({ code: 0, out: '演示数据都在，没有变化。\n' })
    expect(ask("select count(*) from record where kind = 'task'")).toBe(36)
  })

  it('goes on after the process was killed in the middle', { timeout: 60_000 }, async () => {
    await begun()
    const child = spawn(process.execPath, [mainProgram, 'demo-data'], { env: who.env, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('close', resolve))
    while (ask("select count(*) from record where kind not in ('firm', 'figure')") < 5)
      await new Promise((resolve) => setTimeout(resolve, 2))
    child.kill('SIGKILL')
    await ended
    expect(ask("select count(*) from record where kind = 'task'")).toBeLessThan(36)
    expect(await who.run(['demo-data'])).toMatchObject({ code: 0 })
    expect(ask("select count(*) from record where kind = 'task'")).toBe(36)
    expect(
      ask(
        "select count(*) from record where kind not in ('firm', 'figure') and rev <> (select count(*) from record_step where record_id = id)",
      ),
    ).toBe(0)
  })

  it('writes nothing in a real district, and says why in one line', { timeout: 60_000 }, async () => {
    await begun('districts/baqiao.yaml')
    const before = ask("select count(*) from record where kind not in ('firm', 'figure')")
    const refused = await who.run(['demo-data'])
    expect(refused).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^这是正式的区（应用过的区文件没有写 demo: true），没有写入演示数据，未做任何改动。/),
    })
    expect(ask("select count(*) from record where kind not in ('firm', 'figure')")).toBe(before)
  })

  it('names the post that the roster lacks', { timeout: 60_000 }, async () => {
    await begun()
    const raw = new Sqlite(who.database)
    raw.prepare("update person_role set until = '2026-10-01' where role = 'lead' and chain_id = 'cmc'").run()
    raw.close()
    const lacking = await who.run(['demo-data'])
    expect(lacking.code).toBe(2)
    expect(lacking.err).toContain('名册里缺陶瓷基复合材料产业链专班负责人')
  })

  it('needs a database', async () => {
    expect(await who.run(['demo-data'])).toMatchObject({ code: 1, out: '' })
    // Before the first start nobody knows yet whether the district is a real one.
    expect((await who.run(['migrate'])).code).toBe(0)
    const { code, err } = await who.run(['demo-data'])
    expect([code, err]).toEqual([2, expect.stringMatching(/^数据库里还没有区文件.*lianzhang apply/)])
  })
})
