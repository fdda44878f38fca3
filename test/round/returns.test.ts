import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { good, returnsReport } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const filed = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(good).submits()
  return town
}
const state = (town: Town, chain = 'aerospace') => town.ask('select state from item where chain_id = ?', chain)[0]
const revisions = (town: Town) => town.ask("select kind || ' ' || coalesce(reason, '-') from revision order by rev")

describe('退回 before the lock', () => {
  it('makes the report owed again in every list, and filed again once it is made good', async () => {
    const town = await filed()
    const { 吴工, 张工 } = town
    await town.at('09-03 09:30')
    const answer = await returnsReport(吴工, '退回 航天 W36 事项说明缺时限')
    expect(answer).toMatch(
      /已退回 · 航天产业链[\s\S]*吴工（虚构）退回，原因：事项说明缺时限\n请填报人在 9月4日（周五）09:30 前补充/u,
    )
    expect(state(town)).toBe('returned')

    const form = 张工.card('周四工作动态')
    expect(张工.lastCard().id).toBe(form.id)
    expect(form.words()).toContain('吴工（虚构）退回，原因：事项说明缺时限')
    expect(form.words()).toContain('请在 9月4日（周五）09:30 前补充后提交')
    expect(form.words()).toContain('走访示例材料乙（虚构）')
    expect(张工.cards('已退回，请补充').at(-1)?.words()).toContain('［补充］')

    expect(await 吴工.says('状态')).toContain('航天产业链 ↩ 退回\n9月4日 09:30 前补充')
    expect(await 张工.says('状态')).toContain('航天产业链 ↩ 退回')
    expect(await 张工.says('我的')).toMatch(
      /要报的（1）\n航天产业链 ↩ 退回\n第36周，9月4日 09:30 前补充：事项说明缺时限/u,
    )
    expect(张工.lastCard().words()).toContain('［补充］')
    expect((await 张工.lastCard().clicks('open_aerospace_2026_W36')).toast).toBe('填报卡片已私信给您')
    expect(张工.last()).toContain('［提交］')
    expect(await 吴工.says('我的')).toMatch(/等补充的（1）\n航天产业链 ↩ 退回[\s\S]*事项说明缺时限[\s\S]*［详情］/u)
    expect(await 吴工.says('查 航天 本周')).toMatch(/第36周（.*已退回，待补充）/u)
    await town.at('09-03 18:05')
    const receipt = town.group('推进办群').at(-1)
    expect(receipt).toContain('已报 0')
    expect(receipt).toContain('退回待补充：航天产业链')

    const same = await form.fills({}).submits()
    expect(same.toast).toBe('内容没有变化，还没有补充')
    expect(state(town)).toBe('returned')
    await form.clicks('edit')
    const again = await form.fills({ progress: '补了时限', ask_detail: '' }).submits()
    expect(again.toast).toBe('已更新为新版')
    expect(state(town)).toBe('filed')
    expect(revisions(town)).toEqual(['submit -', 'submit -'])
    expect(await 吴工.says('我的')).toContain('没有等补充的退回件。')
    expect(await 吴工.says('查 航天 本周 版本')).toMatch(
      /第 2 版 修改[\s\S]*第 1 版 提交[\s\S]*退回（吴工（虚构），9月3日 09:30）：事项说明缺时限/u,
    )

    await town.at('09-04 09:31')
    expect(town.group('推进办群').join('\n')).not.toContain('退回后没有补充')
    expect(town.group('推进办群').at(-1)).toContain('■ 质量：退回 1（航天产业链：事项说明缺时限）')
    expect(town.group('航天群').at(-1)).not.toContain('已退回')
    expect(town.ask('select count(*) from item_return')).toEqual([1])
  })
})

