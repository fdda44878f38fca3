import { describe, expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { chiefPosts } from '../../src/db/chains.ts'
import { apply, closeTextile } from '../support/apply-file.ts'
import { rawOf } from '../support/raw.ts'
import { good, returnsReport } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const everything = (town: Town) =>
  [
    'chain',
    'chief_post',
    'person',
    'person_role',
    'chat',
    'firm_role',
    'record',
    'unit',
    'setting',
    'district_applied',
    'audit',
  ].map((table) => JSON.stringify(rawOf(town.stage.database).prepare(`select * from ${table}`).all()))

describe('the district file', () => {
  it('applied twice changes nothing, not even the audit', async () => {
    const town = await openTown('09-02 10:00')
    const before = everything(town)
    expect(await apply(town)).toEqual([])
    expect(everything(town)).toEqual(before)
  })

  it('a changed chief is a new holder of the post, and the old one stays in the records', async () => {
    const town = await openTown('09-02 10:00')
    expect(await apply(town, ['链长甲（演示） }\n    departments', '链长戊（演示） }\n    departments'])).toEqual([
      '链长：航天产业链 由 链长戊（演示） 担任',
    ])
    expect(await chiefPosts(town.stage.database.kysely, 'aerospace')).toMatchObject([
      { name: '链长甲（演示）', until: '2026-09-02' },
      { name: '链长戊（演示）', since: '2026-09-02' },
    ])
  })

  it('a name that is corrected finds what was filed under the old one, and so does the old one', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    expect(await town.吴工.says('查 张工')).toContain('航天产业链 第36周')
    await apply(town, ['name: 张工（虚构）', 'name: 章工（虚构）'])
    expect(await town.吴工.says('查 章工')).toContain('航天产业链 第36周')
    expect(await town.吴工.says('查 张工')).toContain('航天产业链 第36周')
  })

  it('what was changed in chat survives an unrelated change of the file', async () => {
    const town = await openTown('09-02 10:00')
    await town.changesPost('成员 航天 撤 备报', '李工')
    await town.changesPost('成员 航天 加 备报', '钱工')
    await town.何工.says('绑定 航天 专班群', { in: '新群' })
    await town.秦处.card('请确认绑定').clicks('confirm')
    expect(await apply(town, ['aliases: [纺织]', 'aliases: [纺织, 织造]'])).toEqual(['产业链：更新 新型纺织产业链'])
    const members = await town.吴工.says('成员 航天')
    expect(members).toContain('备报：钱工（虚构）')
    expect(await town.秦处.says('状态', { in: '新群' })).toContain('航天产业链')
    expect(await town.吴工.says('状态 织造')).toContain('新型纺织产业链')
  })

  it('switches 审签 of a chain on and off again, and leaves alone what it does not speak of', async () => {
    const town = await openTown('09-02 10:00')
    await town.吴工.says('设置 审签 航天 开')
    const on: [string, string] = ['aliases: [纺织]\n', 'aliases: [纺织]\n    sign_off: true\n']
    expect(await apply(town, on)).toEqual(['设置：审签 textile'])
    expect(await town.吴工.says('设置')).toContain('已开：航天产业链、新型纺织产业链')
    await town.吴工.says('设置 审签 纺织 关')
    expect(await apply(town, on)).toEqual([])
    expect(await town.吴工.says('设置')).toContain('已开：航天产业链\n')
    await town.吴工.says('设置 审签 纺织 开')
    expect(await apply(town)).toEqual(['设置：审签 textile'])
    expect(await town.吴工.says('设置')).toContain('已开：航天产业链\n')
  })

  it('a person taken out keeps the record and what chat gave, and loses the file’s posts', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.changesPost('成员 纺织 加 备报', '张工')
    const line = `  - { name: 张工（虚构）, open_id: ou_demo_c1_main, roles: [{ role: reporter, chain: aerospace }] }\n`
    expect(await apply(town, [line, ''])).toContain('职责：取消 张工（虚构） 航天产业链主报')
    expect((await town.张工.card('航天').fills(good).submits()).toast).toBe('您无权操作，已私信说明找谁办')
    expect(await town.张工.says('状态')).toContain('新型纺织产业链')
    expect(town.李工.last(), 'the backup is asked').toContain('航天产业链 · 周四工作动态')
    expect(town.ask('select name from person where open_id = ?', cast.张工)).toEqual(['张工（虚构）'])
  })

  it('a new chain owes from now on, and its reporter gets the open card', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 16:00')
    const lines = await apply(
      town,
      [
        'people:\n',
        `people:\n  - { name: 钱工（虚构）, open_id: ${cast.钱工}, roles: [{ role: reporter, chain: robots }] }\n`,
      ],
      [
        'chains:\n',
        'chains:\n  - { id: robots, name: 机器人产业链, kind: key, chief: { name: 链长己（演示） }, departments: [区科技工信局（演示）], enterprises: [] }\n',
      ],
    )
    expect(lines).toContain('产业链：新增 机器人产业链')
    expect(town.钱工.last()).toContain('机器人产业链 · 周四工作动态')
    expect(await town.吴工.says('状态')).toContain('机器人产业链 ○ 未报')
    expect(town.ask(`select count(*) from item where chain_id = 'robots'`)).toEqual([1])
    await town.at('09-03 18:05')
    expect(town.group('推进办群').at(-1)).toContain('应报 5')
  })

  it('a chain taken out owes nothing more, and its history stays', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    const lines = await closeTextile(town)
    expect(lines).toContain('产业链：关闭 新型纺织产业链')
    const heard = town.杨工.heard().length
    await town.at('09-03 18:05')
    expect(town.杨工.heard()).toHaveLength(heard)
    expect(town.黄工.heard()).toEqual([])
    expect(town.group('推进办群').at(-1)).toContain('应报 3')
    await town.at('09-04 08:45')
    expect(town.group('纺织群')).toEqual([])
    await town.at('09-09 15:00')
    expect(town.ask(`select count(*) from item where chain_id = 'textile'`)).toEqual([1])
  })

  it('of a chain taken out nothing is waited for that was sent back: nobody is left who could make it good', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.杨工.fills(good).submits()
    await returnsReport(town.吴工, '退回 纺织 缺时限')
    expect(await town.吴工.says('我的')).toContain('等补充的（1）')
    await closeTextile(town)
    expect(await town.吴工.says('我的')).toContain('没有等补充的退回件。')
    await town.at('09-03 18:05')
    expect(town.group('推进办群').join('\n')).not.toContain('退回后没有补充')
  })

  it('a post given in chat for a chain that was taken out is answered in words', async () => {
    const town = await openTown('09-02 10:00')
    await town.changesPost('成员 纺织 加 专班负责人', '钱工')
    await closeTextile(town)
    const ended = '您登记的产业链都已不再报送。登记有误，请找推进办。'
    for (const words of ['周报', '月报', '更正']) expect(await town.钱工.says(words), words).toBe(ended)
    expect(await town.钱工.says('查 招标')).toMatch(/^没有找到.*。\n可以换个词，或写短一点。时间可以写：[^；]*。$/su)
  })
})
