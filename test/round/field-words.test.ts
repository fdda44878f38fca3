import { describe, expect, it } from 'vitest'
import { readField } from '../../src/domain/report-fields.ts'
import { monthIssues, toPreview } from '../support/months.ts'
import { filesRisk, good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const asking = (level: string) => ({ ask_level: level, ask_detail: `示例地块，9月20日前明确（${level}）` })

/** Two weeks: 航天 asks its chief and is stuck, 陶瓷基 has a new risk, 煤化工 a changed one, 纺织 said 无新增 twice. None of them wrote the words. */
const twoWeeks = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  const { 张工, 王工, 刘工, 杨工 } = town
  await 张工.fills({ ...good, ...asking('chief') }).submits()
  await filesRisk(王工, { ...good, progress: '示例材料乙（虚构）送检' })
  await 刘工.fills({ ...good, progress: '示例助剂丙（虚构）检修', risk: 'changed' }).submits()
  await 杨工.card('周四').clicks('no_news')
  await town.at('09-09 15:00')
  await 张工.fills({ ...good, ...asking('leading'), last_plan_1: 'blocked', last_plan_2: 'cancelled' }).submits()
  await 王工.fills({ ...good, ...asking('office'), last_plan_1: 'going', last_plan_2: 'done' }).submits()
  await 杨工.card('第37周').clicks('no_news')
  return town
}
const names = { 航天: '航天产业链', 陶瓷基: '陶瓷基复合材料产业链', 煤化工: '煤制烯烃', 纺织: '新型纺织产业链' }
const titles = (words: string) =>
  (words.match(/^.*产业链 第\d+周/gmu) ?? []).map((title) => {
    const chain = Object.entries(names).find(([, name]) => title.includes(name))?.[0]
    return `${chain}${/\d+/u.exec(title.slice(-4))?.[0]}`
  })

describe('查 by the words of the form', () => {
  it.each([
    ['查 有风险', ['煤化工36', '陶瓷基36']],
    ['查 断供', ['煤化工36', '陶瓷基36']],
    ['查 断链', ['煤化工36', '陶瓷基36']],
    ['查 断链断供风险', ['煤化工36', '陶瓷基36']],
    ['查 有新增', ['陶瓷基36']],
    ['查 风险有变化', ['煤化工36']],
    ['查 受阻', ['航天37']],
    ['查 取消', ['航天37']],
    ['查 未完成', ['航天37', '陶瓷基37']],
    ['查 请链长', ['航天36']],
    ['查 请链长协调', ['航天36']],
    ['查 请推进办', ['陶瓷基37']],
    ['查 请领导小组', ['航天37']],
    ['查 需协调', ['航天37', '陶瓷基37', '航天36']],
    ['查 连续无新增', ['纺织37']],
    ['查 航天 受阻 本周', ['航天37']],
    ['查 断链断供风险 红灯', ['陶瓷基36']],
    ['查 断链断供风险 张工', []],
    ['查 「风险」', []],
  ] as [string, string[]][])('%s', async (typed, found) => {
    const town = await twoWeeks()
    expect(titles(await town.吴工.says(typed)).sort()).toEqual([...found].sort())
  })

  it('says how the word was understood, and shows what was picked', async () => {
    const town = await twoWeeks()
    const answer = await town.吴工.says('查 断链断供风险')
    expect(answer).toContain('查 断链断供风险有新增、已报风险有变化，或写有「断链断供风险」')
    expect(answer).toContain('断链断供风险有新增；示例材料乙（虚构）送检')
    expect(await town.吴工.says('查 请链长')).toContain('请链长协调：示例地块，9月20日前明确（chief）')
    expect(await town.吴工.says('查 受阻')).toContain('受阻：9月10日前签合同')
    const none = await town.吴工.says('查 断链断供风险 第37周')
    expect(none).toContain(
      '没有找到：各产业链，2026年第37周，断链断供风险有新增、已报风险有变化，或写有「断链断供风险」。',
    )
    expect(none, 'nothing is concluded for those who have not reported').toContain(
      '只查得到已报的；谁没报，发「查 未报」。',
    )
  })

  it('finds the word where it was written, too', async () => {
    const town = await twoWeeks()
    await town.刘工
      .fills({ ...good, progress: '排查断供风险，没有受阻', last_plan_1: 'done', last_plan_2: 'done' })
      .submits()
    for (const word of ['断供', '受阻', '断供风险'])
      expect(titles(await town.吴工.says(`查 ${word} 第37周`)), word).toContain('煤化工37')
    expect(await town.吴工.says('查 断供 第37周')).toContain('排查断供风险')
  })

  it('turns pages with the same words, and follows a correction', async () => {
    const town = await twoWeeks()
    await town.王工.says('更正 陶瓷基 W36')
    await town.王工.card('第36周').fills({ risk: 'none', risk_detail: '', reason: '核实没有' }).submits()
    expect(titles(await town.吴工.says('查 断链断供风险'))).toEqual(['煤化工36'])
    expect(await town.吴工.says('查 风险'), 'a kind of record by now').toContain('风险 · 各产业链')
    await town.杨工.card('已收到').clicks('edit')
    await town.杨工.card('第37周').fills(good).submits()
    expect(await town.吴工.says('查 连续无新增')).toMatch(/^没有找到/u)
  })

  it('of months: whom they ask, and what has not moved', async () => {
    const town = await openTown('09-21 08:30')
    await town.at('09-23 15:00')
    for (const [who, issue] of [
      [town.张工, { issue_1: '示例事项，10月底前', issue_level_1: 'leading' }],
      [town.王工, {}],
    ] as const) {
      await who.fills(good).submits()
      await who.says('月报')
      await (await toPreview(who, { issues: { ...monthIssues, ...issue } })).clicks('submit')
    }
    const answer = await town.吴工.says('查 请领导小组 月报')
    expect(answer).toContain('航天产业链 9月')
    expect(answer).toContain('请领导小组研究：示例事项，10月底前')
    expect(answer).not.toContain('陶瓷基')
    expect(await town.吴工.says('查 无变化 月报')).toContain('陶瓷基复合材料产业链 9月')
  })
})

it.each(['喷管', '完成', '无新增', '风险投资', '航天', '取消订单'])('%s is no word of a field', (word) => {
  expect(readField(word)).toBeUndefined()
})
