import { describe, expect, it } from 'vitest'
import { report } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

/** Two weeks of 航天 and one of 纺织. */
const twoWeeks = async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(report('航天三六')).submits()
  await town.杨工.fills(report('纺织三六')).submits()
  await town.at('09-09 15:00')
  await town.张工
    .card('第37周')
    .fills(report('航天三七', { last_plan_1: 'done' }))
    .submits()
  return town
}

const notFound = (sought: string) =>
  `没有找到：航天产业链，${sought}。\n可以换个词，或写短一点。时间可以写：本周、上周、上月、近4周、2026-09、今年；产业链可以写：航天产业链。`

describe('查', () => {
  it.each([
    ['查', ['航天三七', '航天三六'], []],
    ['查 本周', ['航天三七'], ['航天三六']],
    ['查 上周', ['航天三六'], ['航天三七']],
    ['查 近4周', ['航天三七', '航天三六'], []],
    ['查 近 4 周', ['航天三七', '航天三六'], []],
    ['查 2026-09', ['航天三七', '航天三六'], []],
    ['查 9月', ['航天三七', '航天三六'], []],
    ['查 第36周', ['航天三六'], ['航天三七']],
    ['查 航天 上周', ['航天三六'], ['航天三七']],
    ['查 上周 航天', ['航天三六'], ['航天三七']],
    ['查 航天链 近四周', ['航天三七', '航天三六'], []],
    ['查 上月', ['这段时间没有工作动态。'], ['航天三六']],
  ] as [string, string[], string[]][])('%s', async (typed, found, absent) => {
    const { 张工 } = await twoWeeks()
    const answer = await 张工.says(typed)
    expect(answer).toContain('查 · 航天产业链')
    for (const word of found) expect(answer).toContain(word)
    for (const word of [...absent, '纺织']) expect(answer).not.toContain(word)
  })

  it.each([
    ['查 航海', notFound('全部时间，「航海」')],
    ['查 航海 上周', notFound('上周，「航海」')],
    ['查 上周 航海', notFound('上周，「航海」')],
    ['查 航天 昨天', notFound('全部时间，「昨天」')],
    ['查 2026-13', '没看懂时间范围。可以写：本周、上周、上月、近4周、2026-09。'],
    ['查 近99周', '没看懂时间范围。可以写：本周、上周、上月、近4周、2026-09。'],
  ])('%s says what it did not understand', async (typed, answer) => {
    const town = await openTown('09-02 15:00')
    expect(await town.张工.says(typed)).toContain(answer)
  })

  it('of a time that holds nothing says so, with longer ones that hold something and differ', async () => {
    const { 张工, 杨工, at } = await twoWeeks()
    expect(await 张工.says('查 上月')).toContain('这段时间没有工作动态。\n换个时间看：\n［近4周］')
    expect(张工.last()).not.toMatch(/［近3个月］|［今年］|［去年］/u)
    await 张工.lastCard().clicks('say_1')
    expect(张工.last()).toContain('查 · 航天产业链\n近4周，共 2 期')
    // In words it is said how they were taken, and there is one set of buttons.
    expect(await 杨工.says('上月的情况')).toContain('［近4周］\n按「查 上月」查的。')
    await at('10-28 15:00')
    expect(await 张工.says('查 航天 6月')).toContain('［近4周］  ［近3个月］')
    await 张工.lastCard().clicks('say_2')
    expect(张工.last()).toContain('航天三六')
    expect(await 张工.says('查 未报 6月'), 'nobody owed, and that is the answer').not.toContain('换个时间')
  })

  it('shows who filed, for whom, and the marks 逾期, 无新增, 已更正, 未报', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.李工.says('周报')
    await town.李工.card('航天').clicks('no_news')
    await town.at('09-03 18:30')
    await town.刘工.says('周报')
    await town.刘工.card('煤制烯烃').fills(report('煤化工')).submits()
    await town.at('09-04 13:00')
    await town.刘工.card('已收到').clicks('edit')
    await town.刘工.card('周四工作动态').fills({ next_plan: '改了', reason: '补一项' }).submits()
    const answer = await town.吴工.says('查 本周')
    expect(answer).toContain('航天产业链 第36周（绿灯，无新增）')
    expect(answer).toContain('李工（虚构）代张工（虚构）填报，9月2日 15:00')
    expect(answer).toContain('煤制烯烃（芳烃）深加工产业链 第36周（绿灯，逾期，已更正）')
    expect(answer).toContain('新型纺织产业链 第36周（未报）')
  })

  it('turns pages of eight, for whoever still may', async () => {
    const town = await openTown('08-31 08:30')
    await town.at('09-21 09:00')
    const first = await town.吴工.says('查 近4周')
    expect(first).toContain('近4周，共 16 期')
    expect(first).toContain('第 1 / 2 页\n［下一页］')
    const card = town.吴工.card('查 · 各产业链')
    const second = await card.clicks('next')
    expect(second.words).toContain('第 2 / 2 页\n［上一页］')
    expect(second.words).toContain('第36周')
    expect((await card.clicks('prev')).words).toContain('第39周')

    await town.changesPost('成员 撤 推进办', '吴工')
    const refused = await card.clicks('next')
    expect(refused.toast).toBe('您无权操作，已私信说明找谁办')
    expect(refused.words).toContain('第 1 / 2 页')
    expect(town.吴工.last()).toContain('请找推进办（周主任（演示）、郑工（虚构））')
  })

  it('answers in private when asked in a chain’s group', async () => {
    const town = await twoWeeks()
    const before = town.group('航天群').length
    await town.秦处.says('查', { in: '航天群' })
    expect(town.group('航天群').slice(before)).toEqual(['已私信回复。'])
    expect(town.秦处.last()).toContain('航天三七进展')
    await town.吴工.says('查 纺织', { in: '推进办群' })
    expect(town.group('推进办群').at(-1)).toContain('纺织三六进展')
  })
})

describe('我的', () => {
  it('lists what one owes and has filed, each opening its card in private', async () => {
    const town = await twoWeeks()
    expect(await town.王工.says('我的')).toContain('要报的（4）')
    const answer = await town.张工.says('我的')
    expect(answer).toMatch(/没有要您办的。\n已报的（2）/u)
    const words = await town.杨工.says('我的')
    expect(words).toContain('新型纺织产业链 ○ 待报\n第37周，9月10日（周四）18:00 截止')
    expect((await town.杨工.card('我的').clicks('open_textile_2026_W37')).toast).toBe('填报卡片已私信给您')
    expect(town.杨工.last()).toContain('第37周（9月10日截止）')
    await town.at('09-11 12:30')
    expect(await town.杨工.says('我的')).toContain('✗ 未报\n第37周')
  })
})
