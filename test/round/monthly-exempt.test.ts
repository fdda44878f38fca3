import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { filesMonth, monthFigures, monthIssues, secondStep, toPreview } from '../support/months.ts'
import { rawOf } from '../support/raw.ts'
import { good, returnsReport } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

/** 张工 has filed the week, so that the month's card lies before 张工; the others' come on the due day at 10:30. */
const opened = async (): Promise<Town> => {
  const town = await openTown('09-23 14:30')
  await secondStep(town)
  return town
}
const dueDay = async (): Promise<Town> => {
  const town = await openTown('09-23 14:30')
  await town.at('09-24 10:30')
  return town
}
const state = (town: Town, chain = 'textile') =>
  town.ask('select state from item where id = ?', `monthly/2026-09/${chain}`)[0]
const weekState = (town: Town, chain = 'textile') =>
  town.ask('select state from item where id = ?', `weekly/2026-W39/${chain}`)[0]
const digest = (town: Town, where: '航天群' | '纺织群' | '推进办群' | '领导小组群', part: string) =>
  town.group(where).find((text) => text.includes(part)) ?? ''
const exempts = async (town: Town, words: string, reason = '停产检修') => {
  await town.吴工.says(`免报 ${words} 月报 ${reason}`)
  return town.吴工.card('请确认免报').clicks('exempt', { reason })
}
const restores = async (town: Town, words: string) => {
  await town.吴工.says(`免报 ${words} 月报 撤销`)
  return town.吴工.card('请确认撤销免报').clicks('restore')
}

