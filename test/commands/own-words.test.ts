import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { filesRisk, good, report } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

/** The week after: 航天 has filed twice, the last with an ask of the leading group; the others owe. */
const wednesday = async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(report('航天')).submits()
  await filesRisk(town.杨工, { ...good, progress: '示例染整午（虚构）用地平整' })
  await town.at('09-09 15:00')
  const ask = { ask_level: 'leading', ask_detail: '请协调水电接入，9月15日前', last_plan_1: 'done' }
  await town.张工.fills(report('航天', ask)).submits()
  return town
}
const form = '本周进展（最多 300 字'

describe('people’s own words, by what they want', () => {
  it.each<[Who, string, string]>([
    ['杨工', '今天必须交吗', '18:00 截止'],
    ['杨工', '晚一天交行不行', '18:00 截止'],
    ['李工', '需要我报吗', '航天产业链：✓ 已报'],
    ['杨工', '我这周报了没有来着', '新型纺织产业链：○ 未报'],
    ['李工', '主报报了没', '航天产业链：✓ 已报'],
    ['吴工', '航天和纺织报了吗', '航天产业链：✓ 已报，9月9日 15:00\n新型纺织产业链：○ 未报'],
    ['吴工', '张工写得咋样了', '航天产业链：✓ 已报'],
    ['吴工', '还有哪几条链没动', '还有 3 条没报'],
    ['杨工', '周报字数多少合适啊', '本周进展最多 300 字'],
    ['杨工', '我明天出差谁帮我报', '请假要写到哪天'],
    ['杨工', '下周我休年假', '请假要写到哪天'],
    ['杨工', '推进办是谁在管', '推进办：'],
    ['杨工', '让备报报吧', '备报：黄工（虚构）'],
    ['杨工', '这个按钮点不了', '请推进办找我'],
    ['杨工', '卡片没了再发一个', form],
    ['李工', '我要替张工报', '已收到'],
    ['张工', '刚才报的有个数字错了', '正在修改已报的第 1 版'],
    ['张工', '我交的东西发错了想改', '正在修改已报的第 1 版'],
    ['链长甲', '怎么看以前的', '查 · 航天产业链\n近4周'],
    ['链长甲', '导出本月的表', '正在生成'],
    ['吴工', '航天 上周 干了啥', '查 · 航天产业链\n上周'],
    ['吴工', '三季度航天写了些什么', '查 · 航天产业链\n2026年三季度'],
    ['吴工', '要领导小组定的有哪些', '请领导小组研究：'],
    ['吴工', '提过用地问题的有哪些', '查 「用地」'],
    ['吴工', '哪条链连续两周没新增', '连续两期无新增'],
    ['吴工', '本周一共发了多少提醒', '减负台账 · 本周'],
    ['吴工', '农机那边提醒一下', '没听懂'],
    ['吴工', '纺织那边提醒一下', '要催报新型纺织产业链吗？'],
    ['吴工', '发布纺织的摘要', '预览 · 新型纺织产业链'],
    ['吴工', '本周简报弄一下', '要起草本周简报吗？'],
    ['吴工', '航天这周免报吧 在检修', '已经报了'],
    ['吴工', '把航天的退回去 写得太空', '写得太空'],
    ['钱工', '我想进航天专班', '您的话已转给推进办'],
  ])('%s: %s', async (who, words, answer) => {
    const { [who]: person, ask } = await wednesday()
    const before = ask('select count(*) from revision')
    expect(await person.says(words)).toContain(answer)
    expect(ask('select count(*) from revision'), 'nothing is filed').toEqual(before)
    expect(ask("select count(*) from outbox where topic in ('nudge', 'return')"), 'nobody is prompted').toEqual([0])
    expect(ask('select count(*) from bulletin')).toEqual([0])
  })

  it('a person who is to be prompted is shown with the button, and nobody else is prompted', async () => {
    const town = await wednesday()
    expect(await town.吴工.says('催一下杨工')).toContain('新型纺织产业链：○ 未报')
    expect(town.杨工.cards('催报')).toHaveLength(0)
    await town.吴工.lastCard().clicks('say_1')
    expect(town.杨工.last()).toContain('请您尽快报新型纺织产业链')
    expect(town.ask("select count(*) from outbox where topic = 'nudge'")).toEqual([1])
  })

  it('what a chief decides is for the office, whatever words of ours stand in it', async () => {
    const town = await wednesday()
    for (const words of ['可以推迟', '说过的问题要抓紧', '延期一周再议'])
      expect(await town.链长甲.says(words), words).toContain(`已转推进办：「${words}」`)
  })
})
