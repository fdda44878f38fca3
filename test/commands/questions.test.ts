import { describe, expect, it } from 'vitest'
import { filesMonth } from '../support/months.ts'
import { rawOf } from '../support/raw.ts'
import { report, returnsReport } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

/** Wednesday afternoon: 航天 has filed, three others owe. */
const wednesday = async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(report('航天')).submits()
  return town
}

describe('a question is answered with facts, then buttons', () => {
  it('to a reporter: due, own state, who, limits, workdays', async () => {
    const { 张工, 杨工, 王工 } = await wednesday()
    expect(await 杨工.says('几点截止')).toContain('第36周工作动态：9月3日（周四）18:00 截止')
    expect(await 杨工.says('我报了吗')).toContain('新型纺织产业链：○ 未报')
    expect(await 张工.says('我报上去没有')).toContain('航天产业链：✓ 已报，9月2日 15:00')
    expect(await 杨工.says('备报是谁')).toContain('新型纺织产业链备报：黄工（虚构）')
    expect(await 杨工.says('字数有限制吗')).toContain('本周进展最多 300 字')
    expect(await 杨工.says('周六上班吗')).toContain('9月5日（周六）是休息日，不上班')
    expect(await 杨工.says('国庆放几天')).toContain('国庆：10月1日–10月7日放假，共 7 天')
    expect(await 王工.says('我报了吗')).toContain('陶瓷基复合材料产业链：○ 未报\n煤制烯烃（芳烃）深加工产业链：○ 未报')
    await 杨工.card('报送情况').clicks('say_1')
    expect(杨工.last()).toContain('周四工作动态')
  })

  it('of what people ask beside the form: pictures, who signs, what left, both reports, a holiday', async () => {
    const town = await wednesday()
    const { 张工, 杨工, 吴工 } = town
    expect(await 杨工.says('能发图片吗')).toContain('图片、附件和语音都不会记下')
    expect(await 杨工.says('谁审我的周报')).toContain('新型纺织产业链：不用审签')
    expect(await 张工.says('领导看了没')).toContain('航天产业链第36周摘要：还没发，定在 9月4日（周五）')
    expect(张工.last(), 'of the week before nothing is known').not.toContain('第35周')
    expect(张工.last()).toContain('谁看过，我这里看不到。')
    expect(await 杨工.says('国庆那周还要报吗')).toContain(
      '10月1日–10月7日放假，共 7 天。\n第40–41周工作动态：10月8日（周四）18:00 截止',
    )
    expect(await 杨工.says('下周放假吗')).toContain('9月7日–9月13日没有节假日')
    expect(await 吴工.says('张工电话')).toContain('张工（虚构）：航天产业链主报。')
    expect(吴工.last()).toContain('电话我这里没有')
    await town.at('09-04 11:30')
    expect(await 张工.says('摘要发了没')).toContain('航天产业链第36周摘要：9月4日 08:30 已发出。')
    expect(await 吴工.says('任务逾期的')).toContain('任务 · 各产业链')
  })

  it('to the office: who owes, and prompting waits behind a button', async () => {
    const { 吴工, 杨工 } = await wednesday()
    expect(await 吴工.says('谁还没交')).toContain('第36周工作动态还有 3 条没报')
    const before = 杨工.heard().length
    expect(await 吴工.says('催一下纺织')).toContain('要催报新型纺织产业链吗？')
    expect(杨工.heard()).toHaveLength(before)
    await 吴工.lastCard().clicks('say_1')
    expect(吴工.last()).toContain('已私信催报 1 条链')
    expect(杨工.last()).toContain('请您尽快报新型纺织产业链')
    expect(await 吴工.says('不用催航天了')).toContain('什么都没有发出')
  })

  it('of what is to be seen, and not by a form', async () => {
    const town = await wednesday()
    expect(await town.吴工.says('航天的周报给我看下')).toContain('查 · 航天产业链')
    expect(town.吴工.last()).toContain('航天进展')
    expect(await town.张工.says('看下我们周报')).toContain('查 · 航天产业链')
    await town.at('09-09 15:00')
    expect(await town.张工.says('上期我们写的计划是什么')).toContain('查 · 航天产业链\n上周')
    expect(await town.张工.says('给我周报')).toContain('周四工作动态')
  })

  it('of a person: how the chain stands that they report for', async () => {
    const { 吴工, 张工 } = await wednesday()
    expect(await 吴工.says('张工报了没')).toContain('航天产业链：✓ 已报')
    expect(await 吴工.says('杨工还没报吗')).toContain('新型纺织产业链：○ 未报')
    expect(await 吴工.says('吴工报了没')).toContain('吴工没有登记报哪条产业链')
    expect(await 张工.says('杨工报了没')).toContain('您现在的职责不能查看报送状态')
  })

  it('of a name that nobody has: said so, with what is near and all of them', async () => {
    const { 吴工, 张工 } = await wednesday()
    expect(await 吴工.says('钢铁报了没')).toContain('没有叫「钢铁」的产业链，登记的人里也没有。\n［看报送状态］')
    expect(await 吴工.says('请问仿织报了吗')).toContain(
      '没有叫「仿织」的产业链，登记的人里也没有。\n［新型纺织产业链］',
    )
    await 吴工.lastCard().clicks('say_1')
    expect(吴工.last()).toContain('新型纺织产业链：○ 未报')
    expect(await 张工.says('张伟民没报吗')).toContain('没有叫「张伟民」的')
  })

  it('of the limits of the kind that is named', async () => {
    const { 杨工 } = await wednesday()
    expect(await 杨工.says('月报字数')).toContain('本月要点最多 5 条，每条 100 字')
    expect(杨工.last()).not.toContain('本周进展')
    expect(await 杨工.says('下周计划最多几条')).toContain('下周计划最多 3 条')
  })

  it('of a month, also once the next one has begun: its buttons mean that month', async () => {
    const town = await openTown('09-23 14:50')
    await town.at('09-23 15:00')
    await filesMonth(town.张工)
    await town.at('10-09 15:00')
    expect(await town.张工.says('月报报了吗')).toContain('9月月报')
    expect(town.张工.last()).toContain('航天产业链：✓ 已报')
    await town.张工.lastCard().clicks('say_1')
    expect(town.张工.last()).toContain('示例链主甲（虚构）完成设备招标')
  })

  it('月报 with a month means that month: its card to who files it, its reports to who only reads them', async () => {
    const town = await openTown('09-23 14:50')
    await town.at('09-23 15:00')
    await filesMonth(town.张工)
    await town.at('10-09 15:00')
    expect(await town.张工.says('月报 9月')).toContain('示例链主甲（虚构）完成设备招标')
    expect(await town.张工.says('月报 8月')).toContain('航天产业链2026年8月没有')
    expect(await town.张工.says('月报 某某')).toContain('没找到这条产业链')
    expect(await town.吴工.says('月报 9月')).toContain('示例链主甲（虚构）完成设备招标')
    expect(await town.吴工.says('周报 上周')).toContain('查 · ')
  })

  it('why a report came back', async () => {
    const { 张工, 吴工 } = await wednesday()
    expect(await 张工.says('为什么退回')).toContain('现在没有被退回')
    await returnsReport(吴工, '退回 航天 请写明投资额')
    expect(await 张工.says('为啥给我退了')).toContain('航天产业链被退回：请写明投资额')
    // It was filed: 没报 says of it why it counts.
    expect(await 吴工.says('谁还没交')).toContain(
      '没报：陶瓷基复合材料产业链、煤制烯烃（芳烃）深加工产业链、新型纺织产业链、航天产业链（退回待补充）。',
    )
  })
})

