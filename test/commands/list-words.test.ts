import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { openTown } from '../support/town.ts'

describe('lists, map, check-up and assessment in people’s own words', () => {
  it.each<[Who, string, string]>([
    ['张工', '重点项目', 'L12 重点项目'],
    ['张工', '航天有几家链主企业', 'L01 “链主”企业 · 航天产业链'],
    ['张工', '我想登记一个项目', '新增L12 · 航天产业链'],
    ['张工', '看看清单还缺什么', '体检 · 航天产业链'],
    ['张工', '哪些清单过期了', '体检 · 航天产业链'],
    ['张工', '我们链有哪些企业', '企业 · 航天产业链\n'],
    ['链长甲', '我的链上有哪些企业', '企业 · 航天产业链\n'],
    ['链长甲', '我的链上有哪些专家', 'L08 领军人物及院士专家 · 航天产业链'],
    ['吴工', '可招引企业名单发我', 'L07 可招引的省外头部企业'],
    ['吴工', '看看航天的图谱', '航天产业链全景图谱'],
    ['张工', '航天的短板是什么', 'L05 补短板突破环节 · 航天产业链'],
    ['张工', '我们考核多少分', '考核 · 航天产业链'],
    ['张工', '考核为什么扣分', '考核 · 航天产业链'],
    ['吴工', '成员单位有哪些', '成员单位：5 个'],
    ['张工', '我要申诉', '现在没有可申诉的'],
    ['吴工', '清单 3', 'L03 主要配套企业'],
    ['吴工', '清单 l3 航天', 'L03 主要配套企业 · 航天产业链'],
    ['吴工', '体检', '例如「体检 航天产业链」'],
    ['吴工', '趋势图', '例如「趋势图 航天产业链」'],
    ['张工', '体检 本链', '体检 · 航天产业链'],
    ['链长甲', '考核 打分 航天 五分', '例如「考核 打分 航天产业链 4.5'],
  ])('%s: %s', async (who, words, answer) => {
    const { [who]: person, ask } = await openTown('09-02 10:00')
    expect(await person.says(words)).toContain(answer)
    expect(ask("select count(*) from record where kind like 'L%'"), 'nothing is written down').toEqual([0])
  })

  it('what is to be written down waits behind a button', async () => {
    const { 张工, ask } = await openTown('09-02 10:00')
    const words = '清单 配套企业 航天产业链 新增 示例装备丁'
    expect(await 张工.says('把示例装备丁加到航天的配套企业清单')).toContain(`要按「${words}」登记吗？`)
    expect(ask("select count(*) from record where kind like 'L%'")).toEqual([0])
    expect(await 张工.says(words)).toContain('新增L03 · 航天产业链')
  })

  it('lines of a report that speak of a list stay lines of a report', async () => {
    const { 张工 } = await openTown('09-02 15:00')
    for (const line of ['重点项目进展顺利，设备已进场', '项目进展：主体封顶'])
      expect(await 张工.says(line)).toContain('请核对 · 航天产业链')
    for (const line of [
      '新增重点项目2个，总投资5亿元',
      '新增重点项目落地',
      '完成企业职工体检',
      '工作机制没有落实到位',
    ]) {
      const said = await 张工.says(line)
      expect(said, line).not.toContain('登记吗')
      expect(said, line).not.toContain('体检 · ')
    }
  })

  it('words that are looked for may hold the name of a list', async () => {
    const { 吴工 } = await openTown('09-02 10:00')
    expect(await 吴工.says('帮我找找项目封顶那条')).toContain('「项目封顶」')
  })

  it('本链 is the chain of the group, and nothing where somebody has several', async () => {
    const { 吴工, 链长甲 } = await openTown('09-02 10:00')
    expect(await 吴工.says('体检 本链')).not.toContain('体检 · ')
    expect(await 链长甲.says('体检 本链', { in: '航天群', mentions: ['bot'] })).toContain('体检 · 航天产业链')
  })

  it('a chief scores with or without the number of the line', async () => {
    const { 链长甲 } = await openTown('09-02 10:00')
    expect(await 链长甲.says('考核 打分 航天 D1 4.5 推进有力')).toContain('4.5')
  })
})
