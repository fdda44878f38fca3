import { expect, it } from 'vitest'
import { openTown } from '../support/town.ts'

const lights = "select light from record where kind <> 'firm' order by no"
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
    town.stage.database.raw.exec(`update record set ${broken} where no = 1`)
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
