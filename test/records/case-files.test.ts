import { expect, it } from 'vitest'
import { openTown } from '../support/town.ts'
import { raises } from './support/cases.ts'
import { filesOf, rowsOf, sendsFile, workbook } from './support/files.ts'

const titles = '编号 产业链 标题 类别 企业 情况 解决方案和建议 涉及范围 由谁办 希望何时前 来源'.split(' ')

it('导出 问题 says whose turn it is in words; sent back, 由谁办 is changed by its step alone', async () => {
  const town = await openTown('10-16 09:00')
  const { 吴工 } = town
  await raises(town, '张工', '问题 新增', {
    level: 'chief',
    from: '链主',
    firms: '示例企业甲（虚构）、示例企业乙（虚构）',
  })
  await 吴工.says('导出 问题')
  const [file] = filesOf(town, '吴工')
  const [head, row] = await rowsOf(file?.bytes ?? Buffer.alloc(0), '问题')
  expect(head).toEqual([...titles, '状态', '灯', '逾期天数', '最近推进'])
  expect(row?.slice(0, 11)).toEqual([
    ...[
      '问题〔2026〕1号',
      '航天产业链',
      '示例园区用电不足',
      '要素',
      '示例企业甲（虚构）（未登记）、示例企业乙（虚构）（未登记）',
    ],
    ...['用电高峰示例园区限电', '请接入二回路', null, '请链长', null, '链主'],
  ])

  const back = (level: string, category: string) =>
    workbook(
      [['问题1', '航天产业链', undefined, category, undefined, undefined, undefined, undefined, level]],
      '问题',
      titles,
    )
  expect(await sendsFile(town, '吴工', '一.xlsx', back('请推进办', '要素'))).toContain('这一列不能改，请在卡片上办')
  expect(await sendsFile(town, '吴工', '一.xlsx', back('请链长', '用地'))).toContain('可导入 1 行')
  await 吴工.lastCard().clicks('apply')
  await town.stage.settle()
  expect(await 吴工.says('问题1')).toContain('类别 用地')
  expect(吴工.last()).toContain('由谁办 请链长')
})

it('a sheet makes new ones, each with its chain; of the district there is no 问题', async () => {
  const town = await openTown('10-16 09:00')
  const { 吴工 } = town
  const row = (chain: string, title: string, level: string) => [
    ...[undefined, chain, title, '要素', undefined, '用电高峰示例园区限电', '请接入二回路', undefined, level],
  ]
  const rows = [
    row('航天产业链', '示例一', '请推进办'),
    row('区级', '示例二', '请推进办'),
    row('航天产业链', '示例三', '请区长'),
  ]
  const said = await sendsFile(town, '吴工', '一.xlsx', workbook(rows, '问题', titles))
  expect(said).toContain('可导入 1 行，有错 2 行')
  expect(said).toContain('请从选项里选')
  await 吴工.lastCard().clicks('apply')
  await town.stage.settle()
  expect(town.ask("select title from record where kind not in ('firm', 'figure')")).toEqual(['示例一'])
})