describe('rights hold for free words as for commands', () => {
  it('nobody learns of another chain, and a group hears of its own alone', async () => {
    const town = await wednesday()
    expect(await town.杨工.says('航天报了没')).toContain('您现在的职责不能查看报送状态')
    expect(await town.杨工.says('航天的主报是谁')).toContain('您现在的职责不能')
    expect(await town.杨工.says('催催航天')).toContain('您现在的职责不能催报')
    const before = town.group('航天群').length
    await town.秦处.says('纺织报了没', { in: '航天群' })
    expect(town.group('航天群').slice(before).join()).not.toContain('纺织')
    await town.秦处.says('报了没', { in: '航天群' })
    expect(town.group('航天群').at(-1)).toContain('航天产业链：✓ 已报')
  })

  it('a suggestion is answered where its card stands', async () => {
    const town = await wednesday()
    await town.吴工.says('催一下', { in: '推进办群' })
    const pressed = await town.吴工.inGroup('推进办群', '要催报').clicks('say_1')
    expect(pressed.toast).toBe('已按按钮上的话办')
    expect(town.group('推进办群').at(-1)).toContain('已私信催报 3 条链')
  })
})

describe('what is said beside the card is no report', () => {
  it.each(['收到', '马上', '几点截止', '好的，下午报'])('%s', async (words) => {
    const { 杨工 } = await wednesday()
    const answer = await 杨工.says(words, { replyTo: 杨工.card('周四工作动态') })
    expect(answer).not.toContain('确认提交')
    expect(answer).not.toContain('没听懂')
  })

  it('nor is a question behind 周报', async () => {
    const { 杨工 } = await wednesday()
    expect(await 杨工.says('周报 几点交')).toContain('18:00 截止')
    expect(await 杨工.says('周报怎么填')).toContain('周四工作动态')
  })
})

