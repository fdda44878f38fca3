import { expect, it } from 'vitest'
import { filesOf, rowsOf, sendsFile, workbook } from '../records/support/files.ts'
import { whoMay } from '../records/support/matrix.ts'
import { openTown } from '../support/town.ts'

const why = '第三方年度评估报告'
const titles = '编号 产业链 年度 得分 依据'.split(' ')
const book = (rows: Parameters<typeof workbook>[0]) => workbook(rows, '第三方评估', titles)

it('comes in by file, with each fault by sheet, row and column', async () => {
  const town = await openTown('12-28 10:00')
  const { 吴工 } = town
  await 吴工.says('导入 第三方评估')
  expect(await rowsOf(filesOf(town, '吴工')[0]?.bytes ?? Buffer.alloc(0), '第三方评估')).toEqual([titles])
  const said = await sendsFile(
    town,
    '吴工',
    '评估分.xlsx',
    book([
      [undefined, '航天', '2026', '86.5', why],
      [undefined, '陶瓷基', '2026', '101', why],
      [undefined, '没有的链', '2026', '80', why],
      [undefined, '纺织', '2027', '80', why],
      [undefined, '煤化工', '2026', undefined, '好'],
      [undefined, '煤化工', '2026', '八十', why],
    ]),
  )
  expect(said).toContain('可导入 1 行，有错 5 行')
  for (const fault of [
    '第 3 行「得分」',
    '第 4 行「产业链」',
    '第 5 行「年度」：年度还没到',
    '第 6 行「得分」：请填得分',
    '第 6 行「依据」',
    '第 7 行「得分」',
  ])
    expect(said).toContain(fault)
  expect(filesOf(town, '吴工').at(-1)?.name).toContain('评估分')
  expect(town.ask("select count(*) from record where kind = 'third'")).toEqual([0])
})

it('enters at 0.3 once another of the office has said yes, and once', async () => {
  const town = await openTown('12-28 10:00')
  const { 吴工, 郑工, 张工 } = town
  const sheet = book([[undefined, '航天', '2026', '86.5', why]])
  await sendsFile(town, '吴工', '评估分.xlsx', sheet)
  await 吴工.card('第三方评估').clicks('apply')
  expect(await 张工.says('考核')).not.toContain('第三方评估 86.5')
  expect(await 吴工.says('确认 第三方评估1')).toContain('［确认］')
  expect((await 吴工.lastCard().clicks('agree')).toast).toContain('您录入的，请另一位推进办的人确认')
  expect(await 郑工.says('我的')).toContain('第三方评估1')
  await 郑工.says('第三方评估1')
  const counted = await 郑工.lastCard().clicks('agree')
  expect(counted.words).toContain('已计入')
  expect(counted.words).toContain('计入 登记1')
  expect(await 张工.says('考核')).toContain('第三方评估 86.5 分，按 0.7：0.3 合成')
  expect(await 郑工.says('我的')).not.toContain('第三方评估1')
  // The same file once more changes nothing.
  const again = await sendsFile(town, '吴工', '评估分.xlsx', sheet)
  expect(again).toMatch(/已有|已经有|没有变化|一样/u)
  expect(town.ask("select count(*) from record where kind = 'third'")).toEqual([1])
  await 郑工.says('考核 撤回 登记1 报告作废重出')
  await 吴工.says('考核 撤回 登记1 报告作废重出')
  expect(await 张工.says('考核')).not.toContain('第三方评估 86.5')
})

it('is the office’s alone until it counts', async () => {
  const town = await openTown('12-28 10:00')
  await town.吴工.says('第三方评估 航天 新增 2026 86.5 第三方年度评估报告')
  expect(town.ask("select title from record where kind = 'third'")).toEqual(['2026年 第三方评估 86.5 分'])
  expect(await whoMay(town, 'third-2026-1', { text: '补一句', reason: '写错了' })).toEqual({
    sees: 'OQ',
    agree: 'Q',
    note: 'OQ',
    relate: 'OQ',
    void: 'OQ',
  })
  for (const who of ['张工', '链长甲', '组长'] as const)
    expect(await town[who].says('第三方评估1'), who).toBe('没有找到第三方评估1，或者您不能看。')
})
