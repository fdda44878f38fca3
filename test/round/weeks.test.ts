import { describe, expect, it } from 'vitest'
import { good, report } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const isFriday = (digest: string) => digest.includes('周四工作动态摘要')
const digests = (town: Town, where: '航天群' | '煤化工群') => town.group(where).filter(isFriday)
const prompts = (town: Town) =>
  [...town.张工.heard(), ...town.王工.heard(), ...town.刘工.heard(), ...town.杨工.heard()].length

describe('the weeks of September 2026', () => {
  it('W37: 煤化工 files on Friday after the digest: v2 and one line in the thread; 陶瓷基 says 无新增', async () => {
    const town = await openTown()
    const { 张工, 王工, 刘工, 杨工 } = town
    await town.at('09-02 15:00')
    for (const one of [张工, 王工, 刘工, 杨工]) await one.fills(good).submits()
    await town.at('09-09 15:00')
    const refused = await 王工.card('第37周').clicks('no_news')
    expect(refused.words).toContain('✗ 请选择第 1 项上周计划的完成情况。')
    await 王工.card('第37周').fills({ last_plan_1: 'done', last_plan_2: 'blocked' }).saysNoNews()
    await 张工
      .card('第37周')
      .fills(report('航天', { last_plan_1: 'done', last_plan_2: 'going' }))
      .submits()
    await 杨工
      .card('第37周')
      .fills(report('纺织', { last_plan_1: 'done', last_plan_2: 'cancelled' }))
      .submits()

    await town.at('09-11 08:45')
    const [posted] = digests(town, '煤化工群').slice(-1)
    expect(posted).toContain('到截止时未收到本期工作动态，收到后并入本卡。')
    expect(digests(town, '航天群').at(-1)).toContain('■ 上周计划：共 2 项，完成 1、推进中 1')
    expect(town.group('陶瓷基群').at(-1)).toContain('一句话：本周无新增')
    expect(town.group('陶瓷基群').at(-1)).toContain('■ 上周计划：共 2 项，完成 1、受阻 1')
    const office = town.group('推进办群').at(-1) ?? ''
    expect(office).toContain('应报 4　已报 3　草稿 0　未报 1　免报 0')
    expect(office).toContain('■ 上周计划：共 6 项，完成 3、推进中 1、受阻 1、取消 1')

    await town.at('09-11 10:00')
    const before = town.groupMessages('煤化工群').length
    await 刘工
      .card('煤制烯烃（芳烃）深加工产业链 · 周四工作动态')
      .fills(report('煤化工', { last_plan_1: 'going', last_plan_2: 'going' }))
      .submits()
    const after = town.groupMessages('煤化工群')
    expect(after).toHaveLength(before + 1)
    const [card, line] = after.slice(-2)
    expect(town.group('煤化工群').at(-2)).toMatch(/第37周.*v2\n逾期补报.*煤化工进展/su)
    expect(town.group('煤化工群').at(-1)).toBe('煤制烯烃（芳烃）深加工产业链补报已并入（v2）')
    expect(line?.root_id ?? line?.parent_id).toBe(card?.message_id)
    expect(line?.thread_id).toBeDefined()
    expect(town.group('推进办群').at(-2)).toContain('应报 4　已报 4（逾期 1）')
    expect(town.group('推进办群').at(-1)).toBe('煤制烯烃（芳烃）深加工产业链补报已并入（v2）')
    expect(town.group('航天群').at(-1), 'other chains’ groups hear nothing').toContain('v1')
  })

  it('a report in the very instant of the digest, after it was made, joins it all the same', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-04 08:30')
    await town.刘工.says('补报')
    await town.刘工.card('周四工作动态').fills(report('煤化工')).submits()
    expect(town.group('煤化工群')[0]).toMatch(/v2\n逾期补报.*煤化工进展/su)
  })

  it('a text sent on Friday night joins the card at once, and its line waits for Monday morning', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-04 21:00')
    await town.刘工.says('补报')
    await town.刘工.card('周四工作动态').fills(report('煤化工')).submits()
    const group = () => town.group('煤化工群')
    expect(group()).toHaveLength(1)
    expect(group()[0]).toMatch(/v2\n逾期补报.*煤化工进展/su)
    await town.at('09-07 07:59')
    expect(group()).toHaveLength(1)
    await town.at('09-07 08:00')
    expect(group().at(-1)).toBe('煤制烯烃（芳烃）深加工产业链补报已并入（v2）')
  })

  it('W38: Sunday 09-20 is a workday, nothing weekly falls on it, and a word of the office still goes out', async () => {
    const town = await openTown('09-14 08:30')
    await town.at('09-19 12:00')
    const said = town.stage.emulator.messages().length
    expect(await town.吴工.says('催报')).toBe('现在是休息时间，不发催报')
    await town.at('09-20 12:00')
    expect(await town.吴工.says('催报')).toBe('已私信催报 4 条链')
    expect(town.张工.last()).toContain('吴工（虚构）请您尽快报航天产业链第38周工作动态，9月17日（周四）18:00 截止')
    await town.at('09-20 23:59')
    expect(town.stage.emulator.messages().length).toBe(said + 4 + 4)
  })

  it('W39: Friday is 中秋, so the digests come on Monday 09-28 and the lock at noon', async () => {
    const town = await openTown('09-21 08:30')
    await town.at('09-23 15:00')
    await town.张工.fills(good).submits()
    await town.at('09-28 08:29')
    expect(town.group('航天群')).toEqual([])
    await town.at('09-28 08:30')
    expect(digests(town, '航天群')).toHaveLength(1)
    await town.at('09-28 08:40')
    expect(town.group('推进办群').at(-1)).toContain('推进办周览 · 第39周')
    await town.at('09-28 12:00')
    expect(town.张工.card('已收到').words()).toContain('［更正］')
  })

  it('W40 joins W41: nobody is asked from 10-01 to 10-07, and the card names both weeks', async () => {
    const town = await openTown('09-28 12:30')
    await town.at('09-30 14:59')
    expect(prompts(town)).toBe(0)
    // A card is due the workday before 10-08, and that is 09-30.
    await town.at('09-30 15:00')
    expect(town.张工.last()).toContain('第40–41周（10月8日截止）')
    expect(town.张工.last()).toContain('因国庆节假期，两期合并，10月8日（周四）截止，填一次即可。')
    const before = town.stage.emulator.messages().length
    await town.at('10-08 09:59')
    expect(town.stage.emulator.messages().length, 'silence through the holiday').toBe(before)
    await town.at('10-08 10:00')
    expect(town.张工.last()).toContain('航天产业链第40–41周工作动态还没有填，10月8日（周四）18:00 截止')
    await town.张工.fills(good).submits()
    await town.at('10-09 08:40')
    expect(town.group('航天群').at(-1)).toContain('航天产业链 · 第40–41周')
    expect(town.group('航天群').at(-1)).toContain('周报 2026-W40/2026-W41 v1')
    expect(town.ask('select distinct period from item')).not.toContain('2026-W40')
    expect(await town.吴工.says('查 航天 近4周')).toContain('第40–41周')
  })
})

