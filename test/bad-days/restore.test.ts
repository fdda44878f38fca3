import { describe, expect, it } from 'vitest'
import { groups, type Who } from '../../scripts/town/cast.ts'
import { good } from '../support/reports.ts'
import { openRestoring, type Restoring } from './restore-rig.ts'

const everybody: readonly Who[] = ['张工', '李工', '秦处', '王工', '刘工', '杨工']
const cards = (all: Restoring, who: Who) => all.heard(who, '周四工作动态').length
const questions = (all: Restoring, part: string) =>
  all.group(groups.推进办群, '不确定是否已发到').filter((text) => text.includes(part))
const takesLeave = async (all: Restoring, words: string) => {
  await all.of('张工').says(words)
  return all.of('张工').card('请确认请假').clicks('confirm')
}

/** Backed up on Wednesday before the cards, restored on Thursday: the reporters have their cards, and the database does not know. */
const cardsInLostTime = async (): Promise<Restoring> => {
  const all = await openRestoring('08-31 08:30')
  await all.at('09-02 14:00')
  const backup = await all.backUp()
  await all.at('09-03 09:00')
  expect(everybody.map((who) => cards(all, who))).toEqual([1, 0, 0, 1, 1, 1])
  await all.restore(backup)
  return all
}

describe('cards that went out in the time a restore has lost', () => {
  it('do not come again by themselves: the office is asked about each, once', async () => {
    const all = await cardsInLostTime()
    expect(everybody.map((who) => cards(all, who))).toEqual([1, 0, 0, 1, 1, 1])
    for (const chain of ['航天', '陶瓷基', '煤制烯烃', '纺织']) expect(questions(all, `${chain}`)).toHaveLength(1)
    expect(all.group(groups.推进办群, '数据已恢复到')).toHaveLength(1)
    expect(all.town.rows(`select job, state, note from job_run where job = 'weekly-card'`)).toEqual([
      { job: 'weekly-card', state: 'skipped', note: 'restored' },
    ])
    // What falls due afterwards goes its way.
    await all.at('09-03 10:00')
    expect(all.heard('张工', '还没有填')).toHaveLength(1)
    expect(everybody.map((who) => cards(all, who))).toEqual([1, 0, 0, 1, 1, 1])
    expect(questions(all, '')).toHaveLength(4)
  })

  it('do not come again when a leave begins: whether the stand-in has one is asked, and 没有，请补发 sends it', async () => {
    const all = await cardsInLostTime()
    await all.at('09-03 09:05')
    await takesLeave(all, '请假 至9-4 代 李工')
    expect(everybody.map((who) => cards(all, who))).toEqual([1, 0, 0, 1, 1, 1])
    expect(questions(all, '李工')).toHaveLength(1)
    expect(all.heard('李工', '由您代报'), 'that they stand in is new, and told').toHaveLength(1)
    const question = all.of('吴工').inGroup('推进办群', '李工（虚构）的私信')
    expect((await question.clicks('resend')).words).toContain('已补发')
    expect(cards(all, '李工')).toBe(1)
  })

  it('do not come again when posts change hands', async () => {
    const all = await cardsInLostTime()
    const { emulator } = all.town
    await emulator.addMember(groups.推进办群, all.of('何工').openId)
    await all.of('何工').says('成员 航天 加 主报', { in: '推进办群', mentions: ['bot', all.of('冯工').openId] })
    expect(everybody.map((who) => cards(all, who))).toEqual([1, 0, 0, 1, 1, 1])
    expect(cards(all, '冯工')).toBe(0)
    expect(questions(all, '冯工')).toHaveLength(1)
  })

  it('work as before: a click on one shows that it arrived, and closes the question about it', async () => {
    const all = await cardsInLostTime()
    const filed = await all.of('张工').fills(good).submits()
    expect(filed.toast).toBe('已提交')
    expect(filed.words).toContain('已收到')
    expect(questions(all, '航天')).toEqual([])
    const closed = all.group(groups.推进办群, '张工（虚构）在这条消息上点了按钮')
    expect(closed).toHaveLength(1)
    expect(closed[0]).toContain('不用看了')
    expect(closed[0]).not.toContain('没有，请补发')
    expect(questions(all, '')).toHaveLength(3)
  })
})

