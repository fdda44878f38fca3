import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { fillLedger } from '../../src/usecases/demo-data/fill-ledger.ts'
import { paragraphsOf } from '../exports/support/parts.ts'
import { rawOf } from '../support/raw.ts'
import { openTown, type Town } from '../support/town.ts'
import { filesOf } from './support/files.ts'

const filled = async (): Promise<Town> => {
  const town = await openTown('10-23 17:00')
  await fillLedger(town.stage.app.inTransaction)
  return town
}
const linesOf = (town: Town, who: Who): string[] => paragraphsOf(filesOf(town, who).at(-1)?.bytes ?? Buffer.alloc(0))

describe('导出 台账', () => {
  it('is a document of the chain’s open records by kind, the worst light first, with what a list says of each', async () => {
    const town = await filled()
    expect(await town.吴工.says('导出 台账 航天')).toBe(
      '正在生成「台账_航天_2026-10-23（演示数据）.docx」，好了就发给您。\n---\n〔file〕',
    )
    const lines = linesOf(town, '吴工')
    expect(lines.slice(0, 2)).toEqual(['航天产业链台账', '在办事项，截至2026年10月23日（演示数据）'])
    const heads = lines.filter((line) => /^\p{Script=Han}+（\d+）$/u.test(line))
    expect(heads.slice(0, 1)).toEqual(['任务（10）'])
    expect(heads.map((head) => head.replace(/（.*/u, ''))).toEqual(
      expect.arrayContaining(['任务', '问题', '需求', '风险']),
    )
    const tasks = lines.slice(lines.indexOf('任务（10）') + 1)
    const facts = tasks.filter((_, index) => index % 2 === 1).slice(0, 10)
    const order = ['红灯', '黄灯', '蓝灯', '绿灯']
    const lit = facts.flatMap((line) => order.findIndex((word) => line.includes(word))).filter((at) => at >= 0)
    expect(lit).toEqual(lit.toSorted())
    expect(new Set(lit)).toEqual(new Set([0, 1, 2, 3]))
    expect(facts).toContain('本链专班；时限10月12日；红灯（逾期 9 个工作日）；办理中')
    expect(facts.at(-1)).toMatch(/^本链专班；时限\d+月\d+日；(已办待销|挂起)$/u)
    // What is closed or of another chain is not open here.
    const all = lines.join('\n')
    expect(all).not.toContain('已销号')
    expect(all).not.toContain('新型纺织')
  })

  it('says what it was narrowed to, also where nothing is found', async () => {
    const town = await filled()
    expect(await town.吴工.says('导出 台账 航天 红')).toContain('「台账_航天_红_2026-10-23（演示数据）.docx」')
    const lines = linesOf(town, '吴工')
    expect(lines.slice(0, 2)).toEqual(['航天产业链台账', '在办事项（只列：红），截至2026年10月23日（演示数据）'])
    expect(lines.filter((line) => line.includes('灯'))).toSatisfy(
      (lit: string[]) => lit.length > 0 && lit.every((line) => line.includes('红灯')),
    )
    expect(await town.吴工.says('导出 台账 航天 查无此事')).toBe('航天产业链没有找到在办的「查无此事」，没有可导出的。')
    await town.秦处.says('导出 台账')
    expect(linesOf(town, '秦处')[0]).toBe('航天产业链台账')
  })

  it('names of what is sensitive the number alone, be it made so while the file waits', async () => {
    const town = await filled()
    const [title] = town.ask(
      "select title from record where chain_id = 'aerospace' and light = 'red' and kind = 'task'",
    )
    await town.吴工.says('导出 台账 航天')
    expect(linesOf(town, '吴工').join()).toContain(title)
    town.stage.emulator.down(true)
    await town.吴工.says('导出 台账 航天')
    rawOf(town.stage.database).prepare('update record set sensitive = 1 where title = ?').run(title)
    town.stage.emulator.down(false)
    await town.stage.advance(60_000)
    expect(filesOf(town, '吴工')).toHaveLength(2)
    expect(linesOf(town, '吴工').join('\n')).not.toContain(title)
    expect(linesOf(town, '吴工').join('\n')).toMatch(/任务〔2026〕\d+号　（敏感）/u)
  })

  it('comes by the button under 台账, for who may export', async () => {
    const town = await filled()
    await town.秦处.says('台账')
    await town.秦处.lastCard().clicks('wish_ledger_file')
    expect(linesOf(town, '秦处')[0]).toContain('台账')
    expect(linesOf(town, '秦处').join()).not.toContain('新型纺织')
    expect(await town.张工.says('台账')).not.toContain('导出 Word')
  })

  it('says which chain each is of, where there are several', async () => {
    const town = await filled()
    await town.吴工.says('导出 台账', { in: '推进办群' })
    expect(town.group('推进办群').at(-1)).toBe('已私信回复。')
    const all = linesOf(town, '吴工')
    expect(all[0]).toBe('各产业链台账')
    expect(all.join('\n')).toContain('新型纺织产业链；本链专班；')
  })

  it.each([
    ['张工', '导出 台账'],
    ['冯工', '导出 台账'],
    ['组长', '导出 台账'],
    ['秦处', '导出 台账 纺织'],
    ['秦处', '导出 台账 区级'],
  ] as [Who, string][])('%s may not: %s', async (who, typed) => {
    const town = await openTown('10-23 17:00')
    expect(await town[who].says(typed)).toContain('您现在的职责不能导出文件')
    expect(filesOf(town, who)).toEqual([])
  })

  it('says that there is nothing, and of a time that there is none', async () => {
    const town = await openTown('10-23 17:00')
    expect(await town.吴工.says('导出 台账 航天')).toBe('航天产业链没有在办的事项，没有可导出的。')
  })

  it('asks the right again when the file is made', async () => {
    const town = await filled()
    town.stage.emulator.down(true)
    await town.秦处.says('导出 台账')
    await town.changesPost('成员 航天 撤 专班负责人', '秦处')
    town.stage.emulator.down(false)
    await town.stage.advance(60_000)
    expect(filesOf(town, '秦处')).toEqual([])
  })
})
