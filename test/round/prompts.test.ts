import { describe, expect, it } from 'vitest'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const thursday = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-03 10:00')
  return town
}
/** The week before, with a plan that has to be answered. */
const weekAfter = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(good).submits()
  await town.at('09-10 10:00')
  return town
}
const reminder = ({ 张工 }: Town) => 张工.card('［现在填］')
const revisions = (town: Town) => town.ask(`select item_id || ' ' || filed_by_name from revision order by received_at`)

describe('a reminder is answered where it is read', () => {
  it('现在填 opens the form in private, and 稍后 stays', async () => {
    const town = await thursday()
    expect(reminder(town).words()).toContain('［1小时后］')
    const forms = town.张工.cards('［暂存］').length
    const { toast, words } = await reminder(town).clicks('open')
    expect(toast).toBe('填报卡片已私信给您')
    expect(words).toContain('［今天15:30］')
    expect(town.张工.cards('［暂存］')).toHaveLength(forms + 1)
    expect(revisions(town)).toEqual([])
  })

  it('本周无新增 files at once where no plan waits for an answer, and every prompt of the report ends', async () => {
    const town = await thursday()
    await town.at('09-03 16:00')
    const [first, second] = town.张工.cards('［本周无新增］').filter((card) => card.words().includes('填报提醒'))
    const { toast, words } = await (second as NonNullable<typeof second>).clicks('no_news')
    expect(toast).toBe('已报：本周无新增')
    expect(words).toContain('已经报过，不再提醒。')
    expect(words).not.toContain('［')
    expect(first?.words()).toContain('已经报过，不再提醒。')
    expect(first?.words()).not.toContain('［')
    expect(town.张工.card('已收到').words()).toContain('本周无新增')
    expect(revisions(town)).toHaveLength(1)
  })

  it('本周无新增 files nothing while last week’s plan is unanswered: the form comes, saying what is needed', async () => {
    const town = await weekAfter()
    const { toast } = await reminder(town).clicks('no_news')
    expect(toast).toBe('还没有报，要填的已私信给您')
    expect(revisions(town)).toHaveLength(1)
    const form = town.张工.lastCard()
    expect(form.words()).toContain('请选择第 1 项上周计划的完成情况。')
    await form.fills({ last_plan_1: 'done', last_plan_2: 'going' }).saysNoNews()
    expect(revisions(town)).toHaveLength(2)
    expect(reminderEnds(town)).toBe(true)
  })

  it('本周无新增 never throws away what was kept', async () => {
    const town = await thursday()
    await town.张工.fills({ progress: '写到一半' }).savesDraft()
    const { toast } = await reminder(town).clicks('no_news')
    expect(toast).toBe('您有暂存的内容，表已私信给您')
    expect(town.张工.lastCard().words()).toContain('写到一半')
    expect(revisions(town)).toEqual([])
  })

  it('from a stale screen changes nothing that was filed', async () => {
    const town = await thursday()
    const [card, form] = [reminder(town), town.张工.card('周四工作动态')]
    const client = town.stage.emulator.person(town.张工.openId)
    await client.clicks(form.id, 'submit', { ...good })
    // The patch is on its way.
    expect(card.words()).toContain('［本周无新增］')
    const click = await client.clicks(card.id, 'no_news')
    await town.stage.settle()
    expect(click.toast?.content).toBe('本期刚有人更新，请看现在的卡片')
    expect(card.words()).toContain('已经报过，不再提醒。')
    expect(revisions(town)).toHaveLength(1)
  })

  it('ends when the report is exempt, comes back when it is owed again, and ends at the lock', async () => {
    const town = await thursday()
    const card = reminder(town)
    await town.吴工.says('免报 航天 本期停产检修')
    await town.吴工.lastCard().clicks('exempt')
    expect(card.words()).toContain('本期免报，不再提醒。')
    await town.吴工.says('免报 航天 撤销')
    await town.吴工.lastCard().clicks('restore')
    expect(card.words()).toContain('［现在填］')
    await town.at('09-04 12:05')
    expect(card.words()).toContain('本期已锁定')
    expect(card.words()).not.toContain('［')
  })
})