describe('what is not understood offers what was meant', () => {
  it('by sound and by nearness, as buttons', async () => {
    const { 吴工, 杨工 } = await wednesday()
    expect(await 吴工.says('装态')).toContain('［状态］')
    await 吴工.lastCard().clicks('say_1')
    expect(吴工.last()).toContain('报送状态 · 第36周')
    expect(await 杨工.says('州报')).toContain('［周报］')
  })
})

describe('查 takes words apart', () => {
  it.each([
    ['查航天上周', '查 航天 上周'],
    ['上周的航天', '查 航天 上周'],
    ['航天最近一个月', '查 航天 近4周'],
    ['红色的有哪些', '查 红灯'],
  ])('%s', async (typed, command) => {
    const town = await wednesday()
    await town.at('09-09 15:00')
    expect(await town.吴工.says(typed)).toContain(await town.吴工.says(command))
  })

  it('says what the words were taken for, and a press takes them otherwise', async () => {
    const town = await wednesday()
    await town.at('09-09 15:00')
    expect(await town.吴工.says('上周的航天')).toContain(
      '按「查 航天产业链 上周」查的。不对就点：\n［看近4周］  ［各产业链］',
    )
    await town.吴工.lastCard().clicks('say_2')
    expect(town.吴工.last()).toContain('查 · 各产业链\n上周')
  })

  it('and so do 导出 and 状态', async () => {
    const { 吴工 } = await wednesday()
    expect(await 吴工.says('导出 航天的本周')).toContain('正在生成「工作动态_航天')
    expect(await 吴工.says('状态 航天的')).toContain('航天产业链 ✓ 已报')
  })
})

describe('转人工', () => {
  it('names the office and leaves it a note, once a day', async () => {
    const { 杨工, 吴工, group } = await wednesday()
    expect(await 杨工.says('有问题找谁')).toContain('推进办：')
    await 杨工.lastCard().clicks('say_1')
    expect(杨工.last()).toContain('已告诉推进办')
    expect(group('推进办群').at(-1)).toContain('杨工（虚构）（新型纺织产业链主报）请推进办的人联系')
    expect(await 杨工.says('转人工')).toContain('今天已经告诉过推进办')
    expect(吴工.last()).not.toContain('杨工')
  })

  it('is a new call on a new day, and says so where nobody of the office can be reached', async () => {
    const town = await wednesday()
    await town.杨工.says('转人工')
    await town.at('09-03 09:00')
    expect(await town.杨工.says('转人工')).toContain('已告诉推进办')
    rawOf(town.stage.database).exec("update person_role set until = '2026-09-01T00:00:00.000Z' where role = 'office'")
    rawOf(town.stage.database).exec("update chat set use = null where use = 'office'")
    await town.at('09-04 09:00')
    expect(await town.杨工.says('转人工')).toContain('没有转出去')
  })
})