describe('holiday Thursdays of other years', () => {
  it.each([
    ['2025-12-29 08:30', '2026-01-04', '第1周（1月4日截止）', '因元旦假期，本期顺延至1月4日（周日）。'],
    ['2026-02-13 08:30', '2026-02-24', '第8周（2月24日截止）', '因春节假期，本期顺延至2月24日（周二）。'],
    ['2024-02-09 12:30', '2024-02-18', '第7周（2月18日截止）', '因春节假期，本期顺延至2月18日（周日）。'],
    [
      '2025-09-29 12:30',
      '2025-10-09',
      '第40–41周（10月9日截止）',
      '因国庆节、中秋节假期，两期合并，10月9日（周四）截止，填一次即可。',
    ],
  ])('from %s: due %s', async (start, due, label, why) => {
    const town = await openTown(start)
    await town.at(`${due} 09:59`)
    const card = town.张工.lastCard()
    expect(card.words()).toContain(label)
    expect(card.words()).toContain(why)
    expect(new Date(card.message.create_time).toISOString()).toMatch(/T07:00/)
    await town.at(`${due} 10:00`)
    expect(town.张工.last()).toContain('还没有填')
    expect(town.张工.last()).toContain('18:00 截止')
    await card.fills(good).submits()
    await town.at(`${due} 18:05`)
    expect(town.group('推进办群').at(-1)).toContain('已报 1')
    expect(town.group('航天群')).toEqual([])
  })
})

describe('a week without the holiday table', () => {
  it('marks its dates as provisional', async () => {
    const town = await openTown('2027-03-01 08:30')
    await town.at('2027-03-03 15:00')
    expect(town.张工.last()).toContain('（暂定，待节假日安排公布）')
  })
})