describe('退回 after the lock', () => {
  it('by the button, with the reason in private; marked in the posted digests, which the new text joins', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    const { 吴工, 郑工, 张工, 李工 } = town
    await 李工.says('周报')
    await 李工.fills(good).submits()
    await town.at('09-04 12:01')
    await 吴工.says('查 航天 本周', { in: '推进办群' })
    await 吴工.inGroup('推进办群', '查 · 航天').clicks('versions_weekly_2026_W36_aerospace')
    await 吴工.card('各版').clicks('ask_return')
    const form = 吴工.card('确认退回')
    const [before, chat] = [town.group('推进办群').length, town.group('航天群').length]
    const none = await form.clicks('return', { reason: '  ' })
    expect(none.toast).toBe('还没有办，请看红字')
    expect(none.words).toContain('✗ 请写明原因。')
    const long = await form.clicks('return', { reason: '因'.repeat(61) }, { force: true })
    expect(long.words).toContain('✗ 原因有 61 字，最多 60 字，请删短。')
    expect(long.words).toContain('因'.repeat(61))
    expect(state(town)).toBe('filed')
    const done = await form.clicks('return', { reason: '缺开工时间' })
    expect(done.toast).toBe('已退回，填报人会收到私信')
    expect(done.words).toContain('请填报人在 9月7日（周一）12:01 前补充')
    expect((await form.clicks('return', { reason: '缺开工时间' }, { version: 0 })).toast).toBe('已经退回过了，等补充')

    for (const one of [张工, 李工]) expect(one.last()).toContain('吴工（虚构）退回，原因：缺开工时间')
    expect(town.group('航天群')[0]).toContain('（已退回，待补充）')
    expect(town.group('航天群')[0]).toContain('v1')
    expect(town.group('推进办群').find((one) => one.includes('推进办周览'))).toMatch(
      /已报 0[\s\S]*退回 1[\s\S]*航天产业链（已退回，待补充）[\s\S]*■ 质量：退回 1（航天产业链：缺开工时间，待补充）/u,
    )
    expect([town.group('推进办群').length, town.group('航天群').length], 'no group is told twice').toEqual([
      before,
      chat,
    ])

    expect(await 郑工.says('催报')).toBe('已私信催报 4 条链')
    expect(张工.last()).toContain(
      '郑工（虚构）请您尽快补充航天产业链第36周工作动态：已退回，9月7日（周一）12:01 前补充',
    )

    const answer = 李工.cards('周四工作动态').at(-1)
    expect(answer?.words()).not.toContain('更正理由')
    const refiled = await answer?.fills({ progress: '9月10日开工' }).submits()
    expect(refiled?.toast).toBe('已更正')
    expect(revisions(town)).toEqual(['submit -', 'correction 按退回意见补充'])
    expect(张工.card('已收到').words()).toContain('9月10日开工')
    expect(town.group('航天群')[0]).toContain('9月10日开工')
    expect(town.group('航天群')[0]).not.toContain('已退回')
    expect(town.group('航天群').at(-1)).toBe('航天产业链补充已并入（v2）')
    expect(await 吴工.says('状态')).toContain('航天产业链 ✓ 已报')
  })

  it('that nobody makes good is told to the office once, at the new due time', async () => {
    const town = await filed()
    await town.at('09-04 20:00')
    const heard = town.张工.heard().length
    expect(await returnsReport(town.吴工, '退回 航天 缺时限')).toContain('9月8日（周二）08:00 前补充')
    expect(town.张工.heard(), 'nobody is disturbed on Friday evening').toHaveLength(heard)
    await town.at('09-07 08:00')
    expect(town.张工.last()).toContain('吴工（虚构）退回，原因：缺时限')
    await town.at('09-08 07:59')
    expect(town.group('推进办群').join('\n')).not.toContain('没有补充')
    await town.at('09-09 12:00')
    const told = town.group('推进办群').filter((one) => one.includes('没有补充'))
    expect(told).toEqual([
      '【提醒】航天产业链第36周工作动态退回后没有补充，应于 9月8日（周二）08:00 前补充。退回原因：缺时限。\n请：联系主报；也可以发「更正 航天产业链 第36周」代为更正。',
    ])
    await town.吴工.says('更正 航天产业链 第36周')
    await town.吴工.card('周四工作动态').fills({ progress: '代为补充', reason: '电话核实' }).submits()
    expect(state(town)).toBe('filed')
    expect(revisions(town).at(-1)).toBe('correction 电话核实')
  })

  it('of a version that somebody has replaced meanwhile shows the new one first', async () => {
    const town = await filed()
    await town.吴工.says('退回 航天')
    const form = town.吴工.card('确认退回')
    await town.张工.card('已收到').clicks('edit')
    await town.张工.card('周四工作动态').fills({ progress: '自己改了' }).submits()
    const newer = await form.clicks('return', { reason: '缺时限' })
    expect(newer.toast).toBe('刚有新版，请看过再退回')
    expect(newer.words).toContain('退回第 2 版')
    expect(newer.words).toContain('缺时限')
    expect(state(town)).toBe('filed')
    const others = { force: true }
    const click = await town.stage.emulator
      .person(town.郑工.openId)
      .clicks(form.id, 'return', { reason: '别人的卡' }, others)
    await town.stage.settle()
    expect(click.toast?.content).toContain('这是发给别人的卡片')
    await town.changesPost('成员 撤 推进办', '吴工')
    expect((await form.clicks('return', { reason: '缺时限' })).toast).toBe('您无权操作，已私信说明找谁办')
    expect(state(town)).toBe('filed')
  })
})