describe('免报 of a month', () => {
  it('with a cause, after a look at it: in every list and month card, no reminder, one line to the reporter', async () => {
    const town = await dueDay()
    const { 吴工, 杨工 } = town
    const form = 杨工.card('月度进展')
    await 吴工.says('免报 纺织 2026-09 月报 停产检修')
    const card = 吴工.card('请确认免报')
    expect(card.words()).toMatch(/请确认免报 · 新型纺织产业链\n月度进展 9月（9月24日截止）[\s\S]*停产检修/u)
    expect(state(town)).toBe('open')
    const done = await card.clicks('exempt', { reason: '停产检修' })
    expect(done.toast).toBe('已免报，已告知主报')
    expect(done.words).toContain('免报原因：停产检修')
    expect((await card.clicks('exempt', { reason: '停产检修' }, { version: 0 })).toast).toBe('已经处理过了')
    expect(await 吴工.says('免报 纺织 9月 月报 再检修')).toBe(
      '新型纺织产业链9月月报已是免报。要改，发「免报 新型纺织产业链 9月月报 撤销」。',
    )

    expect(杨工.last()).toBe('新型纺织产业链9月月报免报（吴工（虚构））：停产检修。本期不用再填。')
    expect(form.words()).toMatch(/本月免报 · 新型纺织产业链[\s\S]*停产检修/u)
    expect(await 吴工.says('状态 月报')).toContain('新型纺织产业链 — 免报 停产检修')
    expect(await 杨工.says('我的')).toMatch(/新型纺织产业链 — 免报 9月月报/u)
    expect(await 杨工.says('月报')).toContain('本月免报')
    expect(await 吴工.says('查 纺织 2026-09 月报')).toContain('2026年9月（免报）')
    expect(await 吴工.says('退回 纺织 月报 缺时限')).toContain('9月月报已是免报')
    const before = 杨工.heard().length
    expect(await 吴工.says('催报 纺织 月报')).toBe('9月月报：没有需要催报的了')
    await town.at('09-24 14:59')
    const heard = 杨工.heard().filter((text) => text.includes('月度进展'))
    await town.at('09-24 15:00')
    expect(杨工.heard().filter((text) => text.includes('月度进展'))).toEqual(heard)
    expect(杨工.heard().slice(before).join('\n')).not.toContain('请您尽快')

    await town.at('09-29 09:20')
    expect(digest(town, '纺织群', '月度进展摘要')).toContain('本月免报：停产检修')
    expect(digest(town, '推进办群', '推进办月报')).toMatch(
      /应报 3[\s\S]*免报 1[\s\S]*■ 免报（1）\n[\s\S]*新型纺织产业链：停产检修/u,
    )
    expect(digest(town, '领导小组群', '领导小组月报')).toContain('应报 3 条链')
    expect((await town.audit()).filter(({ action, result }) => action === 'exempt' && result === 'done')).toMatchObject(
      [{ chain: 'textile', actor: 吴工.openId, object: 'monthly/2026-09/textile' }],
    )
    await town.at('10-10 09:00')
    expect(state(town), 'the lock makes no 漏报 of it').toBe('exempt')
  })

  it('keeps the week owed, and 免报 of the week keeps the month owed', async () => {
    const town = await opened()
    const { 杨工, 王工 } = town
    await exempts(town, '纺织')
    await town.吴工.says('免报 陶瓷基 停产检修')
    await town.吴工.card('请确认免报').clicks('exempt', { reason: '停产检修' })
    expect([weekState(town), state(town)]).toEqual(['open', 'exempt'])
    expect([weekState(town, 'cmc'), state(town, 'cmc')]).toEqual(['exempt', 'open'])
    expect(await 杨工.says('我的')).toMatch(/要报的（1）\n新型纺织产业链[^\n]*\n第39周/u)
    expect(await 王工.says('我的')).toMatch(
      /陶瓷基复合材料产业链 ○ 待报\n9月月报[\s\S]*\n陶瓷基复合材料产业链 — 免报 第39周/u,
    )

    expect((await 杨工.fills(good).submits()).toast).toBe('已提交')
    await town.at('09-24 15:00')
    expect(杨工.cards('· 月度进展\n'), 'no second step, and no card on the due day').toEqual([])
    expect(杨工.heard().join('\n')).not.toContain('月度进展还没有提交')
    expect(王工.heard().join('\n')).toContain('月度进展还没有提交')
    expect(await filesMonth(王工)).toBe('已提交')
    expect([weekState(town, 'cmc'), state(town, 'cmc')]).toEqual(['exempt', 'filed'])
  })

  it('undone before the due day: the card and the reminder come as if nothing had been', async () => {
    const town = await opened()
    const { 杨工, 吴工 } = town
    await exempts(town, '纺织')
    await 杨工.fills(good).submits()
    expect(杨工.cards('· 月度进展\n')).toEqual([])
    await town.at('09-24 09:00')
    await 吴工.says('免报 纺织 月报 撤销')
    const card = 吴工.card('请确认撤销免报')
    expect(card.words()).toMatch(/月度进展 9月[\s\S]*原来的免报原因：停产检修/u)
    expect((await card.clicks('restore')).toast).toBe('免报已撤销，已告知主报')
    expect((await card.clicks('restore', {}, { version: 0 })).toast).toBe('已经处理过了')
    expect(杨工.last()).toBe(
      '新型纺织产业链9月月报免报已撤销（吴工（虚构）），本期要报，9月24日（周四）18:00 截止。发「我的」打开卡片。',
    )
    expect([state(town), town.ask(`select note from item where id = 'monthly/2026-09/textile'`)[0]]).toEqual([
      'open',
      null,
    ])
    await town.at('09-24 10:30')
    expect(杨工.cards('· 月度进展\n')).toHaveLength(1)
    await town.at('09-24 15:00')
    expect(杨工.last()).toContain('月度进展还没有提交')
    expect(await filesMonth(杨工)).toBe('已提交')
  })

  it('undone after the due time, where no card had come: 我的 opens it, and it is late', async () => {
    const town = await opened()
    const { 杨工 } = town
    await exempts(town, '纺织')
    await town.at('09-28 10:00')
    await restores(town, '纺织')
    expect(杨工.last()).toContain('发「我的」打开卡片')
    expect(杨工.cards('· 月度进展\n')).toEqual([])
    await 杨工.says('我的')
    await 杨工.card('要报的').clicks('open_textile_2026_09')
    expect((await (await toPreview(杨工)).clicks('submit')).toast).toBe('已补报，标注逾期')
    await town.at('09-29 09:00')
    expect(digest(town, '纺织群', '月度进展摘要')).toContain('逾期')
  })

  it('after the month cards were posted: each is the next version with one line, undone likewise, and what comes then is late', async () => {
    const town = await dueDay()
    const { 杨工 } = town
    const form = 杨工.card('月度进展')
    await form.clicks('next_points', { points: '写到一半' })
    await town.at('09-29 09:20')
    expect(digest(town, '纺织群', '月度进展摘要')).toContain('到截止时未收到本月进展')
    const leading = town.group('领导小组群').length
    await exempts(town, '纺织')
    expect(digest(town, '纺织群', '月度进展摘要')).toMatch(/v2[\s\S]*本月免报：停产检修/u)
    expect(town.group('纺织群').at(-1)).toBe('新型纺织产业链月报免报（v2）')
    expect(digest(town, '推进办群', '推进办月报')).toMatch(/v2[\s\S]*应报 3[\s\S]*新型纺织产业链：停产检修/u)
    expect(town.group('推进办群').at(-1)).toBe('新型纺织产业链月报免报（v2）')
    expect(digest(town, '领导小组群', '领导小组月报')).toMatch(/v2[\s\S]*应报 3 条链/u)
    expect(town.group('领导小组群'), 'patched, and not disturbed').toHaveLength(leading)
    expect(form.words()).toContain('本月免报')
    const click = await form.clicks('next_figures', { output: '3.2亿' }, { version: 1 })
    expect(click.toast, 'somebody was at it').toBe('本期不用报')

    await restores(town, '纺织')
    expect(state(town)).toBe('open')
    expect(digest(town, '纺织群', '月度进展摘要')).toMatch(/v3[\s\S]*到截止时未收到本月进展/u)
    expect(town.group('纺织群').at(-1)).toBe('新型纺织产业链月报免报已撤销（v3）')
    expect(digest(town, '推进办群', '推进办月报')).toMatch(/v3[\s\S]*应报 4/u)
    expect(form.words(), 'what was typed is there').toContain('第 2/4 步')
    await form.clicks('next_figures', monthFigures)
    await form.clicks('no_change_moves')
    expect((await form.clicks('next_issues', monthIssues)).words).toContain('写到一半')
    expect((await form.clicks('submit')).toast).toBe('已补报，标注逾期')
    expect(town.group('纺织群').at(-1)).toBe('新型纺织产业链月报补报已并入（v4）')

    await town.at('10-09 12:30')
    expect(state(town, 'cmc')).toBe('missed')
    await exempts(town, '陶瓷基')
    expect(state(town, 'cmc')).toBe('exempt')
    await restores(town, '陶瓷基')
    expect(state(town, 'cmc'), 'locked meanwhile').toBe('missed')
  })

  it('takes back reminders of the month that have not gone out, and leaves those of the week', async () => {
    const town = await dueDay()
    await town.at('09-24 15:00')
    rawOf(town.stage.database).exec(
      "update outbox set state = 'pending', next_at = '2026-09-24T09:00:00.000Z' where item_id like '%textile' and topic in ('reminder-1', 'month-reminder')",
    )
    const waiting = () =>
      town.ask(
        "select topic from outbox where item_id like '%textile' and topic like '%reminder%' and state = 'pending'",
      )
    expect(waiting().toSorted()).toEqual(['month-reminder', 'reminder-1'])
    await exempts(town, '纺织')
    expect(waiting()).toEqual(['reminder-1'])
  })

  it('keeps what was typed, can be left alone, and gives way to a report that comes first', async () => {
    const town = await dueDay()
    const { 吴工, 杨工 } = town
    const long = await 吴工.says(`免报 纺织 月报 ${'因'.repeat(61)}`)
    expect(long).toContain('✗ 原因有 61 字，最多 60 字，请删短。')
    expect(long).toContain('因'.repeat(61))
    await 吴工.says('免报 纺织 9月月报')
    const card = 吴工.card('请确认免报')
    expect((await card.clicks('exempt', { reason: '' })).words).toContain('✗ 请写明原因。')
    expect((await card.clicks('keep')).words).toContain('没有改动')
    expect(state(town)).toBe('open')
    await 吴工.says('免报 纺织 月报 检修', { in: '推进办群' })
    expect(town.group('推进办群').at(-1)).toBe('已私信回复。')
    expect(await filesMonth(杨工)).toBe('已提交')
    expect((await 吴工.card('请确认免报').clicks('exempt', { reason: '检修' })).toast).toBe('情况有变，没有办')
    expect(state(town)).toBe('filed')
    await returnsReport(吴工, '退回 纺织 月报 缺时限')
    expect(await 吴工.says('免报 纺织 月报 检修')).toBe('新型纺织产业链9月月报已经退回，正等补充，没有改动。')
    expect(state(town)).toBe('returned')
  })

  it('asks once for two clicks and two officials', async () => {
    const town = await dueDay()
    const { 吴工, 郑工, 杨工 } = town
    for (const one of [吴工, 郑工]) await one.says('免报 纺织 月报 停产检修')
    const first = await 吴工.card('请确认免报').clicks('exempt', { reason: '停产检修' })
    const again = await town.stage.emulator.redeliver(first.click.event_id ?? '')
    expect(again.body).toBe(first.click.body)
    expect((await 郑工.card('请确认免报').clicks('exempt', { reason: '另有原因' })).toast).toBe('已经处理过了')
    expect(杨工.heard().filter((text) => text.includes('9月月报免报'))).toHaveLength(1)
    expect(town.ask(`select note from item where id = 'monthly/2026-09/textile'`)).toEqual(['停产检修'])
  })

  it.each([
    ['吴工', '免报 航天 月报 检修', '航天产业链9月月报已经报了，不用免报。内容不实在的，可以发「退回」。', 'exempt'],
    ['吴工', '免报 纺织 月报 撤销', '新型纺织产业链9月月报没有免报，不用撤销。', 'exempt'],
    ['吴工', '免报 纺织 2026-07 月报 检修', '新型纺织产业链2026年7月没有应报的月报，请核对月份。', ''],
    ['吴工', '免报 纺织 W39 月报 检修', '请写明是哪一月', ''],
    ['吴工', '免报 纺织 2026-09 检修', '请写明是哪一周', ''],
    ['吴工', '免报 航海 月报 检修', '没找到这条产业链。可以写：', ''],
    ['吴工', '免报 月报 撤销', '没找到这条产业链。可以写：', ''],
    ['杨工', '免报 纺织 月报 检修', '您现在的职责不能办理免报。请找推进办', 'exempt'],
    ['宋处', '免报 纺织 月报 检修', '您现在的职责不能办理免报。请找推进办', 'exempt'],
    ['何工', '免报 纺织 月报 检修', '您现在的职责不能办理免报。请找推进办', 'exempt'],
  ] as [Who, string, string, string][])('%s: %s is refused in words', async (who, typed, answer, action) => {
    const town = await opened()
    await (await toPreview(town.张工)).clicks('submit')
    expect(await town[who].says(typed)).toContain(answer)
    expect((await town.refusals()).map((one) => one.action)).toEqual(action === '' ? [] : [action])
    expect([state(town), state(town, 'aerospace')]).toEqual(['open', 'filed'])
  })
})
