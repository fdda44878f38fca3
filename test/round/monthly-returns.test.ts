import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { monthFigures, secondStep, toPreview } from '../support/months.ts'
import { returnsReport } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

/** 张工 has filed the month of 航天 on the day it is due. */
const filed = async (): Promise<Town> => {
  const town = await openTown('09-23 14:30')
  await secondStep(town)
  await town.at('09-24 10:00')
  await (await toPreview(town.张工)).clicks('submit')
  return town
}
const item = `'monthly/2026-09/aerospace'`
const state = (town: Town) => town.ask(`select state from item where id = ${item}`)[0]
const revisions = (town: Town) =>
  town.ask(`select kind || ' ' || coalesce(reason, '-') from revision where item_id = ${item} order by rev`)
const digest = (town: Town, where: '航天群' | '推进办群' | '领导小组群', part: string) =>
  town.group(where).find((text) => text.includes(part)) ?? ''
const said = (town: Town) => (['航天群', '推进办群', '领导小组群'] as const).map((where) => town.group(where).length)

describe('退回 of a month before the lock', () => {
  it('brings the filled card back with the reason on top, and the month is owed again in every list until it is filed again', async () => {
    const town = await filed()
    const { 吴工, 张工 } = town
    const answer = await returnsReport(吴工, '退回 航天 月报 下月安排缺时限')
    expect(answer).toMatch(
      /已退回 · 航天产业链\n月度进展 9月[\s\S]*吴工（虚构）退回，原因：下月安排缺时限\n请填报人在 9月28日（周一）10:00 前补充/u,
    )
    expect(state(town)).toBe('returned')

    const card = 张工.lastCard()
    expect(card.words()).toMatch(
      /航天产业链 · 月度进展\n9月（9月24日截止） · 核对提交[\s\S]*吴工（虚构）退回，原因：下月安排缺时限\n请在 9月28日（周一）10:00 前补充后提交[\s\S]*本月产值 3.2 亿元[\s\S]*［改问题和下月］/u,
    )
    const receipt = 张工.cards('已退回，请补充')[0]
    expect(receipt?.words()).toContain('［补充］')
    expect(await 吴工.says('状态 月报')).toContain('航天产业链 ↩ 退回\n9月28日 10:00 前补充')
    expect(await 张工.says('我的')).toMatch(
      /要报的（1）\n航天产业链 ↩ 退回\n9月月报，9月28日 10:00 前补充：下月安排缺时限/u,
    )
    await 张工.card('要报的（1）').clicks('open_aerospace_2026_09')
    expect(张工.last()).toMatch(/核对提交[\s\S]*原因：下月安排缺时限/u)
    expect(await 张工.says('月报')).toMatch(/核对提交[\s\S]*原因：下月安排缺时限/u)
    expect(await 吴工.says('我的')).toMatch(
      /等补充的（1）\n航天产业链 ↩ 退回\n9月月报[\s\S]*下月安排缺时限[\s\S]*［详情］/u,
    )
    await 吴工.card('等补充的').clicks('versions_aerospace_2026_09')
    expect(吴工.last()).toMatch(/各版 · 航天产业链\n9月月报，共 1 版[\s\S]*退回（吴工（虚构），9月24日 10:00）/u)
    expect(await 吴工.says('查 航天 2026-09 月报')).toMatch(/2026年9月（.*已退回，待补充）/u)
    await town.at('09-24 15:00')
    expect(张工.heard().join('\n'), 'it is not unfiled').not.toContain('月度进展还没有提交')

    expect((await card.clicks('submit')).toast).toBe('内容没有变化，还没有补充')
    expect(state(town)).toBe('returned')
    await card.clicks('edit')
    await card.clicks('edit_issues')
    expect(card.words(), 'on every step').toContain('吴工（虚构）退回，原因：下月安排缺时限')
    await card.clicks('next_issues', { next_month: '10月20日前设备进场', check_1155: 'checked' })
    expect((await card.clicks('submit')).toast).toBe('已更新为新版')
    expect(state(town)).toBe('filed')
    expect(revisions(town)).toEqual(['submit -', 'submit -'])
    expect(await 吴工.says('我的')).toContain('没有等补充的退回件。')
    expect(await 张工.says('我的')).not.toContain('↩ 退回')

    await town.at('09-29 09:20')
    expect(town.group('推进办群').join('\n')).not.toContain('退回后没有补充')
    expect(digest(town, '推进办群', '推进办月报')).toContain('■ 质量：退回 1（航天产业链：下月安排缺时限）')
    expect(digest(town, '推进办群', '推进办月报')).toContain('已报 1')
    expect(digest(town, '航天群', '月度进展摘要')).not.toContain('已退回')
  })

  it('while the reporter is at it: what is kept stays, the card opens on that step, and filing settles it once', async () => {
    const town = await filed()
    const { 张工, 吴工 } = town
    const mine = 张工.card('已收到 · 航天产业链\n月度进展')
    await mine.clicks('edit')
    await mine.clicks('edit_figures')
    await mine.clicks('save_draft_figures', { ...monthFigures, output: '3.4' })
    const inHand = { version: mine.message.history.length - 1 }
    await returnsReport(吴工, '退回 航天 2026-09 月报 指标缺说明')
    const back = 张工.lastCard()
    expect(back.words()).toMatch(/第 2\/4 步 指标[\s\S]*吴工（虚构）退回，原因：指标缺说明[\s\S]*3\.4/u)
    // The step that was on the screen when it was sent back is still taken.
    expect((await mine.clicks('next_figures', { ...monthFigures, output: '3.5' }, inHand)).words).toContain('第 3/4 步')
    await mine.clicks('next_moves')
    await mine.clicks('next_issues')
    const first = await mine.clicks('submit')
    expect(first.toast).toBe('已更新为新版')
    const again = await town.stage.emulator.redeliver(first.click.event_id ?? '')
    expect(again.body).toBe(first.click.body)
    expect(back.words()).toContain('已收到 · 航天产业链')
    const late = await back.clicks('next_figures', { ...monthFigures, output: '3.6' }, { version: 0 })
    expect(late.toast).toBe('他人已更新本月，您填的都存着，请核对后再提交')
    expect(late.words).toContain('3.6')
    expect(revisions(town)).toEqual(['submit -', 'submit -'])
    expect(town.ask('select settled_at from item_return')).toEqual([expect.any(String)])
  })
})

