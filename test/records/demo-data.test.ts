import { describe, expect, it } from 'vitest'
import { fillLedger } from '../../src/usecases/demo-data/fill-ledger.ts'
import { allKinds, kindOf } from '../../src/usecases/records/kinds.ts'
import { rawOf } from '../support/raw.ts'
import { openTown, type Town } from '../support/town.ts'

/** How many of each kind there are to be, of those the product has. */
const volumes: Readonly<Record<string, number>> = {
  ...{ task: 36, risk: 14, problem: 9, instruction: 1, need: 3, request: 3, matter: 3 },
  ...{
    L01: 4,
    L02: 4,
    L03: 4,
    L04: 4,
    L05: 4,
    L06: 4,
    L07: 4,
    L08: 4,
    L09: 4,
    L10: 4,
    L11: 4,
    L12: 12,
    L13: 8,
    L14: 10,
  },
  ...{ meeting: 4, experience: 5, visit: 2, liaison: 2, doc: 3 },
}
/** A first report nobody has read would ring at once. */
const unused = ['matter/first']

const fill = (town: Town, inTransaction = town.stage.app.inTransaction) => fillLedger(inTransaction)
const counts = (town: Town) =>
  Object.fromEntries(
    Object.keys(volumes)
      .filter((kind) => kindOf(kind))
      .map((kind) => [kind, town.ask('select count(*) from record where kind = ?', kind)[0]]),
  )
const wanted = Object.fromEntries(Object.entries(volumes).filter(([kind]) => kindOf(kind)))

const tables = [
  'record',
  'record_step',
  'record_link',
  'record_draft',
  'record_shown',
  'outbox',
  'outbox_body',
  'audit',
]
const everything = (town: Town) =>
  tables.map((table) => rawOf(town.stage.database).prepare(`select * from ${table}`).all())

describe('the sample ledger', () => {
  it('has the volumes, every state and every light, and says nothing to anybody', async () => {
    const town = await openTown('10-23 17:00')
    const said = town.ask('select id from outbox order by seq')
    await fill(town)
    expect(counts(town)).toEqual(wanted)
    expect(town.ask("select count(*) from record where kind = 'task' group by chain_id order by 1 desc")).toEqual([
      12, 9, 8, 7,
    ])
    for (const { key, declared } of allKinds.filter(({ key }) => volumes[key])) {
      const states = new Set(town.ask('select state from record where kind = ?', key))
      const may = Object.keys(declared.states).filter((state) => !unused.includes(`${key}/${state}`))
      if (['task', 'risk', 'problem'].includes(key)) expect([key, ...states].sort()).toEqual([key, ...may].sort())
    }
    const lights = (kind: string) => town.ask('select distinct light from record where kind = ? and open = 1', kind)
    expect(town.ask("select light, count(*) from record where kind = 'L12' group by light order by light")).toEqual([
      'green',
      'red',
      'yellow',
    ])
    expect(town.ask("select kind from record where kind like 'L%' and due < '2026-10-23' order by kind")).toEqual([
      'L05',
      'L06',
      'L07',
      'L07',
      'L12',
      'L12',
    ])
    expect(lights('task')).toEqual(expect.arrayContaining(['red', 'yellow', 'blue', 'green', null]))
    expect(lights('risk')).toEqual(expect.arrayContaining(['red', 'orange', 'yellow', 'blue']))
    expect(lights('problem')).toEqual(expect.arrayContaining(['red', 'yellow', 'blue', 'green', null]))

    await town.stage.settle()
    expect(town.ask('select id from outbox order by seq')).toEqual(said)
    expect(town.ask('select count(*) from record_shown')).toEqual([0])
    // Everything that names a firm says that it is made up.
    for (const title of town.ask("select title from record where kind not in ('firm', 'L11')"))
      expect(title).toMatch(/（虚构）|（演示）|调研|第\d+次/u)
  })

  it('stands as if people had done it: their posts, their days, their history', async () => {
    const town = await openTown('10-23 17:00')
    await fill(town)
    expect(
      town.ask(
        "select count(*) from record where kind not in ('firm', 'figure') and rev <> (select count(*) from record_step where record_id = id)",
      ),
    ).toEqual([0])
    expect(town.ask("select count(*) from record_step where record_id not like 'fi%' and at >= '2026-10-23'")).toEqual([
      0,
    ])
    const twice = await town.吴工.says('任务 航天 红')
    expect(twice).toContain('延期 2 次')
    expect(await town.吴工.says('台账')).toContain('任务')
    expect(await town.张工.says('任务1')).toContain('同意延期')
  })

  it('changes nothing the second time, be it on another day', async () => {
    const town = await openTown('10-23 17:00')
    await fill(town)
    const first = everything(town)
    expect(await fill(town)).toEqual({ is: 'filled', added: new Map() })
    expect(everything(town)).toEqual(first)
    await town.at('10-26 17:00')
    const later = everything(town)
    expect(await fill(town)).toEqual({ is: 'filled', added: new Map() })
    expect(everything(town)).toEqual(later)
  })

  it('goes on where it was cut off, with nothing half and nothing twice', async () => {
    const town = await openTown('10-23 17:00')
    let left = 30
    const cut: typeof town.stage.app.inTransaction = (what, work, options) =>
      town.stage.app.inTransaction(
        what,
        async (ctx) => {
          const done = await work(ctx)
          left -= 1
          if (left === 0) throw new Error('cut')
          return done
        },
        options,
      )
    await expect(fill(town, cut)).rejects.toThrow('cut')
    const [before] = town.ask("select count(*) from record where kind not in ('firm', 'figure')")
    expect(before).toBeGreaterThan(20)
    expect(before).toBeLessThan(40)
    await fill(town)
    expect(counts(town)).toEqual(wanted)
  })

  it('is refused in a district that is real, and leaves it as it was', async () => {
    const town = await openTown('10-23 17:00')
    rawOf(town.stage.database).prepare("update setting set value = 'false' where key = 'demo'").run()
    rawOf(town.stage.database)
      .prepare("update kv set value = 'other' where key in ('rules-version', 'settled-version')")
      .run()
    const before = everything(town)
    expect(await fill(town)).toEqual({ is: 'real' })
    expect(everything(town)).toEqual(before)
  })
})
