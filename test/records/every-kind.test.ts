import { expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { readActor } from '../../src/db/people.ts'
import { countByChain } from '../../src/db/records.ts'
import { fillLedger } from '../../src/usecases/demo-data/fill-ledger.ts'
import { queryOf } from '../../src/usecases/records/draw-list.ts'
import { findKinds } from '../../src/usecases/records/find-kinds.ts'
import { allKinds } from '../../src/usecases/records/kinds.ts'
import { readFilters } from '../../src/usecases/records/read-filters.ts'
import { rawOf } from '../support/raw.ts'
import { listenToStatements } from '../support/statements.ts'
import { openTown } from '../support/town.ts'

/** One of each post, and of a unit. */
const people = ['张工', '链长甲', '冯工', '吴工', '组长'] as const

const sought = [
  ...['示例', '示例 电', '「示例」', '航天 示例', '不会有的词'],
  // States of some kinds and no others, which read the word as text; lights; people; units; times.
  ...['示例 在管', '有效', '待核', '红', '逾期', '待我办', '敏感', '已结', '归档'],
  ...['吴工', '区投资商务局', '来自会议', '今年 示例', '本月 到期'],
]

it('of every kind, for everybody, as many are found together as in the list of each', {
  timeout: 300_000,
}, async () => {
  const town = await openTown('09-14 09:00')
  const { inTransaction } = town.stage.app
  await fillLedger(inTransaction)
  await town.秦处.says('设为敏感 任务1 涉及未公开事项')
  await town.秦处.lastCard().clicks('classify')
  await town.stage.app.tick()
  let some = 0
  for (const who of people)
    await inTransaction('test', async (ctx) => {
      const asker = { ...ctx, actor: await readActor(ctx.tx, cast[who]) }
      for (const words of sought) {
        const each = []
        for (const kind of allKinds) {
          const read = await readFilters(asker, kind, words)
          if ('fault' in read) throw new Error(`${words}: ${read.fault}`)
          const by = await countByChain(asker.tx, await queryOf(asker, kind, read.wish))
          if (by.length > 0) each.push({ key: kind.key, by: new Set(by.map((one) => JSON.stringify(one))) })
        }
        const together = (await findKinds(asker, words)).map(({ kind, by }) => ({
          key: kind.key,
          by: new Set(by.map((one) => JSON.stringify(one))),
        }))
        expect(together, `${who}: ${words}`).toEqual(each)
        some += together.length
      }
    })
  expect(some).toBeGreaterThan(500)
})

it('查 记录 says what was found, closed ones too, and calls none of it 在办 unless that was asked for', async () => {
  const { heard } = listenToStatements()
  const town = await openTown('10-16 09:00')
  const { 吴工, 冯工 } = town
  await 吴工.says('交办 航天 区投资商务局 10-30 接通示例地块水电')
  await 吴工.says('交办 航天 11-20 示例地块平整')
  await 冯工.says('签收 任务1')
  await 冯工.says('办结 任务1 水电已经接通')
  await 吴工.says('销号 任务1')
  await 吴工.lastCard().clicks('close')
  await 吴工.says('经验 航天 新增 示例地块一次办成')
  await 吴工.lastCard().clicks('create', { category: '要素保障', how: '一次踏勘', effect: '少跑三趟', public: '否' })
  await town.stage.app.tick()
  heard.length = 0
  const said = await 吴工.says('查 记录 示例地块')
  expect(said).toContain('查记录：示例地块')
  expect(said).toContain('任务 找到 2：绿1')
  expect(said).toContain('经验 找到 1')
  expect(said).not.toContain('在办')
  expect(heard.filter(({ sql }) => /"record_words"/.test(sql)).length, 'the index is asked once').toBe(1)
  await 吴工.lastCard().clicks('list_task')
  expect(吴工.lastCard().words()).toContain('找到 2')
  expect(await 吴工.says('查 记录 红')).toContain('没有找到。')
  expect(await 吴工.says('查 记录')).toContain('台账 · ')
})

it('a word in thousands is counted as far as it is worth saying, and the others beside it in full', async () => {
  const town = await openTown('10-16 09:00')
  const { 吴工, 张工 } = town
  await 吴工.says('交办 航天 10-30 接通示例地块水电')
  await 吴工.says('经验 航天 新增 示例地块一次办成')
  await 吴工.lastCard().clicks('create', { category: '要素保障', how: '一次踏勘', effect: '少跑三趟', public: '否' })
  const raw = rawOf(town.stage.database)
  const row = raw.prepare("select * from record where kind = 'task'").get() as Record<string, unknown>
  const columns = Object.keys(row)
  const add = raw.prepare(`insert into record (${columns.join()}) values (${columns.map(() => '?').join()})`)
  raw.exec('begin')
  for (let no = 2; no <= 5_100; no++)
    add.run(
      ...columns.map((column) => (({ id: `task-2026-${no}`, no }) as Record<string, unknown>)[column] ?? row[column]),
    )
  raw.exec('insert into unindexed_record select id from record where true on conflict do nothing; commit')
  for (const known of [false, true]) {
    if (known) while (town.ask('select count(*) from unindexed_record')[0] !== 0) await town.stage.app.tick()
    for (const who of [吴工, 张工]) {
      const said = await who.says('查 记录 示例地块')
      expect(said).toContain('任务 找到 1000 条以上')
      expect(said).toContain('经验 找到 1')
    }
    expect(await 吴工.says('查 示例地块')).toContain('另有 1001 条以上记录')
    expect(await 吴工.says('查 记录 示例地块 一次办成')).toContain('找到 1')
  }
})