describe('退回 in words', () => {
  it('shows what will happen, in private, and does nothing until 确认退回 is pressed', async () => {
    const town = await filed()
    const [before, heard] = [town.group('推进办群').length, town.张工.heard().length]
    await town.吴工.says('退回 航天 事项说明缺时限', { in: '推进办群' })
    expect(town.group('推进办群').slice(before)).toEqual(['已私信回复。'])
    const card = town.吴工.card('确认退回')
    expect(card.words()).toContain('还没有退回。点「确认退回」就退回第 1 版（张工（虚构））')
    expect(card.words()).toContain('要在 9月3日（周四）15:00 前补充')
    expect(card.words()).toContain('事项说明缺时限')
    expect(state(town)).toBe('filed')
    expect(town.张工.heard()).toHaveLength(heard)
    expect(town.ask('select count(*) from item_return')).toEqual([0])

    const left = await card.clicks('keep_report')
    expect(left.toast).toBe('没有改动')
    expect(left.words).toContain('没有退回')
    expect(left.words).not.toContain('［确认退回］')
    expect(state(town)).toBe('filed')

    await town.吴工.says('退回 航天 事项说明缺时限')
    expect((await town.吴工.card('确认退回').clicks('return')).words).toContain(
      '吴工（虚构）退回，原因：事项说明缺时限',
    )
    expect(state(town)).toBe('returned')
  })
})

describe('what cannot be returned is refused in words, and written down', () => {
  it.each([
    [
      '吴工',
      '退回 煤制烯烃 缺时限',
      '煤制烯烃（芳烃）深加工产业链第36周还没有报，没有可退回的。可以发「催报 煤制烯烃（芳烃）深加工产业链」。',
      'return',
    ],
    ['吴工', '退回 航天 W34 缺时限', '航天产业链2026年第34周没有应报的一期，请核对周次。', ''],
    ['吴工', '退回 航海 缺时限', '没找到这条产业链。可以写：', ''],
    ['吴工', '退回', '您有 4 条产业链', ''],
    [
      '张工',
      '退回 航天 缺时限',
      '您现在的职责不能退回工作动态。请找推进办（周主任（演示）、吴工（虚构）、郑工（虚构））。',
      'return',
    ],
    ['何工', '退回 航天 缺时限', '您现在的职责不能退回工作动态。请找推进办', 'return'],
  ] as [Who, string, string, string][])('%s: %s', async (who, typed, answer, action) => {
    const town = await filed()
    expect(await town[who].says(typed)).toContain(answer)
    expect((await town.refusals()).map((one) => one.action)).toEqual(action === '' ? [] : [action])
    expect(state(town)).toBe('filed')
  })

  it('nothing typed is lost: without a reason, or with one too long, the form asks in private', async () => {
    const town = await filed()
    const before = town.group('推进办群').length
    await town.吴工.says(`退回 航天 ${'因'.repeat(61)}`, { in: '推进办群' })
    expect(town.group('推进办群').slice(before)).toEqual(['已私信回复。'])
    expect(town.吴工.last()).toContain('✗ 原因有 61 字，最多 60 字，请删短。')
    expect(town.吴工.last()).toContain('因'.repeat(61))
    expect(await town.郑工.says('退回 航天')).toContain('［确认退回］')
    await returnsReport(town.郑工, '退回 航天 缺时限')
    expect(await town.吴工.says('退回 航天 缺时限')).toBe('航天产业链第36周已经退回，正等补充，没有改动。')
    expect((await town.吴工.card('确认退回').clicks('return', { reason: '缺时限' })).toast).toBe('已经退回过了，等补充')
    expect(await town.吴工.says('免报 航天 检修')).toContain('已经退回')
    expect((await town.refusals()).map((one) => one.action)).toEqual(['return', 'return', 'exempt'])
  })
})