describe('退回 of a month after the lock', () => {
  it('by the button under 查, in private; marked on the month cards that stand, which the new text joins', async () => {
    const town = await filed()
    const { 吴工, 张工 } = town
    await town.at('10-09 12:01')
    await 吴工.says('查 航天 2026-09 月报', { in: '推进办群' })
    const look = 吴工.card('查 · 航天产业链 · 月报')
    await look.clicks('versions_monthly_2026_09_aerospace')
    const versions = 吴工.card('各版')
    expect(versions.words()).toContain('［更正］  ［退回］')
    await versions.clicks('ask_return')
    const form = 吴工.card('确认退回')
    expect(form.words()).toContain('退回第 1 版（张工（虚构））')
    const none = await form.clicks('return', { reason: '  ' })
    expect(none.words).toContain('✗ 请写明原因。')
    const before = said(town)
    const done = await form.clicks('return', { reason: '缺开工时间' })
    expect(done.toast).toBe('已退回，填报人会收到私信')
    expect((await form.clicks('return', { reason: '缺开工时间' }, { version: 0 })).toast).toBe('已经退回过了，等补充')

    expect(张工.last()).toContain('吴工（虚构）退回，原因：缺开工时间')
    expect(张工.last(), 'a return is reason enough').not.toContain('更正原因')
    expect(digest(town, '航天群', '月度进展摘要')).toMatch(/v1[\s\S]*（已退回，待补充）/u)
    expect(digest(town, '推进办群', '推进办月报')).toMatch(
      /已报 0[\s\S]*退回 1[\s\S]*航天产业链（已退回，待补充）[\s\S]*■ 质量：退回 1（航天产业链：缺开工时间，待补充）/u,
    )
    expect(digest(town, '领导小组群', '领导小组月报')).toContain('退回待补充：航天产业链')
    expect(said(town), 'no group is told twice').toEqual(before)
    await 吴工.says('催报 航天 月报')
    expect(张工.last()).toMatch(/请您尽快补充航天产业链9月月度进展：已退回，10月10日（周六）12:01 前补充/u)

    const card = 张工.cards('· 月度进展\n').at(-1)
    await card?.clicks('edit_issues')
    await card?.clicks('next_issues', { next_month: '10月20日开工', check_1155: 'checked' })
    expect((await card?.clicks('submit'))?.toast).toBe('已更正')
    expect(revisions(town)).toEqual(['submit -', 'correction 按退回意见补充'])
    expect(digest(town, '航天群', '月度进展摘要')).toMatch(/v2[\s\S]*10月20日开工/u)
    expect(digest(town, '航天群', '月度进展摘要')).not.toContain('已退回')
    expect(town.group('航天群').at(-1)).toBe('航天产业链月报补充已并入（v2）')
    expect(digest(town, '领导小组群', '领导小组月报')).not.toContain('退回待补充')
  })

  it('that nobody makes good is told to the office once, at the new due time', async () => {
    const town = await filed()
    await town.at('10-09 20:00')
    const heard = town.张工.heard().length
    expect(await returnsReport(town.吴工, '退回 航天 9月月报 缺时限')).toContain('10月12日（周一）08:00 前补充')
    expect(town.张工.heard(), 'nobody is disturbed on Friday evening').toHaveLength(heard)
    await town.at('10-10 08:00')
    expect(town.张工.last()).toContain('吴工（虚构）退回，原因：缺时限')
    await town.at('10-13 12:00')
    expect(town.group('推进办群').filter((one) => one.includes('没有补充'))).toEqual([
      '【提醒】航天产业链9月月报退回后没有补充，应于 10月12日（周一）08:00 前补充。退回原因：缺时限。\n请：联系主报；也可以发「更正 航天产业链 2026-09 月报」代为更正。',
    ])
  })

  it('of a version that somebody has replaced meanwhile shows the new one first', async () => {
    const town = await filed()
    await town.吴工.says('退回 航天 月报')
    const form = town.吴工.card('确认退回')
    await town.李工.says('月报 航天')
    const theirs = town.李工.card('已收到 · 航天产业链\n月度进展')
    await theirs.clicks('edit')
    await theirs.clicks('edit_figures')
    await theirs.clicks('next_figures', { ...monthFigures, output: '3.3' })
    await theirs.clicks('next_moves')
    await theirs.clicks('next_issues')
    await theirs.clicks('submit')
    const newer = await form.clicks('return', { reason: '缺时限' })
    expect(newer.toast).toBe('刚有新版，请看过再退回')
    expect(newer.words).toContain('退回第 2 版')
    expect(state(town)).toBe('filed')
    expect((await form.clicks('return', { reason: '缺时限' })).toast).toBe('已退回，填报人会收到私信')
    for (const one of [town.张工, town.李工]) expect(one.last()).toContain('吴工（虚构）退回，原因：缺时限')
  })
})

