import { describe, expect, it } from 'vitest'
import { openTown } from '../support/town.ts'
import { filesOf, rowsOf, sendsFile, workbook } from './support/files.ts'
import { addsRow } from './support/lists.ts'

const sheet = 'L07 可招引企业'
const columns =
  '编号 产业链 名称 总部地 对应缺口环节 投资意向 接洽人 阶段 最近接触日 下一步 列入头部企业 责任单位 来源 备注'.split(
    ' ',
  )

describe('导入 and 导出 of a list', () => {
  it('the template has every column of the list, in a sheet called by number and name', async () => {
    const town = await openTown('09-14 09:00')
    await town.张工.says('导入 L07')
    const [file] = filesOf(town, '张工')
    expect(file?.name).toBe('L07 可招引企业_导入模板.xlsx')
    expect(await rowsOf(file?.bytes ?? Buffer.alloc(0), sheet)).toEqual([columns])
  })

  it('a task force hands in its own chain’s rows; each fault by sheet, row and column; twice is once', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L05', { name: '示例轴承', gap: '外购' })
    await addsRow(town, '张工', 'L07', { name: '已有的一家（虚构）' })
    const rows = [
      [
        undefined,
        '航天',
        '第一家（虚构）',
        '示例市',
        'L05-1',
        undefined,
        undefined,
        '在谈',
        { day: '2026-09-01' },
        '登门',
        undefined,
        undefined,
        '招商会',
      ],
      [undefined, '航天', '已有的一家（虚构）'],
      [undefined, '陶瓷基', '别的链的（虚构）'],
      [undefined, '航天', undefined, '只填了一半'],
      [undefined, '航天', '第二家（虚构）', undefined, 'L05-9', undefined, undefined, '谈着呢'],
      [undefined, '航天', '第一家（虚构）'],
      ['L07-1', undefined, undefined, '补一个总部地'],
    ] as const
    const said = await sendsFile(
      town,
      '张工',
      'L07.xlsx',
      workbook(
        rows.map((row) => [...row]),
        sheet,
        columns,
      ),
    )
    expect(said).toContain('可导入 2 行，有错 5 行')
    for (const line of [
      '第 3 行「名称」',
      '第 4 行「产业链」',
      '第 5 行「名称」：请填名称',
      '第 6 行「对应缺口环节」：没有这条记录',
      '第 6 行「阶段」：请从选项里选',
      '第 7 行「名称」',
    ])
      expect(said).toContain(line)
    await town.张工.lastCard().clicks('apply')
    expect(town.ask("select title from record where kind = 'L07' order by no")).toEqual([
      '已有的一家（虚构）',
      '第一家（虚构）',
    ])
    const made = await town.张工.says('L07-2')
    for (const line of ['对应缺口环节 L05-1', '来源 招商会', '阶段 在谈']) expect(made).toContain(line)
    expect(await town.张工.says('L07-1')).toContain('总部地 补一个总部地')
    // A colleague sends the very same file.
    const again = await sendsFile(
      town,
      '李工',
      'L07 副本.xlsx',
      workbook(
        rows.map((row) => [...row]),
        sheet,
        columns,
      ),
    )
    expect(again).toContain('可导入 0 行')
  })

  it('an export sent back as it came changes nothing, with firms, records, days and codes in it', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L05', { name: '示例轴承', gap: '外购' })
    await addsRow(town, '张工', 'L07', {
      name: '第一家（虚构）',
      fills: 'L05-1',
      met_on: '2026-09-10',
      contact: '张工（虚构）',
    })
    await addsRow(town, '张工', 'L12', { name: '示例项目一', firm: '企业1', total: '100', year_plan: '50', done: '20' })
    await town.吴工.says('更新 企业1')
    await town.吴工.lastCard().clicks('edit', { code: '91900000MA00000003', grade: 'A' })
    for (const [kind, called] of [
      ['L07', 'L07 可招引企业'],
      ['L12', 'L12 重点项目'],
      ['企业', '企业'],
    ] as const) {
      await town.吴工.says(`导出 ${kind}`)
      const bytes = filesOf(town, '吴工').at(-1)?.bytes ?? Buffer.alloc(0)
      const [titles, row] = await rowsOf(bytes, called)
      expect(titles, kind).toContain('编号')
      expect(row?.[0], kind).toBe(kind === '企业' ? '企业1' : `${kind}-1`)
      expect(await sendsFile(town, '吴工', `${kind}.xlsx`, bytes), kind).toContain('可导入 0 行，没有变化')
    }
  })
})
