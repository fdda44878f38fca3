import { describe, expect, it } from 'vitest'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const figures = { output: '3.2亿', cumulative: '28', yoy: '8.5', basis: 'express', cutoff: '2026-09-20' }
const issues = { next_month: '10月15日前设备进场\n走访2户配套企业', check_1155: 'checked' }
const month = '月度进展'

/** Wednesday of W39: 张工 has filed the weekly report, and the month's card has followed. */
const secondStep = async (): Promise<Town> => {
  const town = await openTown('09-21 08:30')
  await town.at('09-23 15:00')
  await town.张工.fills({ ...good, ask_level: 'chief', ask_detail: '请协调示例地块水电接入，10月15日前明确' }).submits()
  return town
}

const toPreview = async (town: Town, more: Record<string, string> = {}) => {
  const card = town.张工.card(month)
  await card.clicks('next_points')
  await card.clicks('next_figures', { ...figures, ...more })
  await card.clicks('no_change_moves')
  await card.clicks('next_issues', issues)
  return card
}

describe('the month step of W39', () => {
  it('follows the weekly report at once, pre-written from it, and is filed in four steps', async () => {
    const town = await secondStep()
    const { 张工 } = town
    const card = 张工.card(month)
    expect(card.words()).toContain('航天产业链 · 月度进展\n9月（9月24日截止） · 第 1/4 步 本月要点')
    expect(card.words()).toContain('本周周报报好了，接着填本月进展')
    expect(card.words()).toContain('示例链主甲（虚构）完成设备招标')

    const two = await card.clicks('next_points', { picked: ['2026-W39_1', '2026-W39_2'] })
    expect(two.words).toContain('第 2/4 步 指标')
    const three = await card.clicks('next_figures', figures)
    expect(three.words).toContain('第 3/4 步')
    const four = await card.clicks('next_moves', { projects: '示范项目主体封顶' })
    expect(four.words).toContain('第 4/4 步')
    expect(four.words, 'the ask of the weekly report is not typed again').toContain('请协调示例地块水电接入')
    const preview = await card.clicks('next_issues', issues)
    for (const words of [
      '核对提交',
      '· 示例链主甲（虚构）完成设备招标\n· 走访示例材料乙（虚构）',
      '本月产值 3.2 亿元，累计 28 亿元，同比 +8.5%（调度快报，截至9月20日）',
      '重点项目：示范项目主体封顶',
      '1. 请链长协调：请协调示例地块水电接入，10月15日前明确',
      '· 10月15日前设备进场',
    ])
      expect(preview.words).toContain(words)

    const filed = await card.clicks('submit')
    expect(filed.toast).toBe('已提交')
    expect(filed.words).toContain('已收到 · 航天产业链\n月度进展 9月（9月24日截止）')
    expect(
      town.ask(`select json_extract(content, '$.output.yi') || '/' || json_extract(content, '$.output.typed')
        from revision where item_id = 'monthly/2026-09/aerospace'`),
    ).toEqual(['3.2/3.2亿'])
    expect(town.ask('select count(*) from draft')).toEqual([0])
    expect((await card.clicks('submit', {}, { version: -1 })).toast).toBe('内容没有变化')
  })

  it('goes on Thursday to those whose weekly report is still out, reminds once, and counts who filed', async () => {
    const town = await secondStep()
    await toPreview(town)
    await town.张工.card(month).clicks('submit')
    await town.at('09-24 10:29')
    expect(town.王工.cards(month)).toEqual([])
    await town.at('09-24 10:30')
    expect(town.王工.cards(month)).toHaveLength(1)
    expect(town.张工.cards(month), 'the receipt, and no second card').toHaveLength(1)
    await town.at('09-24 15:00')
    const reminded = (heard: string[]) => heard.filter((text) => text.includes('月度进展还没有提交'))
    expect(reminded(town.王工.heard())).toHaveLength(1)
    expect(reminded(town.张工.heard())).toHaveLength(0)
    await town.at('10-09 12:01')
    expect(reminded(town.王工.heard()), 'only once').toHaveLength(1)
    expect(town.ask(`select chain_id || ' ' || state from item where type = 'monthly' order by id`)).toEqual([
      'aerospace filed',
      'cmc missed',
      'coal-olefin missed',
      'textile missed',
    ])
  })
})