describe('退回 of a month by its lead in place of a signature', () => {
  it('wants a reason, stands in 我的 of both, and the new version is asked about again', async () => {
    const town = await openTown('09-23 14:30')
    await secondStep(town)
    await town.吴工.says('设置 审签 航天 开')
    await town.at('09-24 10:30')
    const { 张工, 秦处 } = town
    await (await toPreview(张工)).clicks('submit')
    const card = 秦处.card('请审签')
    const none = await card.clicks('send_back', { reason: ' ' })
    expect(none.toast).toBe('还没有退回，请写原因')
    expect(none.words).toContain('✗ 请写明原因。')
    const back = await card.clicks('send_back', { reason: '缺时限' })
    expect(back.toast).toBe('已退回，填报人会收到私信')
    expect(back.words).toContain('秦处（虚构）退回，9月24日 10:30')
    expect((await card.clicks('send_back', { reason: '再退' }, { version: 0 })).toast).toBe('这一版已有结论，没有再办')
    expect(张工.last()).toContain('请在 9月28日（周一）10:30 前补充后提交')
    const mine = await 秦处.says('我的')
    expect(mine).toMatch(/等补充的（1）\n航天产业链 ↩ 退回\n9月月报[\s\S]*缺时限/u)
    expect(mine).not.toContain('要报的')

    const answer = 张工.cards('· 月度进展\n').at(-1)
    await answer?.clicks('edit_issues')
    await answer?.clicks('next_issues', { next_month: '10月20日开工', check_1155: 'checked' })
    expect((await answer?.clicks('submit'))?.words).toContain('待审签')
    expect(town.ask(`select state from sign_off where item_id = ${item} order by rev`)).toEqual(['returned', 'waiting'])
    const again = 秦处.card('请审签')
    expect(again.id).not.toBe(card.id)
    expect(again.words()).toContain('10月20日开工')
    expect((await again.clicks('agree')).toast).toBe('已审签')
    expect(await 秦处.says('我的')).not.toContain('等补充的')
  })

  it('by the office, is no longer asked for', async () => {
    const town = await openTown('09-23 14:30')
    await secondStep(town)
    await town.吴工.says('设置 审签 航天 开')
    await town.at('09-24 10:30')
    await (await toPreview(town.张工)).clicks('submit')
    await returnsReport(town.吴工, '退回 航天 月报 缺时限')
    expect(town.ask(`select state from sign_off where item_id = ${item}`)).toEqual(['returned'])
    expect(town.秦处.card('已退回').words()).toContain('吴工（虚构）退回')
  })
})

