import { describe, expect, it } from 'vitest'
import { filesRisk, good, report } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const lastPlan = { last_plan_1: 'going', last_plan_2: 'going' }
const water = '请协调示例地块水电接入，10月12日前'
const land = '请定示例地块用地，11月10日前'

/** October: W40 is merged into W41; each week has its own headline. */
const october = async (asks: Record<string, string>, until = '10-28 15:00'): Promise<Town> => {
  const town = await openTown('09-30 14:50')
  for (const [when, week] of [
    ['10-08 10:00', '41'],
    ['10-15 10:00', '42'],
    ['10-22 10:00', '43'],
    ['10-28 15:00', '44'],
  ] as const) {
    if (when > until) break
    await town.at(when)
    const ask = asks[week]
    await town.张工
      .fills(
        report(`第${week}周的事`, {
          ...(week !== '41' && { last_plan_1: 'going' }),
          ...(ask && { ask_level: 'chief', ask_detail: ask }),
        }),
      )
      .submits()
  }
  return town
}

const toIssues = async (town: Town) => {
  const card = town.张工.card('月度进展')
  await card.clicks('next_points')
  await card.clicks('next_figures', {
    output: '3.2亿',
    cumulative: '28',
    yoy: '8.5',
    basis: 'express',
    cutoff: '2026-10-25',
  })
  return { card, words: (await card.clicks('no_change_moves')).words }
}

describe('what the month takes over from its weeks', () => {
  it('begins with the newest week, names a merged week in full, and says which line becomes the headline', async () => {
    const town = await october({})
    const words = town.张工.card('月度进展').words()
    expect(words).toContain('第一行作摘要的一句话')
    expect(words).toContain('第40–41周 第41周的事进展')
    const points = words.slice(words.indexOf('最多 5 行'))
    expect(points.indexOf('第44周的事')).toBeLessThan(points.indexOf('第43周的事'))
    expect(points.indexOf('第42周的事')).toBeLessThan(points.indexOf('第41周的事'))
    expect(words.split('每步都会存下'), 'said once').toHaveLength(2)
    expect(words).toContain('截止：10月29日（周四）18:00')
  })

  it('an ask that the next report did not carry on is told of with its week and posted nowhere by clicking on', async () => {
    const town = await october({ 41: water, 44: land })
    const { card, words } = await toIssues(town)
    expect(words).toContain('来自第44周周报')
    expect(words).toContain(`第40–41周提过、后来的周报没有再提，没有带入：${water}`)
    const preview = await card.clicks('next_issues', { next_month: '设备进场', check_1155: 'checked' })
    expect(preview.words).toContain(`1. 请链长协调：${land}`)
    expect(preview.words).not.toContain(water)
    await card.clicks('submit')
    await town.at('11-02 09:00')
    expect(town.group('航天群').at(-1)).toContain(`■ 请您定（1）\n1. ${land}`)
  })

  it('an ask written back into a field carries its week, and is not told of twice', async () => {
    const town = await october({ 41: water })
    const { card } = await toIssues(town)
    const kept = await card.clicks('save_draft_issues', { issue_1: water, issue_level_1: 'chief' })
    expect(kept.words).toContain('第40–41周提的，后来的周报没有再提；办完了请删掉')
    expect(kept.words).not.toContain('没有带入')
  })
})

it('the leading group reads how a red matter went on after it came up', async () => {
  const town = await openTown('10-12 08:30')
  await town.at('10-15 10:00')
  await filesRisk(town.刘工, good)
  await town.at('10-22 10:00')
  await town.刘工.fills({ ...good, ...lastPlan, risk: 'changed' }).submits()
  await town.at('10-28 15:00')
  await town.刘工.fills({ ...good, ...lastPlan, risk: 'changed' }).submits()
  await town.at('11-02 09:20')
  expect(town.group('领导小组群').at(-1)).toContain(
    '· 煤制烯烃（芳烃）深加工产业链：断链断供风险第42周有新增，第44周有变化',
  )
})
