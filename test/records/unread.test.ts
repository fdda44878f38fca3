import { describe, expect, it } from 'vitest'
import { rawOf } from '../support/raw.ts'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

const lights = "select light from record where kind not in ('firm', 'figure') order by no"
const said = '有 1 条记录读不出来，没有计入：任务1。请找管理员。'

it.each([
  ['is no JSON', `field_values = '{"nodes":'`],
  ['makes no sense', `due = 'no day'`],
])(
  'one whose stored content %s holds up neither the lights of the others nor a digest or the month’s page, which say so',
  async (_, broken) => {
    const town = await openTown('10-16 09:00')
    await town.吴工.says('交办 航天 10-23 接通示例地块水电')
    await town.吴工.says('交办 航天 10-23 喷管设备招标')
    await town.张工.says('签收 任务1')
    await town.张工.says('签收 任务2')
    expect(town.ask(lights)).toEqual(['green', 'green'])
    rawOf(town.stage.database).exec(`update record set ${broken} where no = 1`)
    await town.at('10-21 00:11')
    expect(town.ask(lights)).toEqual(['green', 'blue'])
    await town.at('10-21 09:01')
    expect(town.张工.last()).toContain('任务2 喷管设备招标')
    expect(town.ask("select value from kv where key = 'daily/morning'")).toEqual(['2026-10-21'])
    await town.at('10-23 08:31')
    expect(town.group('航天群').at(-1)).toContain(said)
    expect(town.group('航天群').at(-1)).toContain('■ 任务 在办1')
    await town.at('10-23 08:41')
    expect(town.group('推进办群').at(-1)).toContain(said)
    expect(town.group('推进办群').at(-1)).toContain('■ 灯：航天 红0黄0')
    await town.at('11-02 09:30')
    expect(town.group('领导小组群').at(-1)).toContain('领导小组月报 · 10月')
    expect(town.group('领导小组群').at(-1)).toContain(said)
  },
)

describe('a weekly report of a chain', () => {
  const ask = { ...good, ask_level: 'office', ask_detail: '请协调示例地块水电接入' }
  const unreadAsk = '有 1 条问题读不出来，没有核对：问题1。请找管理员。'

  const asked = async () => {
    const town = await openTown('10-12 09:00')
    await town.at('10-15 15:00')
    await town.张工.fills(ask).submits()
    await town.at('10-21 15:00')
    rawOf(town.stage.database).exec(`update record set field_values = '{"level":' where kind = 'problem'`)
    return town
  }
  const next = { ...ask, progress: '换一句进展', last_plan_1: 'done', last_plan_2: 'done' }

  it('is not held up by a 问题 that cannot be read: form and receipt name it, and it is not raised again', async () => {
    const town = await asked()
    await town.at('10-21 15:00')
    expect(await town.张工.says('周报')).toContain(unreadAsk)
    const filed = await town.张工.fills(next).submits()
    expect(filed.toast).toContain('已')
    expect(filed.words).toContain(unreadAsk)
    expect(town.ask("select id from record where kind = 'problem'")).toEqual(['problem-2026-1'])
  })

  it('asks for something else beside it as ever', async () => {
    const town = await asked()
    await town.张工.says('周报')
    const filed = await town.张工.fills({ ...next, ask_detail: '请协调用工' }).submits()
    expect(filed.words).toContain('问题2 待受理')
    expect(filed.words).toContain(unreadAsk)
  })

  it('says 无变化 of a risk that cannot be read as of the others', async () => {
    const town = await openTown('10-09 09:00')
    for (const product of ['示例助剂', '示例树脂']) {
      await town.张工.says('风险 新增')
      await town.张工.lastCard().clicks('create', { category: '断供', firms: '示例材料乙', product })
    }
    await town.at('10-14 15:00')
    rawOf(town.stage.database).exec(`update record set field_values = '{' where no = 1`)
    await town.张工.says('周报')
    expect((await town.张工.fills({ ...good, risk: 'none' }).submits()).toast).toContain('已')
    expect(town.ask('select record_id from record_same order by record_id')).toEqual(['risk-2026-1', 'risk-2026-2'])
    expect(await town.张工.says('风险2')).toContain('无变化：第42周周报')
  })
})