describe('what of a month cannot be returned is refused in words, and written down', () => {
  it.each([
    ['吴工', '退回 煤化工 月报 缺时限', '9月月报还没有报，没有可退回的。可以发「催报 煤制烯烃', 'return'],
    ['吴工', '退回 航天 2026-07 月报 缺时限', '航天产业链2026年7月没有应报的月报，请核对月份。', ''],
    ['吴工', '退回 航天 2026-13 月报 缺时限', '请写明是哪一月，例如「2026-09 月报」「上月 月报」。', ''],
    ['吴工', '退回 航天 W39 月报 缺时限', '请写明是哪一月', ''],
    ['吴工', '退回 航天 2026-09 缺时限', '请写明是哪一周', ''],
    ['吴工', '退回 航海 月报 缺时限', '没找到这条产业链。可以写：', ''],
    ['吴工', '退回 月报', '您有 4 条产业链', ''],
    ['吴工', '更正 煤化工 月报', '9月月报还没有报，没有可更正的。由主报、备报或专班负责人先报。', 'correct'],
    ['张工', '退回 航天 月报 缺时限', '您现在的职责不能退回工作动态。请找推进办', 'return'],
    ['何工', '退回 航天 月报 缺时限', '您现在的职责不能退回工作动态。请找推进办', 'return'],
  ] as [Who, string, string, string][])('%s: %s', async (who, typed, answer, action) => {
    const town = await filed()
    expect(await town[who].says(typed)).toContain(answer)
    expect((await town.refusals()).map((one) => one.action)).toEqual(action === '' ? [] : [action])
    expect(state(town)).toBe('filed')
    expect(town.ask('select count(*) from item_return')).toEqual([0])
  })

  it('nothing typed is lost, and what was sent back is not sent back twice', async () => {
    const town = await filed()
    const before = town.group('推进办群').length
    await town.吴工.says(`退回 航天 月报 ${'因'.repeat(61)}`, { in: '推进办群' })
    expect(town.group('推进办群').slice(before)).toEqual(['已私信回复。'])
    expect(town.吴工.last()).toContain('✗ 原因有 61 字，最多 60 字，请删短。')
    await returnsReport(town.郑工, '退回 航天 月报 缺时限')
    expect(await town.吴工.says('退回 航天 月报 缺时限')).toBe('航天产业链9月月报已经退回，正等补充，没有改动。')
    expect((await town.吴工.card('确认退回').clicks('return', { reason: '缺时限' })).toast).toBe('已经退回过了，等补充')
  })
})

it('a report of a month that was sent back stands with a new reporter, who makes it good', async () => {
  const town = await filed()
  await town.changesPost('成员 航天 撤 主报', '张工')
  await town.changesPost('成员 航天 加 主报', '钱工')
  const heard = town.张工.heard().length
  await returnsReport(town.吴工, '退回 航天 月报 缺时限')
  expect(town.张工.heard(), 'no more').toHaveLength(heard)
  expect(town.钱工.last()).toContain('吴工（虚构）退回，原因：缺时限')
  const card = town.钱工.card('· 月度进展\n')
  await card.clicks('edit_figures')
  await card.clicks('next_figures', { ...monthFigures, output: '3.3' })
  await card.clicks('next_moves')
  await card.clicks('next_issues')
  expect((await card.clicks('submit')).toast).toBe('已更新为新版')
  expect(state(town)).toBe('filed')
})
