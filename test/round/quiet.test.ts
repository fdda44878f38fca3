import { describe, expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { officeTime } from '../../scripts/town/office-time.ts'
import { filesRisk, good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const reminders = (heard: string[]) => heard.filter((text) => text.includes('工作动态还没有填')).length
const sentAt = (at: number | string) => new Date(Number(at)).toISOString()
/** Reminders as people got them, by the hour. */
const hours = (town: Town, who: '张工' | '李工' | '王工') =>
  town[who].cards('工作动态还没有填').map(({ message }) => sentAt(message.create_time).slice(11, 16))

describe('稍后', () => {
  const thursday = async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-03 10:00')
    return town
  }

  it('under the first reminder moves the second, and there is no third', async () => {
    const town = await thursday()
    const first = town.张工.card('工作动态还没有填')
    expect(first.words()).toContain('［1小时后］')
    expect(first.words()).toContain('［今天15:30］')
    expect(first.words()).toContain('［今天17:00］')
    const moved = await first.clicks('later_15_30')
    expect(moved.toast).toBe('今天 15:30 再提醒')
    expect(moved.words).toContain('已改到今天 15:30 再提醒。')
    await town.at('09-03 15:29')
    expect(reminders(town.张工.heard())).toBe(1)
    await town.at('09-03 15:30')
    expect(reminders(town.张工.heard())).toBe(2)
    expect(town.张工.last()).toContain('这是最后一次提醒')
    expect(town.张工.last()).not.toContain('［今天')
    await town.at('09-03 18:05')
    expect(hours(town, '张工')).toEqual(['02:00', '07:30'])
    expect(hours(town, '王工'), 'others are reminded at the usual hour').toEqual(['02:00', '08:00'])
  })

  it('moves it beyond its own hour as well, and again where somebody changes their mind', async () => {
    const town = await thursday()
    const first = town.张工.card('工作动态还没有填')
    await first.clicks('later_15_30')
    expect((await first.clicks('later_17_00')).toast).toBe('今天 17:00 再提醒')
    await town.at('09-03 16:30')
    expect(reminders(town.张工.heard())).toBe(1)
    await town.at('09-03 18:05')
    expect(hours(town, '张工')).toEqual(['02:00', '09:00'])
  })

  it('1小时后 counts from the click', async () => {
    const town = await thursday()
    await town.at('09-03 10:20')
    expect((await town.张工.card('工作动态还没有填').clicks('later_60_')).toast).toBe('今天 11:20 再提醒')
    await town.at('09-03 18:05')
    expect(hours(town, '张工')).toEqual(['02:00', '03:20'])
  })

  it('clicked after filing says so; filing withdraws what waits', async () => {
    const town = await thursday()
    const first = town.张工.card('工作动态还没有填')
    await first.clicks('later_15_30')
    const form = town.张工.card('周四工作动态')
    const client = town.stage.emulator.person(cast.张工)
    await client.clicks(form.id, 'submit', { ...good })
    // What ends the reminder is on its way.
    expect((await client.clicks(first.id, 'later_17_00')).toast?.content).toBe('已经报过，不再提醒')
    await town.stage.settle()
    expect(first.words()).toContain('已经报过，不再提醒。')
    expect(first.words()).not.toContain('［')
    await town.at('09-03 18:05')
    expect(reminders(town.张工.heard())).toBe(1)
  })

  it('clicked too late says so', async () => {
    const town = await thursday()
    const first = town.张工.card('工作动态还没有填')
    await town.at('09-03 15:40')
    expect((await first.clicks('later_15_30')).toast).toBe('这个时间已经过了，请另选一个')
    await town.at('09-03 16:00')
    expect((await first.clicks('later_17_00')).toast).toBe('今天没有下一次提醒了')
    expect(town.张工.last()).not.toContain('［今天')
  })

  it('leaves somebody alone who is writing at the chosen hour', async () => {
    const town = await thursday()
    await town.张工.card('工作动态还没有填').clicks('later_15_30')
    await town.at('09-03 15:20')
    await town.张工.fills({ progress: '写到一半' }).savesDraft()
    await town.at('09-03 15:30')
    expect(reminders(town.张工.heard())).toBe(1)
    // The draft is older than half an hour at the usual hour: that one comes.
    await town.at('09-03 16:00')
    expect(hours(town, '张工')).toEqual(['02:00', '08:00'])
  })

  it('who was spared the first one can move on from the second', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills({ progress: '写到一半' }).savesDraft()
    await town.at('09-03 16:00')
    expect((await town.张工.card('工作动态还没有填').clicks('later_17_00')).toast).toBe('今天 17:00 再提醒')
    await town.at('09-03 18:05')
    expect(hours(town, '张工')).toEqual(['08:00', '09:00'])
  })

  it('in words: an hour, with or without the chain, for those who are asked', async () => {
    const town = await thursday()
    expect(await town.张工.says('稍后15:30')).toBe('航天产业链：改到今天 15:30 再提醒，报了就不提醒。')
    expect(await town.王工.says('稍后 陶瓷基 下午3点')).toBe(
      '陶瓷基复合材料产业链：改到今天 15:00 再提醒，报了就不提醒。',
    )
    // 王工 only stands by for 煤化工, where 刘工 is asked.
    expect(await town.王工.says('稍后 煤化工 15:30')).toBe('煤制烯烃（芳烃）深加工产业链：本来就不提醒您。')
    expect(await town.张工.says('稍后')).toContain('请写时间')
    expect(await town.张工.says('稍后 9:00')).toBe('航天产业链：这个时间已经过了，请另选一个。')
    expect(await town.张工.says('稍后 18:00')).toBe('航天产业链：这个时间已过截止，请选截止前的。')
    expect(await town.李工.says('稍后 15:30')).toBe('没有发给您的周报提醒可以改时间。要报的发「我的」看。')
    expect(await town.吴工.says('稍后 15:30')).toContain('您现在的职责不能填报产业链的报告')
    await town.at('09-03 18:05')
    expect(hours(town, '张工')).toEqual(['02:00', '07:30'])
    expect(hours(town, '王工')).toEqual(['02:00', '07:00'])
  })

  it('on a day without a reminder there is none to move', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:30')
    expect(await town.张工.says('稍后 17:00')).toBe('航天产业链：今天没有下一次提醒了。')
    await town.at('09-02 18:00')
    expect(reminders(town.张工.heard())).toBe(0)
  })

  it('before the first one moves that, and the second keeps its hour', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-03 09:00')
    await town.张工.says('稍后 11:00')
    await town.at('09-03 18:05')
    expect(hours(town, '张工')).toEqual(['03:00', '08:00'])
  })

  it('belongs to whoever got the reminder', async () => {
    const town = await thursday()
    const first = town.张工.card('工作动态还没有填')
    const click = await town.stage.emulator.person(cast.李工).clicks(first.id, 'later_15_30', {}, { force: true })
    await town.stage.settle()
    expect(click.toast?.content).toContain('这是发给别人的卡片')
    expect(town.ask(`select count(*) from outbox where dedupe_key like 'later/%'`)).toEqual([0])
  })

  it('is not caught up long after: the bot was down at the chosen hour', async () => {
    const town = await thursday()
    await town.张工.card('工作动态还没有填').clicks('later_15_30')
    town.stage.clock.set(officeTime('09-03 17:45'))
    await town.stage.settle()
    expect(town.ask(`select state || '/' || error from outbox where dedupe_key like 'later/%'`)).toEqual([
      'dropped/expired',
    ])
  })

  it('passes to the stand-in when a leave begins', async () => {
    const town = await thursday()
    await town.张工.card('工作动态还没有填').clicks('later_17_00')
    await town.张工.says('请假 至9-4')
    await town.张工.card('请确认请假').clicks('confirm')
    await town.at('09-03 18:05')
    expect(hours(town, '张工')).toEqual(['02:00'])
    expect(hours(town, '李工')).toEqual(['08:00'])
  })
})

