import { describe, expect, it } from 'vitest'
import { filesMonth } from '../support/months.ts'
import { filesRisk, good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const chiefs = (town: Town) => town.group('航天群').filter((text) => text.includes('月度进展摘要'))
const ofMonth = (town: Town, where: '推进办群' | '领导小组群') =>
  town.group(where).filter((text) => text.includes('月报 · 9月'))

/** 航天 and 新型纺织 and 陶瓷基 have filed the month by Thursday evening; 煤化工 has not, and has told of a risk in its weekly report. */
const thursdayEvening = async (): Promise<Town> => {
  const town = await openTown('09-21 08:30')
  await town.at('09-24 09:00')
  await filesRisk(town.刘工, good)
  await filesMonth(town.张工, {
    moves: { enterprises: '示例链主甲（虚构）当月产值 1.7 亿元' },
    issues: {
      issue_1: '请协调示例地块水电接入',
      issue_level_1: 'chief',
      issue_2: '请研究专项资金',
      issue_level_2: 'leading',
    },
    figures: { cumulative: '62' },
  })
  await filesMonth(town.王工, { figures: { output: '8,000万', cumulative: '7亿5000万', yoy: '-3' } })
  await filesMonth(town.杨工, { figures: { output: '1.1', cumulative: '10', basis: 'express' } })
  return town
}

describe('the month cards', () => {
  it('come once, on the workday after the weekly digests, each to its own group', async () => {
    const town = await thursdayEvening()
    await town.at('09-29 08:59')
    expect(chiefs(town)).toEqual([])
    await town.at('09-29 09:00')
    const [chief] = chiefs(town)
    for (const words of [
      '航天产业链 · 9月月报\n月度进展摘要',
      '■ 请您定（1）\n1. 请协调示例地块水电接入',
      '另报：请领导小组研究 1 件',
      '本月产值 3.2 亿元，累计 62 亿元，同比 +8.5%（调度快报，截至9月20日）',
      '■ 变化：链上企业',
      '来源：月报 2026-09 v1，9月24日 09:00 报送',
    ])
      expect(chief).toContain(words)
    expect(chief, 'nothing about one enterprise').not.toContain('1.7')
    expect(town.group('煤化工群').at(-1)).toContain('到截止时未收到本月进展')

    await town.at('09-29 09:10')
    const [office] = ofMonth(town, '推进办群')
    for (const words of [
      '应报 4　已报 3　草稿 0　未报 1　免报 0',
      '陶瓷基复合材料产业链：本月产值 0.8 亿元，累计 7.5 亿元，同比 -3%（调度快报，截至9月20日）',
      '■ 未报：煤制烯烃（芳烃）深加工产业链',
      // 陶瓷基 and 新型纺织 share two enterprises: at least the larger of the two counts, at most both.
      '合计（调度快报，3 条链）：本月 4.3–5.1 亿元，累计 72–79.5 亿元。陶瓷基复合材料产业链、新型纺织产业链有共同企业，不重复计，所以是区间',
      '■ 变化：链上企业 1 条链',
    ])
      expect(office).toContain(words)

    await town.at('09-29 09:20')
    const [leading] = ofMonth(town, '领导小组群')
    for (const words of [
      '■ 请研究（1）\n1. 航天产业链：请研究专项资金',
      '■ 红色事项（1）\n· 煤制烯烃（芳烃）深加工产业链：断链断供风险第39周有新增',
      '■ 各产业链总产值达到 50 亿元以上（2025年）：目标年已过',
      '· 航天产业链：累计 62 亿元，目标 50 亿元，124%（调度快报，截至9月20日）',
      '· 陶瓷基复合材料产业链：累计 7.5 亿元，目标 50 亿元，15%（调度快报，截至9月20日）',
      '还有 1 条链没有报数字，没有画出。',
      '最高的一条是航天产业链：累计 62 亿元，目标 100 亿元，62%',
    ])
      expect(leading).toContain(words)
    const chart = town
      .groupMessages('领导小组群')
      .flatMap(({ content }) => (content.body as { elements: { tag: string; chart_spec?: unknown }[] }).elements)
      .find(({ tag }) => tag === 'chart')
    expect(chart?.chart_spec).toMatchObject({
      type: 'linearProgress',
      data: {
        values: [
          { name: '航天 124%', share: 1 },
          { name: '陶瓷基 15%', share: 0.15 },
          { name: '纺织 20%', share: 0.2 },
        ],
      },
    })

    await town.at('09-30 09:30')
    expect([chiefs(town), ofMonth(town, '推进办群'), ofMonth(town, '领导小组群')].map(({ length }) => length)).toEqual([
      1, 1, 1,
    ])
    const said = [chief, office, leading].join('\n')
    for (const name of ['刘工', '杨工', '张工']) expect(said).not.toContain(name)
  })

  it('take in a report that comes late: next version, one line for chief and office, none for the leading group', async () => {
    const town = await thursdayEvening()
    await town.at('09-29 10:00')
    const before = town.groupMessages('领导小组群').length
    expect(await filesMonth(town.刘工)).toBe('已补报，标注逾期')
    expect(town.group('煤化工群').at(-1)).toBe('煤制烯烃（芳烃）深加工产业链月报补报已并入（v2）')
    expect(town.group('煤化工群').at(-2)).toMatch(/9月月报.*v2\n逾期补报/su)
    expect(ofMonth(town, '推进办群')[0]).toContain('应报 4　已报 4（逾期 1）')
    expect(town.groupMessages('领导小组群')).toHaveLength(before)
    expect(ofMonth(town, '领导小组群')[0]).toMatch(/v2.*应报 4 条链，已报 4 条/su)
  })

  it('are previewed and posted again by the office in two clicks', async () => {
    const town = await thursdayEvening()
    await town.at('09-29 10:00')
    await town.吴工.says('汇总 航天 月报')
    const preview = town.吴工.card('预览 · 航天产业链 · 9月月报')
    expect((await preview.clicks('post')).toast).toBe('请再点一次「确认发布」')
    expect((await preview.clicks('post')).toast).toBe('正在发布')
    expect(chiefs(town)).toHaveLength(2)
    expect(chiefs(town)[0]).toContain('已有新版，请看本群后面的 v2。')
    await town.吴工.says('汇总 领导小组 月报')
    const leading = town.吴工.card('预览 · 领导小组月报').words()
    expect(leading).toMatch(/已发布 v1[\s\S]*内容与已发布的一样[\s\S]*［再发一次］/u)
    expect(await town.张工.says('汇总 航天 月报')).toContain('您现在的职责不能发布摘要')
  })
})
