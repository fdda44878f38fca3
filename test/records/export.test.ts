import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { partsOf } from '../exports/support/parts.ts'
import { openTown } from '../support/town.ts'
import { filesOf, rowsOf } from './support/files.ts'

/** Three tasks: one of 航天 that is overdue, one of 纺织, one of the district. */
const kept = async () => {
  const town = await openTown('10-16 09:00')
  const { 吴工, 冯工 } = town
  await 吴工.says('交办 航天 区投资商务局 10-20 接通示例地块水电')
  await 吴工.says('交办 纺织 11-30 =1+1 号厂房 000610113199001011234')
  await 吴工.says('交办 区级 区科技工信局 -12 月前摸清家底')
  await 冯工.says('签收 任务1')
  await town.at('10-26 09:00')
  return town
}

const titles =
  '编号 产业链 任务 要求 牵头单位 责任人 配合单位 完成时限 办结标准 节点 状态 灯 逾期天数 最近推进 来源'.split(' ')

describe('导出 任务', () => {
  it('is one sheet named by the word, with the creation labels in order and what the bot knows behind them', async () => {
    const town = await kept()
    expect(await town.吴工.says('导出 任务')).toBe(
      '正在生成「任务_各产业链_在办_2026-10-26（演示数据）.xlsx」，好了就发给您。\n---\n〔file〕',
    )
    const [file] = filesOf(town, '吴工')
    const bytes = file?.bytes ?? Buffer.alloc(0)
    const [head, ...rows] = await rowsOf(bytes, '任务')
    expect(head).toEqual(titles)
    expect([...partsOf(bytes).keys()].filter((name) => name.includes('worksheets'))).toHaveLength(1)
    expect(rows.map(([no, chain, title]) => [no, chain, title])).toEqual([
      ['任务〔2026〕1号', '航天产业链', '接通示例地块水电'],
      ['任务〔2026〕3号', '区级', '-12 月前摸清家底'],
      ['任务〔2026〕2号', '新型纺织产业链', '=1+1 号厂房 000610113199001011234'],
    ])
    expect(rows[0]?.[4]).toBe('区投资商务局（演示）')
    expect(rows[0]?.slice(6)).toEqual([
      ...[null, '2026-10-20', null, null],
      ...['办理中', '黄灯', 4, '2026-10-16', '上级'],
    ])
    const raw = await readSheet(bytes, '任务')
    expect(raw[1]?.[7]).toBeInstanceOf(Date)
  })

  it('holds what the words ask for', async () => {
    const town = await kept()
    await town.吴工.says('导出 任务 逾期')
    await town.吴工.says('导出 task 纺织')
    const [late, textile] = filesOf(town, '吴工')
    expect([late, textile].map((file) => file?.name)).toEqual([
      '任务_各产业链_在办-逾期_2026-10-26（演示数据）.xlsx',
      '任务_纺织_在办_2026-10-26（演示数据）.xlsx',
    ])
    expect((await rowsOf(late?.bytes ?? Buffer.alloc(0), 1)).slice(1).map(([no]) => no)).toEqual(['任务〔2026〕1号'])
    expect(await town.吴工.says('导出 任务 查无此事')).toBe('没有找到任务，没有可导出的。')
  })

  it('goes to a lead and a chief for their own chain alone, and always in private', async () => {
    const town = await kept()
    for (const who of ['秦处', '链长甲'] as const) {
      await town[who].says('导出 任务', { in: '航天群' })
      const [file] = filesOf(town, who)
      expect(file?.name).toBe('任务_航天_在办_2026-10-26（演示数据）.xlsx')
      const rows = await rowsOf(file?.bytes ?? Buffer.alloc(0), 1)
      expect(rows.slice(1).map(([no]) => no)).toEqual(['任务〔2026〕1号'])
    }
    expect(town.group('航天群').slice(-2)).toEqual(['已私信回复。', '已私信回复。'])
    await town.吴工.says('导出 任务', { in: '推进办群' })
    expect(filesOf(town, '吴工')).toHaveLength(1)
  })

  it.each([
    ['张工', '导出 任务'],
    ['冯工', '导出 任务'],
    ['组长', '导出 任务'],
    ['何工', '导出 任务'],
    ['秦处', '导出 任务 纺织'],
    ['秦处', '导出 任务 区级'],
  ] as [Who, string][])('%s may not: %s', async (who, typed) => {
    const town = await kept()
    expect(await town[who].says(typed)).toContain('您现在的职责不能导出文件')
    expect(filesOf(town, who)).toEqual([])
  })

  it('asks the right again when the file is made', async () => {
    const town = await kept()
    town.stage.emulator.down(true)
    await town.秦处.says('导出 任务')
    await town.changesPost('成员 航天 撤 专班负责人', '秦处')
    town.stage.emulator.down(false)
    await town.stage.advance(60_000)
    expect(filesOf(town, '秦处')).toEqual([])
    expect(town.ask("select error from outbox where verb = 'file'")).toEqual(['role ended'])
  })
})