const quietly = async (town: Town) => town.链长甲.says('推送 只在有请示或红色时')

describe('推送', () => {
  it('a week without ask or risk is not pushed, is readable, and the office reads that it was not', async () => {
    const town = await openTown('09-02 14:50')
    expect(await quietly(town)).toContain(
      '已改：航天产业链摘要只在有请您定的事项、有断链断供风险、有红灯任务或没有收到周报时推送',
    )
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    await town.王工.fills(good).submits()
    await town.at('09-04 08:45')
    expect(town.group('航天群')).toEqual([])
    expect(town.group('陶瓷基群')).toHaveLength(1)
    const office = town.group('推进办群').at(-1) ?? ''
    expect(office).toContain('■ 未推送（链长设置）：航天产业链')
    expect(office).not.toContain('【说明】')
    expect(town.ask(`select note from job_run where job = 'digest-chief'`)).toEqual([null])
    expect(await town.链长甲.says('查 航天 本周')).toContain('示例链主甲（虚构）完成设备招标')
    const preview = await town.吴工.says('汇总 航天')
    expect(preview).toContain('本期没有这类事项，没有推送')
    expect(preview).toContain('未发布')
    // The office may still post by hand.
    const card = town.吴工.card('预览')
    for (const _ of [1, 2]) await card.clicks('post')
    expect(town.group('航天群')).toHaveLength(1)
    expect(town.group('航天群')[0]).not.toContain('没有推送')
    await town.at('09-05 09:00')
    expect(town.group('航天群')).toHaveLength(1)
  })

  it.each([
    ['an ask for the chief', { ask_level: 'chief', ask_detail: '请协调示例地块水电接入，9月15日前明确' }],
    ['a changed risk', { risk: 'changed' }],
  ])('%s is pushed', async (_name, more) => {
    const town = await openTown('09-02 14:50')
    await quietly(town)
    await town.at('09-02 15:00')
    await town.张工.fills({ ...good, ...more }).submits()
    await town.at('09-04 08:45')
    expect(town.group('航天群')).toHaveLength(1)
    expect(town.group('推进办群').at(-1)).not.toContain('未推送')
  })

  it('an ask that goes to the office is not', async () => {
    const town = await openTown('09-02 14:50')
    await quietly(town)
    // A day later it would have climbed to the chief by itself.
    await town.at('09-03 15:00')
    await town.张工.fills({ ...good, ask_level: 'office', ask_detail: '请协调示例事项，9月15日前' }).submits()
    await town.at('09-04 08:45')
    expect(town.group('航天群')).toEqual([])
  })

  it('nothing received is pushed: silence would say that there is nothing', async () => {
    const town = await openTown('09-02 14:50')
    await quietly(town)
    await town.at('09-04 08:45')
    expect(town.group('航天群')[0]).toContain('到截止时未收到本期工作动态')
  })

  it('an ask that comes after a quiet week’s hour is pushed then, in working hours, once', async () => {
    const town = await openTown('09-02 14:50')
    await quietly(town)
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    await town.at('09-04 09:00')
    await town.张工.card('已收到').clicks('edit')
    const asking = { ...good, ask_level: 'chief', ask_detail: '请协调示例地块水电接入，9月15日前明确' }
    await town.张工.fills(asking).submits()
    expect(town.group('航天群')).toHaveLength(1)
    expect(town.group('航天群')[0]).toContain('请您定（1）')
    await town.at('09-07 09:00')
    expect(town.group('航天群')).toHaveLength(1)
  })

  it('the same by night waits for the morning', async () => {
    const town = await openTown('08-28 13:00')
    await town.吴工.says('设置 摘要 周四 19:00')
    await town.吴工.card('请确认新的时间').clicks('confirm')
    await quietly(town)
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    await town.at('09-03 20:00')
    await town.张工.card('已收到').clicks('edit')
    await filesRisk(town.张工, good)
    await town.at('09-04 07:59')
    expect(town.group('航天群')).toEqual([])
    await town.at('09-04 08:00')
    expect(town.group('航天群')).toHaveLength(1)
    expect(town.group('航天群')[0]).toContain('断链断供风险')
  })

  it('推送 每周 brings it back; without a word it says how it stands', async () => {
    const town = await openTown('09-02 14:50')
    expect(await town.链长甲.says('推送')).toContain('航天产业链摘要现在是：每周推送。')
    await quietly(town)
    expect(await town.链长甲.says('推送')).toContain('现在是：只在有请示或红色时推送。')
    expect(await town.链长甲.says('推送 随便')).toContain('请写「推送 每周」')
    expect(await town.链长甲.says('推送 每周', { in: '航天群' })).toBe('已改：航天产业链摘要每周推送。')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    await town.at('09-04 08:45')
    expect(town.group('航天群')).toHaveLength(2)
    expect((await town.audit()).filter(({ action }) => action === 'push').map(({ object }) => object)).toEqual([
      'needed',
      'weekly',
    ])
  })

  it('is the chief’s alone', async () => {
    const town = await openTown('09-02 14:50')
    for (const who of ['吴工', '张工', '秦处', '组长', '何工'] as const)
      expect(await town[who].says('推送 每周')).toContain('您现在的职责不能改摘要的推送方式。请找推进办')
    expect(await town.链长甲.says('推送 陶瓷基 每周')).toContain('您现在的职责不能改摘要的推送方式')
    expect((await town.refusals()).map(({ action }) => action)).toEqual(Array.from({ length: 6 }, () => 'push'))
    expect(town.ask('select count(*) from chief_push')).toEqual([0])
  })

  it('ends with the post: a successor starts with every week', async () => {
    const town = await openTown('09-02 14:50')
    await quietly(town)
    await town.changesPost('成员 航天 撤 链长', '链长甲')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    await town.at('09-04 08:45')
    expect(town.group('航天群')).toHaveLength(1)
  })

  it('after a long gap a quiet week is not offered to the office', async () => {
    const town = await openTown('09-02 14:50')
    await quietly(town)
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    town.stage.clock.set(officeTime('09-08 09:00'))
    await town.stage.settle()
    expect(town.group('推进办群').filter((text) => text.includes('摘要没有发布 · 航天产业链'))).toEqual([])
    expect(town.group('推进办群').filter((text) => text.includes('摘要没有发布'))).not.toHaveLength(0)
  })
})
