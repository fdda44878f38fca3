import { describe, expect, it } from 'vitest'
import { cast, groups } from '../../scripts/town/cast.ts'
import { good, returnsReport } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const wednesday = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  return town
}
const exempts = async (town: Town, chain: string) => {
  await town.吴工.says(`免报 ${chain} 专班集中培训`)
  return town.吴工.card('请确认免报').clicks('exempt', { reason: '专班集中培训' })
}
const leave = async (town: Town, ...who: (keyof typeof cast)[]) => {
  for (const one of who) await town.stage.emulator.resign(cast[one])
  await town.stage.settle()
}

describe('what was not reported is not called reported', () => {
  it('by 稍后, in words and on the reminder: 免报 and 退回 are said as they are', async () => {
    const town = await wednesday()
    await town.张工.fills(good).submits()
    await town.at('09-03 10:00')
    await exempts(town, '纺织')
    expect(await town.杨工.says('稍后 1小时')).toBe('新型纺织产业链：本期免报，不再提醒。')
    const reminder = town.杨工.card('填报提醒').words()
    expect(reminder).toContain('本期免报，不再提醒。')
    expect(reminder).not.toContain('［')
    await returnsReport(town.吴工, '退回 航天 缺时限')
    await town.stage.settle()
    expect(await town.张工.says('稍后 1小时')).toBe('航天产业链：已退回待补充，这类提醒不能改时间。')
  })

  it('by 点名', async () => {
    const town = await wednesday()
    await town.张工.fills(good).submits()
    await exempts(town, '纺织')
    await town.at('09-03 17:00')
    await returnsReport(town.吴工, '退回 航天 缺时限')
    await town.at('09-04 09:00')
    expect(await town.吴工.says('点名 航天 没有补充')).toBe(
      '航天产业链报过，已退回待补充，不点名。可以发「催报」私信提醒。',
    )
    expect(await town.吴工.says('点名 纺织 没有报')).toBe('新型纺织产业链免报，不用点名。')
  })

  it('by 我的: 免报 stands under its own word', async () => {
    const town = await wednesday()
    await exempts(town, '纺织')
    expect(await town.杨工.says('我的')).toContain('已报的（0），免报的（1）')
    await town.张工.fills(good).submits()
    expect(await town.张工.says('我的')).toContain('已报的（1）\n')
  })

  it('and 更正 of what is 免报 does not send the office to people who cannot file it', async () => {
    const town = await wednesday()
    await exempts(town, '纺织')
    expect(await town.吴工.says('更正 纺织')).toContain(
      '新型纺织产业链第36周已是免报。要改，发「免报 新型纺织产业链 第36周 撤销」',
    )
  })
})

describe('nobody is said to have been told who was not', () => {
  it('by 催报 of a chain that nobody answers for: in words, on the card, counted and kept from the next try', async () => {
    const town = await wednesday()
    await leave(town, '张工', '李工')
    expect(await town.吴工.says('催报 航天')).toBe('没有催报：1 条链没有能私信到的人')
    await town.吴工.says('状态')
    const click = await town.吴工.card('报送状态').clicks('nudge')
    expect(click.toast).toBe('已私信催报 3 条链，1 条没有能私信到的人')
    expect(town.ask(`select nudges from item where chain_id = 'aerospace' and period = '2026-W36'`)).toEqual([0])
  })

  it('by 免报 and its undoing', async () => {
    const town = await wednesday()
    await leave(town, '张工', '李工')
    expect((await exempts(town, '航天')).toast).toBe('已免报，没有能私信到的主报')
    await town.吴工.says('免报 航天 第36周 撤销')
    const { toast, words } = await town.吴工.card('请确认撤销免报').clicks('restore')
    expect(toast).toBe('免报已撤销，没有能私信到的主报')
    expect(words).toContain('本期照常要报。没有能私信到的主报，请另行告知。')
  })
})

describe('a preview says where it goes', () => {
  it('to every group, where there are several', async () => {
    const town = await wednesday()
    town.ask(
      `insert into chat values (?, '纺织第二群', 'chief', 'textile', 'active', 0, 'chat') returning 1`,
      groups.新群,
    )
    expect(await town.吴工.says('汇总 纺织')).toContain('将发到：新型纺织产业链链长群、纺织第二群（v1）')
  })

  it('in private, where no group is bound', async () => {
    const town = await wednesday()
    town.ask(`update chat set use = null where use in ('office', 'chief') returning 1`)
    expect(await town.吴工.says('汇总 航天')).toContain('将发到：链长甲（演示）的私信（v1）')
    expect(await town.吴工.says('汇总')).toContain(
      '将发到：周主任（演示）的私信、吴工（虚构）的私信、郑工（虚构）的私信（v1）',
    )
  })
})

