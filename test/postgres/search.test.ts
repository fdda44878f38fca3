import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { OpenDatabase } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { indexRecords, markRecord, recordsWith } from '../../src/db/record-index.ts'
import { anyBy, countReports, findReports, type SearchWish } from '../../src/db/search.ts'
import { putIntoIndex, tags } from '../../src/db/search-index.ts'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import { createWriter } from '../../src/db/writer.ts'
import { soughtFor, tokensOf } from '../../src/domain/search-text.ts'
import { temporaryFolder } from '../bad-days/rig.ts'
import { open } from './server.ts'

const at = '2026-09-02T07:00:00.000Z'
const long = 'x'.repeat(3_000)

/** Chinese, letters of all widths and cases, figures, signs that mean something in a query, and words no index holds whole. */
const texts = [
  '完成航天发动机试飞一架次，招标 4107 号',
  'ABC-12 示范线；喷管设备采购 SiC',
  'ＡＢＣ全角字母，abcdef',
  `${long} 很长的一个词`,
  "it's a \\ test 'quoted' \"double\" & | ! ( ) :*",
  '纺织专班 café CAFÉ ｶﾅ ß',
  '',
  '航天 航空 航运',
]
const words = [
  '航天',
  '天',
  '试飞',
  'abc',
  'ABC',
  'ab',
  '4107',
  '41',
  'sic',
  'x',
  long,
  "it's",
  'quoted',
  'café',
  '喷管',
  '没有',
  '-',
  '&',
  ':*',
  "'",
  '\\',
  'ß',
  '运',
]

const fill = async (database: OpenDatabase): Promise<void> => {
  const writer = createWriter(database, { now: () => at, monotonic: () => 0 })
  await writer.write(async (tx) => {
    for (const [position, id] of ['aero', 'textile'].entries())
      await tx
        .insertInto('chain')
        .values({
          id,
          name: id,
          aliases: '[]',
          kind: 'key',
          origin: null,
          since: null,
          closed_at: null,
          position,
          departments: '[]',
        })
        .execute()
    for (const [n, text] of texts.entries()) {
      const week = `2026-W${30 + (n % 4)}`
      const period = { period: week, type: 'weekly', plan: '{}', opens_at: at, due_at: at, lock_at: at }
      await tx
        .insertInto('period')
        .values(period)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const chain = n % 2 === 0 ? 'aero' : 'textile'
      const id = `weekly/${week}/${n}`
      // Two chains have one report a week: the test has more, of types of their own.
      await tx
        .insertInto('item')
        .values({
          ...{ id, type: `weekly-${n}`, chain_id: chain, period: week, state: 'filed', note: null, current_rev: 1 },
          ...{ first_sent_at: at, is_late: 0, nudges: 0, nudged_at: null },
        })
        .execute()
      await tx
        .insertInto('revision')
        .values({
          ...{ item_id: id, rev: 1, source_key: `key-${n}`, kind: 'form', content: JSON.stringify({ text }) },
          ...{
            filed_by: 'p',
            filed_by_name: 'p',
            on_behalf_of: null,
            post: 'main',
            reason: null,
            sent_at: at,
            received_at: at,
          },
        })
        .execute()
      const tokens = [tags.chain(chain), tags.by(n % 3 === 0 ? '张工' : '李工'), ...tokensOf(text)]
      await putIntoIndex(tx, [{ itemId: id, doc: undefined, rev: 1, week, tokens }])
      await tx
        .insertInto('record')
        .values({
          ...{ id: `task-2026-${n}`, kind: 'task', year: 2026, no: n, chain_id: chain, title: text, title_key: text },
          ...{ state: 'new', open: 1, light: null, light_sum: null, rank: 5, decide: 0, due: null, due_is_default: 0 },
          ...{
            unit: null,
            owner: null,
            owner_name: null,
            raised_by: null,
            raised_by_name: 'p',
            post: null,
            source: '',
          },
          ...{ sensitive: 0, field_values: '{}', rev: 1, moved_at: at, created_at: at, closed_at: null, told: '[]' },
          ...{ next_on: null, act_at: null },
        })
        .execute()
      await markRecord(tx, `task-2026-${n}`)
    }
  })
  while ((await writer.write(indexRecords)) > 0);
}

it('both databases find the same: any word, with tags, by weeks, page by page, either way', async () => {
  const sqlite = openDatabase(join(temporaryFolder(), 'a.db'))
  onTestFinished(() => sqlite.close())
  await migrate(sqlite)
  const { database: postgres } = await open()
  for (const database of [sqlite, postgres]) await fill(database)

  const wishes: SearchWish[] = [
    ...words.map((word) => ({ words: [word], tags: [[tags.chain('aero'), tags.chain('textile')]] })),
    ...words
      .filter((word) => soughtFor(word).length > 0)
      .map((word) => ({ words: [], tags: [[tags.chain('aero')]], either: [{ word, tags: [tags.by('张工')] }] })),
    { words: ['航天', '试飞'], tags: [] },
    { words: ['航'], tags: [[tags.by('李工')]], from: '2026-W31', to: '2026-W33' },
  ]
  const found = async ({ kysely }: OpenDatabase) => {
    const answers: unknown[] = []
    for (const wish of wishes) {
      const page = await findReports(kysely, wish, { older: undefined, limit: 3 })
      const more = await findReports(kysely, wish, { older: page.at(-1)?.doc ?? 0, limit: 3 })
      const back = await findReports(kysely, wish, { newer: more.at(-1)?.doc ?? 0, limit: 3 })
      answers.push([
        [page, more, back].map((all) => all.map(({ doc, itemId }) => [doc, itemId])),
        await countReports(kysely, wish, 5),
      ])
    }
    for (const word of words)
      answers.push((await recordsWith(kysely, [word], { kind: 'task', whose: { chains: ['aero'] } }))?.toSorted())
    for (const name of ['张工', '李工', '王工']) answers.push(await anyBy(kysely, name))
    return answers
  }
  const ours = await found(sqlite)
  expect(JSON.stringify(ours)).toContain('weekly/')
  expect(await found(postgres)).toEqual(ours)
})