describe('the month', () => {
  it('is not offered again to whom it may have been offered, neither at its time nor by a week that is filed anew', async () => {
    const all = await openRestoring('09-21 08:30')
    await all.at('09-23 15:00')
    const backup = await all.backUp()
    await all.of('张工').fills(good).submits()
    const month = (who: Who) => all.heard(who, '月度进展').length
    expect([month('张工'), month('王工')]).toEqual([1, 0])
    await all.at('09-24 09:00')
    await all.restore(backup)
    await all.at('09-24 10:30')
    expect([month('张工'), month('王工')]).toEqual([1, 0])
    expect(questions(all, '月报卡片')).toHaveLength(4)
    await all.at('09-24 11:00')
    expect([month('张工'), month('王工')]).toEqual([1, 0])
  })
})

describe('a leave', () => {
  it('that ended in the time that was lost is not ended twice', async () => {
    const all = await openRestoring('08-31 08:30')
    await takesLeave(all, '请假 至9-2 代 李工')
    await all.at('09-02 20:00')
    const backup = await all.backUp()
    await all.at('09-03 09:00')
    const told = () => [all.heard('张工', '请假已到期').length, all.heard('李工', '不用您代了').length]
    expect(told()).toEqual([1, 1])
    await all.restore(backup)
    expect(all.town.rows('select state from leave')).toEqual([{ state: 'ended' }])
    await all.at('09-04 09:00')
    expect(told()).toEqual([1, 1])
    expect(questions(all, '通知')).toHaveLength(2)
  })

  it('that began in it is not begun twice, and one that ends afterwards is told', async () => {
    const all = await openRestoring('08-31 08:30')
    await takesLeave(all, '请假 9-2至9-3 代 李工')
    await all.at('09-01 20:00')
    const backup = await all.backUp()
    await all.at('09-02 16:00')
    expect(cards(all, '李工')).toBe(1)
    await all.restore(backup)
    await all.at('09-04 09:00')
    expect(cards(all, '李工')).toBe(1)
    expect(all.heard('李工', '由您代报。')).toHaveLength(2)
    expect(all.heard('张工', '请假已到期')).toHaveLength(1)
  })
})

describe('digests of the time that was lost', () => {
  it('are not posted again; their previews say that one may stand, and know the version that does', async () => {
    const all = await openRestoring('08-31 08:30')
    await all.at('09-03 17:30')
    const backup = await all.backUp()
    await all.at('09-04 09:00')
    const posted = () => all.group(groups.航天群, '第36周').length
    expect(posted()).toBe(1)
    await all.restore(backup)
    await all.at('09-04 12:30')
    expect(posted()).toBe(1)
    const jobs = all.town.rows<{ job: string; state: string; note: string }>(
      `select job, state, note from job_run where due_at > '2026-09-03T09:30' and due_at < '2026-09-04T01:00' order by job`,
    )
    expect(jobs.map(({ job, state, note }) => `${job} ${state} ${note}`)).toEqual([
      'digest-chief skipped restored',
      'digest-office skipped restored',
      'receipt skipped restored',
    ])
    await all.of('吴工').says('汇总 航天')
    const preview = all.of('吴工').lastCard()
    expect(preview.words()).toContain('群里可能已有一份，请先到群里看')
    await preview.clicks('post')
    await preview.clicks('post')
    expect(posted()).toBe(2)
    expect(all.town.rows(`select version from digest where id = 'digest/2026-W36/aerospace'`)).toEqual([{ version: 2 }])
  })
})