const reminderEnds = (town: Town) =>
  town.张工.cards('填报提醒').every((card) => card.words().includes('已经报过') && !card.words().includes('［'))

describe('请备报代报', () => {
  it('asks the backup in private, once, takes nothing from the main reporter, and is counted', async () => {
    const town = await thursday()
    const card = reminder(town)
    expect(card.words()).toContain('［请李工（虚构）代报］')
    const { toast, words } = await card.clicks('ask_backup')
    expect(toast).toBe('已私信请备报代报')
    expect(words).toContain('已请李工（虚构）代报。您也可以自己报。')
    expect(words).not.toContain('代报］')
    expect(words).toContain('［现在填］')
    expect(words).toContain('［今天15:30］')
    const asked = town.李工.card('请您代报')
    expect(asked.words()).toContain('张工（虚构）请您代报航天产业链第36周工作动态')
    expect(town.ask(`select count(*) from outbox where topic = 'ask-backup'`)).toEqual([1])
    await asked.clicks('open')
    await town.李工.lastCard().fills(good).submits()
    expect(town.张工.card('已收到').words()).toContain('李工（虚构）代张工（虚构）填报')
    expect(asked.words()).toContain('已经报过，不再提醒。')
    expect(card.words()).not.toContain('［')
    await town.吴工.says('减负')
    expect(town.吴工.card('减负台账').words()).toContain('请备报代报 1')
  })

  it('pressed at night reaches the backup in the morning', async () => {
    const town = await thursday()
    await town.at('09-03 21:00')
    expect((await reminder(town).clicks('ask_backup')).toast).toBe('已记下，上班时间私信备报')
    expect(town.李工.cards('请您代报航天')).toHaveLength(0)
    await town.at('09-04 09:05')
    expect(town.李工.cards('请您代报航天')).toHaveLength(1)
  })

  it('passes over a backup on leave', async () => {
    const town = await openTown('09-02 14:50')
    await town.李工.says('请假 至9-4')
    await town.李工.card('请确认请假').clicks('confirm')
    await town.at('09-03 10:00')
    expect(reminder(town).words()).not.toContain('代报］')
  })
})

describe('the backup’s notice and 催报', () => {
  it('carry the same answers', async () => {
    const town = await thursday()
    await town.吴工.says('催报 航天')
    const nudge = town.张工.card('请您尽快报')
    expect(nudge.words()).toContain('［本周无新增］')
    await town.at('09-03 17:00')
    const notice = town.李工.card('主报张工（虚构）如不方便')
    await notice.clicks('no_news')
    expect(revisions(town)).toHaveLength(1)
    expect(nudge.words()).toContain('已经报过，不再提醒。')
  })

  it('reach a backup as one card: the form, or a notice where the form was there already', async () => {
    const town = await thursday()
    await town.陈工.says('周报')
    await town.at('09-03 17:00')
    const asks = ({ 李工, 陈工 }: Town) => [李工, 陈工].map((one) => one.cards('如不方便，请您代报').length)
    expect(asks(town)).toEqual([1, 1])
    expect(town.李工.card('如不方便').words()).toContain('［暂存］')
    expect(town.陈工.cards('备报通知')).toHaveLength(1)
    expect(town.陈工.card('备报通知').words()).toContain('［现在填］')
    await town.陈工.card('备报通知').clicks('open')
    await town.陈工.lastCard().fills(good).submits()
    expect(revisions(town)).toEqual(['weekly/2026-W36/coal-olefin 陈工（虚构）'])
  })

  it('of what was sent back opens it to be changed', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    await town.at('09-03 09:00')
    await town.吴工.says('退回 航天 缺时限')
    await town.吴工.lastCard().clicks('return')
    await town.吴工.says('催报 航天')
    const nudge = town.张工.card('请您尽快补充')
    expect(nudge.words()).toContain('［现在改］')
    expect(nudge.words()).not.toContain('［本周无新增］')
    await nudge.clicks('open')
    expect(town.张工.lastCard().words()).toContain('缺时限')
    await town.张工
      .lastCard()
      .fills({ ...good, progress: '示例甲9月10日前进场' })
      .submits()
    expect(nudge.words()).not.toContain('［')
  })
})
