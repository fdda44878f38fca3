import { describe, expect, it } from 'vitest'
import { officeTime } from '../../scripts/town/office-time.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const admin = '请找管理员（何工（虚构））。'

const takes = async (town: Town, who: '张工' | '李工' | '秦处' | '王工', words: string) => {
  await town[who].says(words)
  return town[who].card('请确认请假').clicks('confirm')
}
const told = (town: Town, part: string) => town.group('推进办群').filter((text) => text.includes(part))

describe('请假', () => {
  it('W41: 张工 is away from 10-08 to 10-12; 李工 gets the card, files for both names, and 张工 is back by himself', async () => {
    const town = await openTown('09-28 12:30')
    const { 张工, 李工, 吴工 } = town
    await town.at('09-30 15:30')
    expect(张工.last()).toContain('第40–41周（10月8日截止）')
    expect(李工.heard()).toEqual([])

    await 张工.says('请假 10-08 至 10-12 代 李工')
    const card = 张工.card('请确认请假')
    expect(card.words()).toContain('10月8日（周四）至10月12日（周一），共 5 天')
    expect(card.words()).toContain('航天产业链：备报李工（虚构）')
    expect(card.words()).toContain('航天产业链第40–41周，10月8日（周四）18:00 截止：备报李工（虚构）')
    expect(card.words()).toContain('10月13日（周二）起恢复由您填报')
    expect(town.ask('select state from leave')).toEqual(['proposed'])
    const confirmed = await card.clicks('confirm')
    expect(confirmed.toast).toBe('已登记，到期自动恢复')
    expect(confirmed.words).toContain('已登记请假')
    expect(李工.heard()).toEqual([
      '张工（虚构）10月8日至10月12日请假，其间航天产业链工作动态由您代报，卡片会私信给您。',
    ])

    // Silence through the holiday, then the card that lies open with 张工 comes to 李工 as well.
    await town.at('10-07 23:30')
    expect(李工.cards('周四工作动态')).toEqual([])
    const heard = 张工.heard().length
    await town.at('10-08 08:00')
    expect(李工.card('周四工作动态').words()).toContain('您正在代张工（虚构）填报，记录会写明代报。')
    await town.at('10-08 10:00')
    expect(李工.last()).toContain('张工（虚构）请假至10月12日，由您代报。航天产业链第40–41周工作动态还没有填')
    await town.at('10-08 16:00')
    expect(李工.last()).toContain('填不了请告诉专班负责人')
    expect(await 吴工.says('催报 航天')).toBe('已私信催报 1 条链')
    expect(李工.last()).toContain('吴工（虚构）请您尽快报航天产业链')
    await town.at('10-08 17:05')
    expect(李工.heard().filter((text) => text.includes('主报张工（虚构）如不方便'))).toEqual([])
    expect(张工.heard()).toHaveLength(heard)

    const filed = await 李工.fills(good).submits()
    expect(filed.words).toContain('李工（虚构）代张工（虚构）填报')
    expect(town.ask(`select filed_by_name || '/' || on_behalf_of || '/' || post from revision`)).toEqual([
      '李工（虚构）/张工（虚构）/backup',
    ])
    expect(await 吴工.says('成员 航天')).toContain('主报：张工（虚构）（请假至10月12日）')
    expect(await 吴工.says('状态 航天')).not.toContain('张工')

    // Saturday 10-10 is a workday; Monday 10-12 is the last day. Nobody does anything.
    await town.at('10-12 23:30')
    expect(town.ask('select state from leave')).toEqual(['confirmed'])
    await town.at('10-13 07:59')
    const before = [张工, 李工].map((one) => one.heard().length)
    expect(town.ask('select state from leave')).toEqual(['ended'])
    await town.at('10-13 08:00')
    expect([张工, 李工].map((one) => one.heard().length)).toEqual(before.map((count) => count + 1))
    expect(张工.last()).toBe('张工（虚构），请假已到期。航天产业链的卡片和提醒从今天起又发给您。')
    expect(李工.last()).toBe('张工（虚构）已回来，航天产业链工作动态不用您代了。')
    expect(await 吴工.says('成员 航天')).not.toContain('请假')
    await town.at('10-14 15:00')
    expect(张工.last()).toContain('第42周（10月15日截止）')
    expect(李工.heard()).toHaveLength((before[1] ?? 0) + 1)
  })

  it('that ends before a rest day is told on the next workday', async () => {
    const town = await openTown('09-03 09:00')
    await takes(town, '张工', '请假 至9-4')
    await town.at('09-06 23:30')
    expect(town.ask('select state from leave')).toEqual(['ended'])
    expect(town.张工.last()).not.toContain('请假已到期')
    await town.at('09-07 08:00')
    expect(town.张工.last()).toContain('请假已到期')
  })

  it('without 代 the listed backup stands in, and gets the open card at once', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-03 09:00')
    const done = await takes(town, '张工', '请假 到下周三')
    expect(done.words).toContain('航天产业链：备报李工（虚构）')
    expect(town.李工.heard()).toHaveLength(2)
    expect(town.李工.last()).toContain('您正在代张工（虚构）填报')
    await town.at('09-03 16:00')
    expect(town.张工.heard().filter((text) => text.includes('还没有填'))).toEqual([])
    expect(town.李工.heard().filter((text) => text.includes('还没有填'))).toHaveLength(2)
    expect((await town.张工.fills(good).submits()).toast, 'who is away may still file').toBe('已提交')
    expect(town.李工.card('已收到').words()).toContain('张工（虚构）填报')
  })

  it('told to the stand-in and asked of them in working hours only', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 20:00')
    await takes(town, '张工', '请假 至9-4')
    expect(town.李工.heard()).toEqual([])
    await town.at('09-03 08:00')
    expect(town.李工.heard()).toHaveLength(2)
    expect(new Date(town.李工.lastCard().message.create_time).toISOString()).toBe(officeTime('09-03 08:00'))
  })

  it.each([
    ['钱工', '钱工不能代：代报只限备报和专班负责人。可以代的：备报李工（虚构）、专班负责人秦处（虚构）。'],
    ['赵工', '赵工不能代：代报只限备报和专班负责人。可以代的：备报李工（虚构）、专班负责人秦处（虚构）。'],
    ['张工', '张工不能代：代报只限备报和专班负责人。可以代的：备报李工（虚构）、专班负责人秦处（虚构）。'],
  ])('代 %s: refused with who could, and written down', async (name, answer) => {
    const town = await openTown('09-02 15:00')
    expect(await town.张工.says(`请假 至9-10 代 ${name}`)).toBe(answer)
    expect((await town.refusals()).map(({ action, detail }) => [action, detail])).toEqual([
      ['leave', { reason: 'not a stand-in' }],
    ])
    expect(town.ask('select count(*) from leave')).toEqual([0])
  })

  it('the lead can be named as well, and files as 代报', async () => {
    const town = await openTown('09-02 14:50')
    await takes(town, '张工', '请假至9-10 代秦处')
    await town.at('09-02 15:00')
    expect(town.李工.heard()).toEqual([])
    expect((await town.秦处.fills(good).submits()).words).toContain('秦处（虚构）代张工（虚构）填报')
  })

  it.each([
    ['请假 10-08', '请写明请到哪一天。'],
    ['请假 一周', '没看懂。'],
    ['请假 李工 至10-08', '请假只能给自己登记'],
    ['请假 至9-1', '9月1日（周二）已经过去了，没有登记。'],
    ['请假 9-10 至 9-8', '晚于结束'],
    ['请假 至2-30', '「2-30」不是一个日期。'],
    ['请假 至11-30', `共 90 天，超过 60 天的不登记请假，要换主报。${admin}`],
    ['请假', '您现在没有登记请假。'],
    ['请假 取消', '您现在没有登记请假。'],
    ['销假', '您现在没有登记请假。'],
  ])('%s: %s', async (words, part) => {
    const town = await openTown('09-02 15:00')
    expect(await town.张工.says(words)).toContain(part)
    expect(town.ask('select count(*) from leave')).toEqual([0])
  })

  it('longer than sixty days is refused in the books as well, in one piece or piece by piece', async () => {
    const town = await openTown('09-02 15:00')
    await town.张工.says('请假 至11-30')
    await takes(town, '张工', '请假 至10-25')
    await town.at('09-20 10:00')
    expect(await town.张工.says('请假 10-20 至 11-10')).toContain('9月2日至11月10日共 70 天')
    expect((await town.refusals()).map(({ detail }) => detail?.reason)).toEqual([
      'too long: 90 days',
      'too long: 70 days',
    ])
  })

  it('is for those who report: others are refused, and a group hears nothing of it', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.吴工.says('请假 至9-10')).toContain('您现在的职责不能登记请假。请找')
    expect(await town.链长甲.says('请假 至9-10')).toContain('您现在的职责不能登记请假。')
    expect((await town.refusals()).map(({ action }) => action)).toEqual(['leave', 'leave'])
    await town.张工.says('请假 至9-10', { in: '航天群' })
    expect(town.group('航天群')).toEqual(['已私信回复。'])
    expect(town.张工.card('请确认请假').words()).toContain('航天产业链')
  })

  it('两头都不在: the lead gets the card, and the backup’s own card says whose place falls to whom', async () => {
    const town = await openTown('09-02 09:00')
    await takes(town, '张工', '请假 至9-4 代 李工')
    await town.李工.says('请假 至9-3')
    expect(town.李工.card('请确认请假').words()).toContain('航天产业链：专班负责人秦处（虚构）')
    await town.李工.card('请确认请假').clicks('confirm')
    expect(town.秦处.last()).toContain('张工（虚构）9月2日至9月4日请假，其间航天产业链工作动态由您代报')
    await town.at('09-02 15:00')
    expect(town.李工.cards('周四工作动态')).toEqual([])
    expect(town.秦处.card('周四工作动态').words()).toContain('您正在代张工（虚构）填报')
    await town.at('09-03 17:00')
    expect(
      town.李工.heard().filter((text) => text.includes('请您代报')),
      'the backup notice',
    ).toEqual([])
    // 李工 is back on the day of the lock; 张工 the workday after.
    await town.at('09-04 08:00')
    expect(town.李工.last()).toContain('请假已到期')
    await town.at('09-07 08:00')
    expect(town.秦处.last()).toBe('张工（虚构）已回来，航天产业链工作动态不用您代了。')
  })

  it('nobody left: the office and the administrator are told, and the chain still owes', async () => {
    const town = await openTown('09-02 09:00')
    await takes(town, '李工', '请假 至9-4')
    await takes(town, '秦处', '请假 至9-4')
    await town.张工.says('请假 至9-4')
    const card = town.张工.card('请确认请假')
    expect(card.words()).toContain('没有人可代')
    await card.clicks('confirm')
    expect(told(town, '其间航天产业链没有人可代')).toHaveLength(1)
    expect(town.何工.last()).toContain('没有人可代')
    await town.at('09-02 15:00')
    expect(told(town, '航天产业链现在没有人可以填报')).toHaveLength(1)
    await town.at('09-03 18:05')
    expect(town.group('推进办群').at(-1)).toContain('未报 4')
    expect(town.ask(`select state from item where chain_id = 'aerospace'`)).toEqual(['open'])
  })

  it('of a person with two chains moves the one they report for', async () => {
    const town = await openTown('09-02 09:00')
    const done = await takes(town, '王工', '请假 至9-10 代 赵工')
    expect(done.words).toContain('陶瓷基复合材料产业链：备报赵工（虚构）')
    expect(done.words).toContain('煤制烯烃（芳烃）深加工产业链：不受影响，仍由主报刘工（虚构）填报')
    await town.at('09-03 17:00')
    expect(town.赵工.cards('周四工作动态')).toHaveLength(1)
    expect(
      town.王工.heard().filter((text) => text.includes('请您代报')),
      'a backup on leave is left alone',
    ).toEqual([])
    expect(town.陈工.cards('备报通知')).toHaveLength(0)
    expect(town.陈工.cards('周四工作动态')).toHaveLength(1)
  })

  it('over days that are taken takes the place of the earlier one; the stand-in hears the new end', async () => {
    const town = await openTown('09-02 09:00')
    await takes(town, '张工', '请假 至9-4')
    await town.at('09-03 09:00')
    await town.张工.says('请假 9-4 至 9-11 代 秦处')
    const card = town.张工.card('请确认请假')
    expect(card.words()).toContain('原来登记的9月2日至9月4日由这次的代替。')
    expect(card.words()).toContain('9月2日（周三）至9月11日（周五），共 10 天')
    await card.clicks('confirm')
    expect(town.ask('select state from leave order by created_at')).toEqual(['replaced', 'confirmed'])
    expect(town.秦处.heard()[0]).toContain('张工（虚构）9月2日至9月11日请假')
    expect(town.秦处.cards('周四工作动态')).toHaveLength(1)
    expect(town.李工.last()).toBe('张工（虚构）的请假有变，航天产业链工作动态不用您代了。')
    await town.at('09-05 10:00')
    expect(town.张工.heard().filter((text) => text.includes('请假已到期'))).toEqual([])
  })

  it('that goes on beyond an earlier one keeps its beginning; a shorter one inside it is what counts', async () => {
    const town = await openTown('09-02 09:00')
    await takes(town, '张工', '请假 9-7 至 9-11')
    expect((await takes(town, '张工', '请假 9-10 至 9-15')).words).toContain('9月7日（周一）至9月15日（周二），共 9 天')
    expect((await takes(town, '张工', '请假 9-8 至 9-9')).words).toContain('9月8日（周二）至9月9日（周三），共 2 天')
    expect(town.ask("select to_day || ' ' || state from leave order by to_day")).toEqual([
      '2026-09-09 confirmed',
      '2026-09-11 replaced',
      '2026-09-15 replaced',
    ])
  })

  it('is settled once, however often it is clicked, and by the person alone', async () => {
    const town = await openTown('09-02 09:00')
    await town.张工.says('请假 至9-4')
    const card = town.张工.card('请确认请假')
    const click = await town.stage.emulator.person(town.李工.openId).clicks(card.id, 'confirm', {}, { force: true })
    await town.stage.settle()
    expect(click.toast?.content).toContain('这是发给别人的卡片')
    expect(town.ask('select state from leave')).toEqual(['proposed'])
    await card.clicks('confirm')
    expect((await card.clicks('confirm', {}, { version: 0 })).toast).toBe('已经处理过了')
    expect((await card.clicks('cancel', {}, { version: 0 })).toast).toBe('已经处理过了')
    expect(town.李工.heard()).toHaveLength(1)
    expect((await town.audit()).filter(({ action, result }) => action === 'leave' && result === 'done')).toHaveLength(1)
    await town.张工.says('请假 9-7 至 9-8')
    expect((await town.张工.card('请确认请假').clicks('cancel')).words).toContain('没有登记请假')
    expect(town.ask('select state from leave order by created_at')).toEqual(['confirmed', 'dropped'])
  })

  it('confirmed after its last day counts for nothing', async () => {
    const town = await openTown('09-02 09:00')
    await town.张工.says('请假 至9-3')
    await town.at('09-04 09:00')
    const late = await town.张工.card('请确认请假').clicks('confirm')
    expect(late.toast).toBe('这段日子已过，没有登记')
    expect(town.ask('select state from leave')).toEqual(['dropped'])
  })

  it('取消 brings the person back at once and lets the stand-in go', async () => {
    const town = await openTown('09-02 09:00')
    await takes(town, '张工', '请假 至9-11')
    await takes(town, '张工', '请假 9-21 至 9-22')
    await town.at('09-02 15:00')
    expect(town.张工.cards('周四工作动态')).toEqual([])
    expect(await town.张工.says('请假 取消')).toContain(
      '已取消9月2日至9月11日的请假，卡片和提醒仍发给您。还登记着：9月21日至9月22日。',
    )
    expect(town.张工.cards('周四工作动态'), 'the card that was never sent').toHaveLength(1)
    expect(town.李工.last()).toContain('不用您代了')
    expect(await town.张工.says('请假')).toContain('您登记的请假：9月21日至9月22日。')
    await town.at('09-03 10:00')
    expect(town.张工.last()).toContain('还没有填')
    expect(town.李工.last()).not.toContain('还没有填')
  })

  it('of somebody who leaves the tenant meanwhile ends without a word; the chain is the backup’s', async () => {
    const town = await openTown('09-02 09:00')
    await takes(town, '张工', '请假 至9-4 代 秦处')
    await town.at('09-02 15:00')
    await town.stage.emulator.resign(town.张工.openId)
    await town.stage.settle()
    expect(town.ask('select state from leave')).toEqual(['ended'])
    expect(town.李工.cards('周四工作动态')).toHaveLength(1)
    await town.at('09-07 09:00')
    expect(town.秦处.heard().filter((text) => text.includes('已回来'))).toEqual([])
  })

  it('the stand-in leaves the tenant: the next in the list gets the card', async () => {
    const town = await openTown('09-02 09:00')
    await takes(town, '张工', '请假 至9-4 代 秦处')
    await town.at('09-02 15:00')
    await town.stage.emulator.resign(town.秦处.openId)
    await town.stage.settle()
    expect(town.李工.heard()[0]).toContain('由您代报')
    expect(town.李工.cards('周四工作动态')).toHaveLength(1)
  })

  it('the bot was down when it began and ended: found at the next start, told once', async () => {
    const town = await openTown('09-02 09:00')
    await takes(town, '张工', '请假 9-3 至 9-4')
    town.stage.clock.set(officeTime('09-07 09:10'))
    await town.stage.settle()
    expect(town.ask('select state from leave')).toEqual(['ended'])
    expect(town.张工.heard().filter((text) => text.includes('请假已到期'))).toHaveLength(1)
    await town.at('09-09 09:00')
    expect(town.张工.heard().filter((text) => text.includes('请假已到期'))).toHaveLength(1)
  })
})
