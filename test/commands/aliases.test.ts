import { describe, expect, it } from 'vitest'
import { report } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

describe('叫法', () => {
  it('is understood by everybody from the next message on, until it is taken back, and is written down', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(report('航天')).submits()
    expect(await town.吴工.says('状态 卫星链')).toContain('没找到这条产业链')
    expect(await town.吴工.says('叫法 航天 = 卫星链')).toContain('记下了：卫星链就是航天产业链')
    expect(await town.吴工.says('状态 卫星链')).toContain('航天产业链')
    expect(await town.张工.says('查 卫星 本周')).toContain('查 · 航天产业链')
    expect(await town.张工.says('卫星链报了没')).toContain('航天产业链：✓ 已报')
    expect(await town.吴工.says('叫法')).toContain('航天产业链 = 卫星链（吴工（虚构）加）')
    expect(town.ask(`select action || ' ' || object from audit where action like 'alias-%'`)).toEqual([
      `alias-add ${town.ask(`select id from chain where name = '航天产业链'`)[0]}`,
    ])
    expect(await town.吴工.says('叫法 撤销 卫星链')).toBe('已撤销叫法「卫星链」。')
    expect(await town.吴工.says('状态 卫星链')).toContain('没找到这条产业链')
    expect(await town.吴工.says('叫法 撤销 卫星链')).toContain('没有另加过叫法「卫星链」')
    expect(await town.吴工.says('叫法')).toContain('还没有另加的叫法')
    expect(town.ask(`select count(*) from audit where action = 'alias-remove'`)).toEqual([1])
  })

  it('of a unit finds what is its', async () => {
    const town = await openTown('09-02 14:50')
    const [unit] = town.ask(`select unit from person_unit order by unit`) as [string]
    expect(await town.吴工.says(`叫法 ${unit} = 南楼`)).toContain(`南楼就是${unit}`)
    await town.吴工.says('任务 南楼')
    expect(town.吴工.last()).not.toContain('「南楼」')
    expect(await town.吴工.says('叫法 纺织 = 南楼')).toContain(`「南楼」已经是${unit}的名称或叫法`)
  })

  it.each([
    ['纺织', '新型纺织产业链的名称或叫法'],
    ['纺织链', '新型纺织产业链的名称或叫法'],
    ['大纺织', '新型纺织产业链的名称或叫法'],
    ['状态', '命令里的词'],
    ['周报链', '命令里的词'],
    ['查卫星', '命令里的词'],
    ['任务', '命令里的词'],
    ['逾期', '查阅时有意思的词'],
    ['在办', '查阅时有意思的词'],
    ['没报', '查阅时有意思的词'],
    ['红灯', '查阅时有意思的词'],
    ['上周', '查阅时有意思的词'],
    ['风险', '命令里的词'],
    ['下周计划', '周报里的栏目'],
    ['杨工', '人名'],
  ])('%s means something already', async (word, means) => {
    const town = await openTown('09-02 14:50')
    expect(await town.吴工.says(`叫法 航天 = ${word}`)).toContain(`没有记：「${word}」已经是${means}`)
    expect(town.ask('select count(*) from alias')).toEqual([0])
  })

  it.each([
    ['叫法 航天', '要加叫法，发「叫法 航天 = 卫星链」'],
    ['叫法 月亮 = 卫星链', '没找到「月亮」'],
    ['叫法 专班 = 卫星组', '没找到「专班」'],
    ['叫法 航天 = 卫链', '叫法要 2 到 12 个字'],
    ['叫法 航天 = 卫 星', '叫法要 2 到 12 个字'],
    ['叫法 航天 = 这是一个长得没有人会写的叫法', '叫法要 2 到 12 个字'],
  ])('%s is said to be wrong', async (typed, answer) => {
    const town = await openTown('09-02 14:50')
    expect(await town.吴工.says(typed)).toContain(answer)
    expect(town.ask('select count(*) from alias')).toEqual([0])
  })

  it('is the office’s', async () => {
    const town = await openTown('09-02 14:50')
    expect(await town.张工.says('叫法 航天 = 卫星链')).toContain('您现在的职责不能修改设置')
    expect(town.ask('select count(*) from alias')).toEqual([0])
  })
})
