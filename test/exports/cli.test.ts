import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, type Stage } from '../../scripts/stage.ts'
import { type Operator, operator } from '../ops/operator.ts'
import { rawOf } from '../support/raw.ts'
import { districtOf } from './support/district.ts'
import { addMonths } from './support/months.ts'
import { paragraphsOf, partsOf } from './support/parts.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
})
afterEach(() => who.leave())

/** Thursday of week 36: 航天 has filed. */
const filedWeek = async (): Promise<Stage> => {
  const stage = await openStage({ databaseFile: who.database, start: '2026-08-31T00:30:00.000Z' })
  await stage.moveTo('2026-09-02T07:00:00.000Z')
  const 张工 = stage.emulator.person('张工（虚构）')
  await 张工.clicks(张工.sees().at(-1)?.message_id ?? '', 'submit', {
    progress: '示范线完成设备招标',
    next_plan: '签订合同',
  })
  return stage
}
const out = (name: string) => join(who.folder, name)
const week = ['--from', '2026-W36', '--to', '2026-W36']

describe('lianzhang export', () => {
  it('makes a table and a document beside a running bot, and writes nothing into its database', async () => {
    const stage = await filedWeek()
    const rows = () =>
      ['outbox', 'audit', 'item', 'revision', 'kv'].map((table) =>
        rawOf(stage.database).prepare(`select count(*), max(rowid) from ${table}`).get(),
      )
    const before = rows()
    const table = await who.run(['export', ...week, '--out', out('w36.xlsx')])
    expect(table.code).toBe(0)
    expect(table.out).toMatch(/^已导出：.*w36\.xlsx（4 行，\d+ 字节）\n$/)
    const [, first] = await readSheet(readFileSync(out('w36.xlsx')), 1)
    expect(first?.slice(0, 2)).toEqual(['航天产业链', '第36周（8月31日—9月6日）'])

    const document = await who.run(['export', ...week, '--chain', '航天', '--docx', '--json', '--out', out('w36.docx')])
    const bytes = readFileSync(out('w36.docx'))
    expect(JSON.parse(document.out)).toEqual({
      ...{ file: out('w36.docx'), rows: 1, bytes: bytes.length },
      ...{ from: '2026-W36', to: '2026-W36', chains: ['aerospace'] },
    })
    expect(paragraphsOf(bytes)).toContain('示范线完成设备招标')
    expect(rows()).toEqual(before)
    await stage.close()
    expect(readdirSync(who.folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('names what it did not understand, with exit code 2', async () => {
    await (await filedWeek()).close()
    const wrong: [string[], RegExp][] = [
      [['--from', '2026-36'], /没有这一周：2026-36。写成 2026-W36 这样。/],
      [['--from', '2026-W54'], /没有这一周/],
      [['--from', '2026-W39', '--to', '2026-W36'], /起止写反了/],
      [[...week, '--chain', '航海'], /没有这条产业链：航海。可以写：航天产业链、/],
      [[...week, '--out', 'x.docx'], /请加 --docx/],
      [[...week, '--out', 'x.xlsx', '--docx'], /以 \.docx 结尾/],
    ]
    for (const [args, said] of wrong) {
      const ended = await who.run(['export', ...args])
      expect(ended.code, args.join(' ')).toBe(2)
      expect(ended.err).toMatch(said)
    }
  })

  it('fails with one line and code 1 where there is nothing, no database, no place to write, or a damaged report', async () => {
    expect((await who.run(['export', ...week])).err).toContain('还没有数据库')
    const stage = await filedWeek()
    await stage.close()
    const nothing = await who.run(['export', '--from', '2025-W01', '--out', out('none.xlsx')])
    expect(nothing.code).toBe(1)
    expect(nothing.err).toContain('这段时间没有工作动态，没有可导出的。')
    writeFileSync(out('taken'), '')
    const blocked = await who.run(['export', ...week, '--out', join(out('taken'), 'x.xlsx')])
    expect(blocked.code).toBe(1)
    expect(blocked.err).toMatch(/写不了文件 .*（ENOTDIR）。/)
    const again = await openStage({ databaseFile: who.database, start: '2026-09-02T07:00:00.000Z' })
    rawOf(again.database).exec(`update revision set content = '{'`)
    await again.close()
    const damaged = await who.run(['export', ...week, '--out', out('damaged.xlsx')])
    expect(damaged.code).toBe(1)
    expect(damaged.err).toContain('导出没有成功。请用 lianzhang verify 检查数据库。')
    expect(existsSync(out('damaged.xlsx'))).toBe(false)
  })

  it('has the months of the range in the table, and none in the document', async () => {
    const { place, database } = await districtOf({ chains: 2, weeks: 4 })
    addMonths(database, [{ chain: 0, month: '2026-09', week: '2026-W39' }])
    const of = { DATABASE_URL: place.startsWith('postgres:') ? place : `file:${place}` }
    const range = ['--from', '2026-W36', '--to', '2026-W39']
    expect((await who.run(['export', ...range, '--out', out('months.xlsx')], of)).out).toContain('（9 行，')
    const [titles, first] = await readSheet(readFileSync(out('months.xlsx')), '月报')
    expect([titles?.[1], first?.[0], first?.[1]]).toEqual(['月份', '第1示例产业链', '2026-09'])
    const document = await who.run(['export', ...range, '--docx', '--out', out('months.docx')], of)
    expect(document.out).toContain('（8 行，')
  })

  it('refuses more rows than a table can bear, with the number and what to do', async () => {
    const { place } = await districtOf({ chains: 1001, weeks: 100 }, () => ({ state: 'missed', rev: 0 }))
    const refused = await who.run(['export', '--from', '2026-W01', '--to', '2029-W01'], {
      DATABASE_URL: place.startsWith('postgres:') ? place : `file:${place}`,
    })
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('共 100100 行，最多 100000 行，没有导出。请缩短时间')
  })

  it('makes the same file from the built program, whose thread has a bundle of its own', async () => {
    await (await filedWeek()).close()
    await who.run(['export', ...week, '--out', out('sources.xlsx')])
    const built = out('built')
    mkdirSync(built)
    for (const name of ['node_modules', 'package.json']) symlinkSync(resolve(name), join(built, name))
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', join(built, 'dist')])
    const args = [join(built, 'dist', 'main.js'), 'export', ...week, '--out', out('built.xlsx')]
    execFileSync(process.execPath, args, { env: who.env, cwd: who.folder })
    const [fromBuilt, fromSources] = ['built', 'sources'].map((name) => partsOf(readFileSync(out(`${name}.xlsx`))))
    // It says when it was made.
    for (const parts of [fromBuilt, fromSources]) expect(parts?.delete('docProps/core.xml')).toBe(true)
    expect(fromBuilt).toEqual(fromSources)
  })
})
