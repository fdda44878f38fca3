import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../exports/support/parts.ts'
import { openTown, type Town } from '../support/town.ts'
import { sendsFile, workbook } from './support/files.ts'

const titles = (town: Town) => town.ask("select title from record where kind = 'task' order by no")

const csv = '任务,产业链,要求\r\n"接通水电",航天,"000610113199001011234"\r\n'

/** A table as an office keeps it: its name above the titles, a column of its own, no 编号. `workbook` writes the first line as titles. */
const ownTable = (rows: readonly string[][]) =>
  workbook(rows, '任务', ['示例区重点任务清单（2026年10月）', '', '', '', ''])

describe('a table of the office’s own', () => {
  it('is read below its name, by titles and aliases, and says which columns were taken for which before anything counts', async () => {
    const town = await openTown('10-16 09:00')
    const said = await sendsFile(
      town,
      '吴工',
      '清单.xlsx',
      ownTable([
        ['单位：推进办'],
        ['序号', '产业链', '任务名称（必填）', '责任 单位', '完成时间'],
        ['1', '航天', '接通示例地块水电', '区投资商务局', '２０２６年１０月３０日'],
        ['2', '航海', '建示例港口', '区财务局', '2026.10.30'],
      ]),
    )
    expect(said).toContain('可导入 1 行，有错 1 行')
    expect(said).toContain(
      '列名不同，当作：「任务名称（必填）」→「任务」、「责任 单位」→「牵头单位」、「完成时间」→「完成时限」。',
    )
    expect(said).toContain('没有用到的列：序号。')
    expect(said).toContain('没有「编号」列，每一行都按新增。')
    expect(said).toContain('表「任务」第 5 行「产业链」：没有这条产业链')
    expect(titles(town)).toEqual([])
    await town.吴工.lastCard().clicks('apply')
    expect(titles(town)).toEqual(['接通示例地块水电'])
    expect(await town.吴工.says('任务1')).toContain('时限 10月30日（周五）')
  })

  it('may have its titles in two lines, groups above and columns below', async () => {
    const town = await openTown('10-16 09:00')
    const said = await sendsFile(
      town,
      '吴工',
      '清单.xlsx',
      ownTable([
        ['编号', '产业链', '任务', '责任', ''],
        ['', '', '', '牵头单位', '责任人'],
        ['', '航天', '接通示例地块水电', '区投资商务局', ''],
      ]),
    )
    expect(said).toContain('可导入 1 行')
    expect(said).not.toContain('没有用到的列')
    expect(said).not.toContain('编号')
    await town.吴工.lastCard().clicks('apply')
    expect(await town.吴工.says('任务1')).toContain('牵头单位 区投资商务局（演示）')
  })

  it('is no table of ours without the main column, however deep one looks', async () => {
    const town = await openTown('10-16 09:00')
    const rows = [...Array.from({ length: 12 }, () => ['说明']), ['编号', '产业链', '任务']]
    expect(await sendsFile(town, '吴工', '清单.xlsx', ownTable(rows))).toContain('前 10 行里没有模板的列名，没有导入。')
  })

  it.each([
    ['UTF-8 with its mark', Buffer.from(`\ufeff${csv}`)],
    // The same as WPS and Excel write it in China.
    [
      'GB18030',
      Buffer.from(
        'c8cecef12cb2fad2b5c1b42cd2aac7f30d0a22bdd3cda8cbaeb5e7222cbabdccec2c22303030363130313133313939303031303131323334220d0a',
        'hex',
      ),
    ],
  ])('may be a csv in %s, read as what its name says', async (_encoding, bytes) => {
    const town = await openTown('10-16 09:00')
    expect(await sendsFile(town, '吴工', '10月任务.csv', bytes)).toContain('可导入 1 行')
    await town.吴工.lastCard().clicks('apply')
    expect(titles(town)).toEqual(['接通水电'])
    expect(await town.吴工.says('任务1')).toContain('要求 000610113199001011234')
  })

  it('gives the value of a formula, as it was when the table was saved', async () => {
    const town = await openTown('10-16 09:00')
    const parts = [
      ...partsOf(
        await ownTable([
          ['任务', '产业链'],
          ['公式', '航天'],
        ]),
      ),
    ].map(([name, xml]) => [
      name,
      strToU8(
        /sheet1/.test(name)
          ? xml.replace(/<c r="A3"[^>]*>.*?<\/c>/, '<c r="A3" t="str"><f>"接通"&amp;"水电"</f><v>接通水电</v></c>')
          : xml,
      ),
    ])
    const said = await sendsFile(town, '吴工', '清单.xlsx', zipSync(Object.fromEntries(parts)))
    expect(said).toContain('可导入 1 行')
    await town.吴工.lastCard().clicks('apply')
    expect(titles(town)).toEqual(['接通水电'])
  })
})
