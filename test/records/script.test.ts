import { expect, it } from 'vitest'
import { openTown } from '../support/town.ts'

/*
 * The lines of the contract's black-box script that concern tasks alone (8, 9, 14 to 17, 19, 20). 任务1 comes from the office here, where a 批示
 * gives it there, and 任务2 from it as well, where a decision of a meeting gives it.
 */
it('plays the task from the day it is given to the day it is closed', { timeout: 120_000 }, async () => {
  const town = await openTown('10-16 09:00')
  const { 吴工, 郑工, 冯工, 秦处, 张工, 王工, 链长甲 } = town
  await 吴工.says('交办 航天 区投资商务局 10-30 请区投资商务局牵头接通水电')

  // 8: Friday 09:30.
  await town.at('10-16 09:30')
  const before = town.stage.emulator.messages().length
  expect(await 冯工.says('签收 任务1')).toContain('状态：办理中')
  expect(冯工.last()).toContain('责任人 冯工（虚构）')
  expect(town.stage.emulator.messages().length, 'what was said and its answer, no other message').toBe(before + 2)

  // 9: Monday.
  await town.at('10-19 10:00')
  expect(await 冯工.says('反馈 任务1 已与供电单位踏勘')).toContain('10月19日 10:00 冯工（虚构） 反馈：已与供电单位踏勘')

  // 12 gives 任务2 on Thursday; 13 is the weekly card's.
  await town.at('10-22 16:00')
  await 吴工.says('交办 航天 区投资商务局 10-26 10月26日前报装完成')
  const desk = await 冯工.says('我的')
  expect(desk).toContain('任务2 10月26日前报装完成')

  // 14: Monday 26.
  await town.at('10-26 09:30')
  await 冯工.says('我的')
  expect((await 冯工.lastCard().clicks('accept_task_2')).toast).toBe('已签收')
  expect(await 冯工.says('延期 任务2 10-28 等待停电窗口')).toContain('待批延期：到10月28日（周三）')
  expect(冯工.last()).not.toContain('同意延期')
  expect(await 吴工.says('我的')).toMatch(/待我定（1）\n任务2 /u)

  // 15
  expect(await 冯工.says('同意延期 任务2')).toContain('您现在的职责不能办这一步。请找推进办（')
  await 吴工.says('任务2')
  const heard = 冯工.heard().length
  expect((await 吴工.lastCard().clicks('grant')).words).toContain('时限 10月28日（周三）')
  expect(吴工.last()).toContain('延期 1 次')
  expect(冯工.heard().length).toBe(heard + 1)
  expect(冯工.last()).toContain('吴工（虚构）同意延期：任务2')

  // 16: Thursday 29.
  await town.at('10-29 10:00')
  const second = await 冯工.says('办结 任务2 报装已经完成')
  const first = await 冯工.says('办结 任务1 水电已接通')
  for (const words of [first, second]) {
    expect(words).toContain('状态：已办待销')
    expect(words).not.toMatch(/[红黄蓝绿]灯/u)
  }
  expect(second, 'kept for later').toContain('逾期 1 个工作日办结')
  expect(first).not.toContain('逾期')

  // 17
  expect(await 冯工.says('销号 任务1')).toContain('您现在的职责不能办这一步。')
  await 吴工.says('任务1')
  await 郑工.says('任务1')
  const cards = [吴工.lastCard(), 郑工.lastCard()] as const
  const told = { 冯工: 冯工.heard().length, 链长甲: 链长甲.heard().length }
  const pressed = await Promise.all(cards.map((card) => card.clicks('close')))
  expect(pressed.map(({ toast }) => toast).toSorted()).toEqual(['刚有人办过，请看现在的卡片', '已销号'].toSorted())
  for (const card of cards) expect(card.words()).toContain('状态：已销号')
  expect(town.ask(`select count(*) from record_step where record_id = 'task-2026-1' and step = 'close'`)).toEqual([1])
  expect(冯工.heard().length, 'told once').toBe(told.冯工 + 1)
  expect(链长甲.heard().length).toBe(told.链长甲)

  // 19: Friday 30.
  await town.at('10-30 09:30')
  expect(await 吴工.says('任务 已结')).toContain('任务1 请区投资商务局牵头接通水电')
  expect(await 张工.says('任务 已结')).toContain('任务1')
  expect(await 王工.says('任务 已结')).not.toContain('任务1')
  expect(await 冯工.says('删除 任务1')).toBe('记录不删除。填错了发「更正 任务1」，不办了发「撤销 任务1」。')

  // 20: whoever did it does not decide it, be it the office in another's place or the lead of the task force.
  await 张工.says('任务 新增 完成专班内部清单')
  await 秦处.says('签收 任务3')
  await 秦处.says('办结 任务3 清单已经完成')
  await 秦处.says('任务3')
  await 秦处.lastCard().clicks('close')
  expect(秦处.last()).toContain('状态：已办待销')
  await 秦处.says('销号 任务3')
  expect((await 秦处.lastCard().clicks('close')).toast).toBe('您提的，请别人来定')
  expect(await 秦处.says('退回 任务3 缺佐证')).toBe('您提的，请别人来定。')
  await 吴工.says('交办 航天 区投资商务局 11-30 清退示例地块')
  expect(await 吴工.says('签收 任务4')).toContain('吴工（虚构）（代办） 签收')
  expect(吴工.last()).not.toContain('责任人')
  await 吴工.says('办结 任务4 已经清退完成')
  expect(await 吴工.says('退回 任务4 缺佐证')).toBe('您提的，请别人来定。')
  expect(await 郑工.says('退回 任务4 缺佐证')).toContain('状态：办理中')

  const words = town.group('陶瓷基群').join() + 王工.heard().join()
  expect(words, 'in no other chain').not.toMatch(/接通水电|报装完成/u)
})
