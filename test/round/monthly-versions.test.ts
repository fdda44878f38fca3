import { describe, expect, it } from 'vitest'
import { monthFigures, secondStep, toPreview } from '../support/months.ts'
import { openTown, type Town } from '../support/town.ts'

/** 张工 has filed the month of 航天 on the day it is due. */
const filed = async (): Promise<Town> => {
  const town = await openTown('09-23 14:30')
  await secondStep(town)
  await town.at('09-24 10:00')
  await (await toPreview(town.张工)).clicks('submit')
  return town
}

describe('版本 of a month', () => {
  it('lists every version with what changed and why, in private, to whoever may look back', async () => {
    const town = await filed()
    const { 张工, 吴工 } = town
    await town.at('10-09 12:30')
    await 张工.says('更正 航天 2026-09 月报')
    const receipt = 张工.lastCard()
    expect(receipt.words()).toMatch(/核对提交[\s\S]*已过修改期限，本次提交记为「更正」，请写原因。/u)
    await receipt.clicks('edit_figures')
    await receipt.clicks('next_figures', { ...monthFigures, output: '3.3', cumulative: '29' })
    await receipt.clicks('next_moves', { projects: '示范项目主体封顶' })
    await receipt.clicks('next_issues')
    expect((await receipt.clicks('submit', { reason: '漏计一家' })).words).toContain('［版本］')
    expect(town.group('航天群').at(-1)).toBe('航天产业链月报更正已并入（v2）：漏计一家')

    const before = town.group('推进办群').length
    const versions = await 吴工.says('查 航天 2026-09 月报 版本', { in: '推进办群' })
    expect(town.group('推进办群').slice(before), 'figures as typed stand in no group').toEqual(['已私信回复。'])
    expect(versions).toMatch(/各版 · 航天产业链\n9月月报，共 2 版[\s\S]*现在的全文[\s\S]*本月产值 3.3 亿元/u)
    expect(versions).toMatch(
      /第 2 版 更正\n张工（虚构）填报，10月9日 12:30\n更正理由：漏计一家\n本月产值：3.2 亿元 → 3.3 亿元\n累计产值：28 亿元 → 29 亿元\n重点项目：（空） → 示范项目主体封顶/u,
    )
    expect(versions).toMatch(/第 1 版 提交\n.*9月24日 10:00\n全文首报，首行：示例链主甲（虚构）完成设备招标/u)
    expect((await receipt.clicks('versions')).toast).toBe('各版内容已私信给您')
    expect(张工.last()).toContain('第 2 版 更正')
    expect(张工.last()).not.toContain('［退回］')
    expect(await town.链长甲.says('查 9月月报 航天 版本')).toContain('9月月报，共 2 版')
    expect(await town.链长乙.says('查 航天 月报 版本')).toContain('您现在的职责不能查阅往期')
    expect(await town.王工.says('查 航天 月报 版本')).toContain('您现在的职责不能查阅往期')
  })

  it('shows what the office has corrected in its name, with a reason always; whoever filed is told in private', async () => {
    const town = await filed()
    const { 吴工, 张工 } = town
    await 吴工.says('查 航天 2026-09 月报 版本')
    expect((await 吴工.card('各版').clicks('correct')).toast).toBe('卡片已私信给您')
    const card = 吴工.lastCard()
    expect(card.words()).toContain('您以推进办名义更正，记录会写明，并私信告知填报人。')
    await card.clicks('edit_figures')
    await card.clicks('next_figures', { ...monthFigures, output: '3.3' })
    await card.clicks('next_moves')
    await card.clicks('next_issues')
    const without = await card.clicks('submit')
    expect(without.words).toContain('✗ 请填写更正原因。')
    expect(without.words).toContain('本月产值 3.3 亿元')
    const done = await card.clicks('submit', { reason: '电话核实' })
    expect(done.toast).toBe('已更正')
    expect(done.words).toContain('产业链推进办吴工（虚构）填报')
    expect(town.ask(`select kind || ' ' || coalesce(reason, '-') from revision where post = 'office'`)).toEqual([
      'correction 电话核实',
    ])
    expect(张工.last()).toBe(
      '吴工（虚构）更正了航天产业链9月月报（第 2 版），理由：电话核实。发「查 航天产业链 2026-09 月报 版本」看改了什么。',
    )
    expect(张工.card('已收到 · 航天产业链\n月度进展').words()).toContain('本月产值 3.3 亿元')
    expect(await 张工.says('查 航天产业链 2026-09 月报 版本')).toContain('第 2 版 更正\n产业链推进办吴工（虚构）填报')
    expect((await town.audit()).filter(({ action }) => action === 'correct')).toMatchObject([
      { result: 'done', chain: 'aerospace', object: 'monthly/2026-09/aerospace' },
    ])
    expect(await town.王工.says('更正 航天 月报')).toContain('您现在的职责不能填报这条产业链')
    expect(await 吴工.says('更正 航天 月报'), 'the office again').toContain('本月产值 3.3 亿元')
  })

  it('turns pages of eight', async () => {
    const town = await filed()
    const receipt = town.张工.card('已收到 · 航天产业链\n月度进展')
    for (let rev = 2; rev <= 10; rev++) {
      await receipt.clicks('edit')
      await receipt.clicks('edit_figures')
      await receipt.clicks('next_figures', { ...monthFigures, output: String(3 + rev) })
      await receipt.clicks('next_moves')
      await receipt.clicks('next_issues')
      await receipt.clicks('submit')
    }
    const first = await town.张工.says('查 月报 版本')
    expect(first).toContain('9月月报，共 10 版')
    expect(first).not.toContain('第 2 版')
    const card = town.张工.card('各版')
    expect((await card.clicks('next')).words).toMatch(/第 2 版 修改[\s\S]*第 1 版 提交/u)
    expect((await card.clicks('prev')).words).toContain('第 10 版')
  })
})

it('查 … 月报 turns pages, opens each whole, and lists only those without a report where that is asked', async () => {
  const town = await filed()
  await town.at('11-27 10:00')
  const first = await town.吴工.says('查 今年 月报')
  expect(first).toContain('2026年1月到2026年12月，共 12 份')
  expect(first).toContain('第 1 / 2 页')
  const card = town.吴工.card('· 月报')
  const second = await card.clicks('next')
  expect(second.words).toContain('第 2 / 2 页\n［上一页］')
  expect(second.words).toContain('▼ 航天产业链 2026年9月')
  expect((await card.clicks('prev')).words).toContain('第 1 / 2 页')

  const missing = await town.吴工.says('查 未报 2026-09 月报')
  expect(missing).toContain('2026年9月 未报，共 3 份')
  expect(missing).not.toContain('航天')
  await town.changesPost('成员 撤 推进办', '吴工')
  expect((await card.clicks('next')).toast).toBe('您无权操作，已私信说明找谁办')
})
