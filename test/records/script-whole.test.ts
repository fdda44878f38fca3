import { expect, it } from 'vitest'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

/* The contract's black-box script, from the ask in a weekly report to the day it is solved, by a person's path: what is said and what is pressed. */
it('plays an ask from the weekly report through the chief to the day it is solved', { timeout: 180_000 }, async () => {
  const town = await openTown('10-12 09:00')
  const { 张工, 王工, 秦处, 链长甲, 吴工, 郑工, 冯工 } = town
  const ask = '请协调示例地块水电接入，10月30日前'
  const digest = (who = 链长甲) => who.inGroup('航天群', '周四工作动态摘要')

  // 1: Thursday 15:00.
  await town.at('10-15 15:00')
  const filed = await 张工.fills({ ...good, ask_level: 'chief', ask_detail: ask }).submits()
  expect(filed.words).toContain('问题1 待受理')
  expect(await 张工.says('问题')).toMatch(/问题1 请协调示例地块水电接入[\s\S]*链长/u)

  // 2
  expect(await 王工.says('问题1')).toBe('没有找到问题1，或者您不能看。')

  // 3: Friday 08:30.
  await town.at('10-16 08:31')
  expect(digest().words()).toMatch(
    /■ 请您定（1）\n1\. 问题1〔新〕请协调示例地块水电接入，10月30日前。\n［批示］ {2}［转交办］ {2}［阅］/u,
  )
  expect(
    digest()
      .words()
      .match(/示例地块水电/gu)?.length,
    'the ask stands there once',
  ).toBe(1)

  // 4
  await town.at('10-16 09:10')
  const before = digest().words()
  expect((await digest(秦处).clicks('ask_instruct_problem_1')).toast).toBe('您现在的职责不能办这一步')
  expect(秦处.last()).toContain('能批示的是链长甲（演示）、组长（演示）')
  expect(town.ask("select count(*), max(rev) from record where kind not in ('firm', 'figure')")).toEqual([1])
  expect(digest().words()).toBe(before)

  // 5
  expect((await digest().clicks('ask_instruct_problem_1')).toast).toBe('表单已私信给您')
  expect(digest().words()).toBe(before)
  const form = 链长甲.lastCard()
  expect(form.words()).toMatch(/批示 · 问题1[\s\S]*批示 \*[\s\S]*牵头单位\n[\s\S]*时限\n/u)
  expect(JSON.stringify(form.message)).toContain('problem_instruct')
  await digest().clicks('ask_instruct_problem_1')
  const copy = 链长甲.lastCard()

  // 6
  const heard = { 冯工: 冯工.heard().length, 秦处: 秦处.heard().length, 吴工: 吴工.heard().length }
  const order = { text: '请区投资商务局牵头接通水电', unit: '区投资商务局（演示）', due: '2026-10-30' }
  const given = await form.clicks('instruct', order)
  expect(given.words).toContain('批示1 → 任务1 待签收')
  expect(given.words).toContain('状态：办理中')
  expect(冯工.heard().length).toBe(heard.冯工 + 1)
  expect(秦处.heard().length).toBe(heard.秦处 + 1)
  expect(await 吴工.says('我的')).toMatch(/待我定（1）\n任务1 /u)
  expect(digest().words()).toMatch(/问题1〔新〕.*\n链长已批示 → 任务1/u)
  expect(digest().words()).not.toContain('［转交办］')

  // 7
  expect((await copy.clicks('instruct', order)).toast).toBe('已经办过了')
  expect(town.ask("select count(*) from record where kind in ('instruction', 'task')")).toEqual([2])

  // 8
  await town.at('10-16 09:30')
  const messages = town.stage.emulator.messages().length
  expect(await 冯工.says('签收 任务1')).toContain('状态：办理中')
  expect(town.stage.emulator.messages().length, 'what was said and its answer, no other message').toBe(messages + 2)

  // 9: Monday.
  await town.at('10-19 10:00')
  expect(await 冯工.says('反馈 任务1 已与供电单位踏勘')).toContain('10月19日 10:00 冯工（虚构） 反馈：已与供电单位踏勘')

  // 10
  const meeting = { type: '推进办调度会', on: '2026-10-22', time: '14:30', place: '示例会议室', host: '周主任' }
  await 吴工.says('会议 新增')
  const made = await 吴工.lastCard().clicks('create', { ...meeting, invited: [order.unit, '航天产业链'] })
  expect(made.words).toContain('推进办调度会2026年第1次')
  expect(made.words, 'neither red nor overdue').not.toContain('任务1')

  // 11
  await 吴工.says('改议题 会议1')
  expect((await 吴工.lastCard().clicks('agenda', { extra: '任务1' })).words).toContain('1. 任务1')
  await 吴工.says('会议1')
  await 吴工.lastCard().clicks('call')
  expect((await 冯工.card('推进办调度会').clicks('attend')).toast).toBe('已回复参加')
  await 秦处.says('请假 会议1 外出')
  expect(await 吴工.says('会议1')).toContain('参加1 请假1')
  expect(town.ask('select count(*) from leave'), 'leave is another thing').toEqual([0])

  // 12: Thursday 22.
  await town.at('10-22 16:00')
  await 吴工.says('会议1')
  await 吴工.lastCard().clicks('ask_decide_item_1')
  const decided = { item: '任务1', decision: '10月26日前报装完成', task_unit: order.unit, task_due: '2026-10-26' }
  await 吴工.lastCard().clicks('decide', decided)
  await 吴工.lastCard().clicks('ask_issue')
  expect((await 吴工.lastCard().clicks('issue')).words).toContain('已转：任务2 10月26日前报装完成')
  expect(await 冯工.says('任务2')).toContain('状态：待签收')
  expect(await 吴工.says('查 任务 来自会议')).toContain('任务2 10月26日前报装完成')

  // 13
  expect(JSON.stringify(张工.card('周四工作动态').message)).toContain('任务1')
  await 张工.fills({ ...good, last_plan_1: 'done', last_plan_2: 'done', tasks: ['任务1'] }).submits()
  expect(await 张工.says('任务1')).toContain('第43周周报')
  expect(张工.last()).not.toContain('久未动')

  await town.at('10-23 08:45')
  expect(town.group('推进办群').at(-1)).toContain('■ 会议 本周1，决定已成任务1')

  // 14: Monday 26.
  await town.at('10-26 09:30')
  await 冯工.says('我的')
  expect((await 冯工.lastCard().clicks('accept_task_2')).toast).toBe('已签收')
  expect(await 冯工.says('延期 任务2 10-28 等待停电窗口')).toContain('待批延期：到10月28日（周三）')
  expect(await 吴工.says('我的')).toMatch(/待我定（1）\n任务2 /u)

  // 15
  expect(冯工.last()).not.toContain('同意延期')
  expect(await 冯工.says('同意延期 任务2')).toContain('您现在的职责不能办这一步。')
  await 吴工.says('任务2')
  expect((await 吴工.lastCard().clicks('grant')).words).toContain('延期 1 次')
  expect(冯工.last()).toContain('吴工（虚构）同意延期：任务2')

  // 16: Thursday 29.
  await town.at('10-29 10:00')
  expect(await 冯工.says('办结 任务2 报装已经完成')).toMatch(/状态：已办待销[\s\S]*逾期 1 个工作日办结/u)
  expect(await 冯工.says('办结 任务1 水电已接通')).toContain('状态：已办待销')
  expect(冯工.last()).not.toMatch(/[红黄蓝绿]灯|逾期/u)

  // 17
  expect(await 冯工.says('销号 任务1')).toContain('您现在的职责不能办这一步。')
  await 吴工.says('任务1')
  await 郑工.says('任务1')
  const cards = [吴工.lastCard(), 郑工.lastCard()] as const
  const told = { 链长甲: 链长甲.heard().length, 张工: 张工.heard().length }
  const pressed = await Promise.all(cards.map((card) => card.clicks('close')))
  expect(pressed.map(({ toast }) => toast).toSorted()).toEqual(['刚有人办过，请看现在的卡片', '已销号'].toSorted())
  expect(链长甲.heard().length, 'told once').toBe(told.链长甲 + 1)
  expect(链长甲.last()).toMatch(/批示1已办结（任务1）：水电已接通[\s\S]*［阅］ {2}［重办］/u)
  expect(await 秦处.says('批示1')).toContain('状态：已办结')
  expect(张工.heard().length, 'asked').toBe(told.张工 + 1)
  expect(await 张工.says('问题1')).toContain('状态：已答复')
  expect(await 张工.says('我的')).toMatch(/请我确认（1）\n问题1 /u)

  // 18
  await 张工.lastCard().clicks('solved_problem_1')
  expect(await 张工.says('问题1')).toContain('状态：已解决')

  // 19: Friday 30.
  await town.at('10-30 08:31')
  expect(digest().words()).toMatch(/■ 您的批示 在办0；本周〔✓〕1/u)
  expect(digest().words()).toMatch(/■ 任务 在办\d.*本周〔✓〕1/u)
  expect(digest().words()).not.toMatch(/\d\. 问题1/u)
  expect(await 张工.says('查 问题 已结')).toContain('问题1')
  expect(await 冯工.says('删除 任务1')).toBe('记录不删除。填错了发「更正 任务1」，不办了发「撤销 任务1」。')

  // 20: the words of step 1 in no other chain's message, file or list.
  const elsewhere = [...town.group('陶瓷基群'), ...town.group('煤化工群'), ...town.group('纺织群'), ...王工.heard()]
  expect(elsewhere.join()).not.toMatch(/示例地块水电|接通水电/u)
  expect(await 王工.says('查 记录 水电')).not.toContain('问题1')
})
