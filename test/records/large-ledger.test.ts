import { expect, it } from 'vitest'
import { rawOf } from '../support/raw.ts'
import { good } from '../support/reports.ts'
import { listenToStatements } from '../support/statements.ts'
import { openTown, type Town } from '../support/town.ts'

/** All records there ever were, or all of a kind: what grows with the years. Indexes of open ones do not. */
const looksThrough =
  /^SCAN (?:record|record_step)\b(?! USING COVERING INDEX record_(?:chain|kind|owner|unit_of|raised|decide|speaks|title)| USING INDEX record_of_nobody)|^SEARCH record USING (?:COVERING )?INDEX sqlite_autoindex_record_2 \(kind=\?\)$/

/** Those of a text's statements that would look through everything. */
const costly = (town: Town, sql: string): string[] => {
  const values = [...sql.matchAll(/\?/g)].map(() => null)
  const plan = rawOf(town.stage.database)
    .prepare(`explain query plan ${sql}`)
    .all(...values) as { detail: string }[]
  return plan.filter(({ detail }) => looksThrough.test(detail)).map(({ detail }) => `${detail}: ${sql}`)
}

it('no press, list, card, digest or night looks through every record there ever was', {
  timeout: 120_000,
}, async () => {
  const { heard } = listenToStatements()
  const town = await openTown('09-01 09:00')
  const { 吴工, 冯工, 张工, 秦处 } = town
  await 吴工.says('交办 航天 区投资商务局 09-20 接通水电')
  await 吴工.says('交办 航天 09-10 完成专班内部清单')
  await 冯工.says('签收 任务1')
  await town.at('09-02 15:00')
  heard.length = 0

  await 张工.fills(good).submits()
  for (const someone of [张工, 吴工, 冯工, 秦处]) await someone.says('我的')
  await 张工.says('任务 航天 红')
  await 吴工.says('任务')
  await 吴工.says('台账')
  await 吴工.says('导出 台账 航天')
  await 冯工.says('任务1')
  await 冯工.says('反馈 任务1 已踏勘')
  await 吴工.says('交办 航天 区投资商务局 09-20 接通燃气')
  await town.at('09-04 15:00')

  const asked = [...new Set(heard.map(({ sql }) => sql))].filter(
    (sql) => /\brecord(?:_step)?\b/.test(sql) && !/^explain/.test(sql),
  )
  expect(asked.length).toBeGreaterThan(20)
  expect(asked.flatMap((sql) => costly(town, sql))).toEqual([])

  // With a hundred thousand open ones: a first page is read off its index, counts never leave theirs, and a night knows of no closed ones.
  const plan = (sql: string): string =>
    (
      rawOf(town.stage.database)
        .prepare(`explain query plan ${sql}`)
        .all(...[...sql.matchAll(/\?/g)].map(() => null)) as {
        detail: string
      }[]
    )
      .map(({ detail }) => detail)
      .join('; ')
  const ofAllChains = asked.filter((sql) => /where "kind" = \? and open = 1 (?:group|order) by/.test(sql))
  const pages = ofAllChains.filter((sql) => /order by "rank"/.test(sql))
  const counts = ofAllChains.filter((sql) => /group by "record"\."chain_id"/.test(sql))
  const nights = asked.filter((sql) => /indexed by record_open/.test(sql))
  for (const [what, wanted] of Object.entries({ pages, counts, nights })) expect(wanted.length, what).toBeGreaterThan(0)
  for (const sql of [...pages, ...counts, ...nights]) expect(plan(sql), sql).not.toContain('TEMP B-TREE')
  for (const sql of counts) expect(plan(sql)).toContain('USING COVERING INDEX record_chain')
})

it('a word is looked for among those only that may have it', async () => {
  const { heard } = listenToStatements()
  const town = await openTown('10-16 09:00')
  await town.吴工.says('交办 航天 区投资商务局 10-30 接通第4107号示例地块水电')
  await town.吴工.says('交办 航天 11-20 喷管设备招标，预算100%到位（ABC-12型）')
  heard.length = 0
  expect(await town.吴工.says('任务 招标')).toContain('任务2 喷管设备招标')
  const counted = heard.filter(({ sql }) => /field_values[")]* like/.test(sql))
  expect(counted.length).toBeGreaterThan(0)
  for (const { sql } of counted) {
    const plan = rawOf(town.stage.database)
      .prepare(`explain query plan ${sql}`)
      .all(...[...sql.matchAll(/\?/g)].map(() => null))
    const details = (plan as { detail: string }[]).map(({ detail }) => detail)
    expect(details[0]).toContain('SCAN json_each')
    expect(details[1]).toBe('SEARCH record USING INDEX sqlite_autoindex_record_1 (id=?)')
  }
})