describe('a time that a command does not take', () => {
  it('is not passed over: neither does 催报 prompt for another week, nor 状态 show one', async () => {
    const town = await wednesday()
    const before = town.杨工.heard().length
    for (const words of ['催报 上周', '催报 纺织 上周', '催报 纺织 9月'])
      expect(await town.吴工.says(words), words).toContain('「催报」只管现在这一期，没有按')
    expect(town.杨工.heard()).toHaveLength(before)
    expect(await town.吴工.says('状态 航天 上周')).toBe(
      '「状态」只管现在这一期，没有按「上周」办。看往期发「查 上周」。',
    )
    for (const words of ['状态 本周', '状态 W36', '状态 航天 本期'])
      expect(await town.吴工.says(words), words).toContain('报送状态 · 第36周')
  })
})

describe('查 in two weeks that were merged', () => {
  it('finds the one report by either week, by 本周 and without a time, for whoever may see it', async () => {
    const town = await openTown('09-28 12:30')
    await town.at('09-30 15:10')
    await town.张工.fills(good).submits()
    for (const words of [
      '查 航天 本周',
      '查 航天',
      '查 航天 第40周',
      '查 航天 第41周',
      '查 航天 W41',
      '查 航天 设备招标 本周',
    ])
      expect(await town.吴工.says(words), words).toContain('第40–41周')
    expect(await town.链长甲.says('查 本周')).toContain('第40–41周')
    expect(await town.吴工.says('查 第41周')).toContain('2026年第41周')
    await town.at('10-09 09:00')
    for (const words of ['查 航天 上周', '查 航天 第40周', '查 航天 本周'])
      expect(await town.吴工.says(words), words).toContain('第40–41周')
    expect(await town.吴工.says('查 航天 第39周')).not.toContain('第40–41周')
  })
})

it('周报 with a week opens the card of that week, and is not read as a report of these words', async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-09 15:00')
  for (const words of ['周报 上周', '周报 第36周', '周报 航天 W36']) {
    const said = await town.张工.says(words)
    expect(said, words).toContain('第36周（9月3日截止）')
    expect(said).toContain('本期已锁定，本次提交记为「补报」')
    expect(said).not.toContain('请核对')
  }
  expect((await town.张工.lastCard().clicks('submit', good)).toast).toBe('已补报，标注逾期')
  expect(await town.张工.says('周报 W30')).toContain('2026年第30周没有应报的一期')
  expect(await town.张工.says('周报 9月')).toContain('请写明是哪一周')
  expect(await town.张工.says('周报 本周')).toContain('第37周（9月10日截止）')
})

it('a digest that cannot be changed any more is not said to have taken in what came later', async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.杨工.fills(good).submits()
  await town.at('09-04 12:05')
  await town.at('09-21 10:00')
  const before = town.group('纺织群').length
  await town.吴工.says('更正 纺织 第36周')
  const form = town.吴工.card('新型纺织产业链 · 周四工作动态')
  expect((await form.clicks('submit', { ...good, reason: '日期写错', progress: '改了日期' })).toast).toBe('已更正')
  expect(town.group('纺织群').slice(before)).toEqual([
    '新型纺织产业链的内容有变（v2）。这张卡片发出已超过 14 天，不能再改；现在的内容请发「查」看。',
  ])
  expect(town.group('纺织群')[0]).not.toContain('改了日期')
  expect(await town.王工.says('周报 第36周')).toContain('第36周')
  const late = await town.王工.lastCard().clicks('submit', good)
  expect(late.words).toContain('会补入摘要并注明（摘要发出 14 天内）')
})

it('a leave of somebody who does not report promises neither cards nor that they report again', async () => {
  const town = await openTown('09-02 09:00')
  for (const who of ['秦处', '李工'] as const) {
    await town[who].says('请假 至9-3')
    const confirmed = await town[who].card('请确认请假').clicks('confirm')
    expect(confirmed.words, who).toContain('9月4日（周五）起恢复，该您代报、审签的再找您。')
    expect(confirmed.words).not.toContain('由您填报')
  }
  expect(await town.秦处.says('请假 取消')).toBe('已取消9月2日至9月3日的请假，该您代报、审签的照常找您。')
  await town.at('09-04 09:00')
  expect(town.李工.last()).toBe('李工（虚构），请假已到期，该您代报、审签的再找您。')
})

it('退回: what is late is said to be late, and nothing is called 未报 that no list counts so', async () => {
  const town = await wednesday()
  await town.张工.fills(good).submits()
  await returnsReport(town.吴工, '退回 航天 缺时限')
  expect(town.张工.last()).toContain('请在 9月3日（周四）15:00 前补充后提交；到时没有补充，会告知推进办。')
  expect(await town.吴工.says('状态')).toContain('↩ 退回\n9月3日 15:00 前补充')
  await town.at('09-03 15:30')
  expect(await town.吴工.says('状态')).toContain('↩ 退回\n9月3日 15:00 前没有补充')
  expect(await town.张工.says('我的')).toContain('第36周，9月3日 15:00 前没有补充：缺时限')
  expect(await town.张工.says('周报')).toContain('应于 9月3日（周四）15:00 前补充，已经过了；补充好请提交。')
  expect(await town.吴工.says('查 航天 本周 版本')).toContain('前没有补充')
})
