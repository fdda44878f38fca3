import { expect, it } from 'vitest'
import { openTown, type Town } from '../support/town.ts'
import { raises } from './support/cases.ts'

/** 问题1 at the office, and 任务1 that it became. */
const turned = async (): Promise<Town> => {
  const town = await openTown('10-15 15:00')
  await raises(town, '张工', '问题 新增')
  await town.吴工.says('转任务 问题1')
  const form = town.吴工.lastCard().words()
  expect(form).toContain('示例园区用电不足')
  expect(form).toContain('用电高峰示例园区限电\n  请接入二回路')
  await town.吴工.lastCard().clicks('create', { unit: '区投资商务局（演示）', due: '2026-10-30' })
  return town
}
const closes = async (town: Town, task = '任务1') => {
  await town.冯工.says(`签收 ${task}`)
  await town.冯工.says(`办结 ${task} 二回路已经接入`)
  await town.郑工.says(task)
  await town.郑工.lastCard().clicks('close')
}

it('while its task is open a case has no clock and shows the task’s light; 销号 answers it', async () => {
  const town = await turned()
  const { 张工, 吴工, 冯工, 链长甲 } = town
  expect(冯工.last()).toContain('来源 问题')
  const card = await 张工.says('问题1')
  expect(card).toContain('状态：办理中\n● 绿灯　还有 11 个工作日')
  expect(card).toContain('已转：任务1 示例园区用电不足')
  expect(card).toContain('吴工（虚构） 转任务：任务1')

  await town.at('11-02 12:00')
  expect(链长甲.heard().join(), 'weeks later nothing has climbed').not.toContain('问题1')
  expect(await 张工.says('问题1')).toContain('● 黄灯　逾期 1 个工作日')
  expect(await 吴工.says('问题 逾期')).toContain('问题1')

  await closes(town)
  expect(张工.last(), 'asked').toContain('郑工（虚构）答复：问题1\n状态：已答复')
  expect(张工.last()).toContain('答复：任务1 已销号：二回路已经接入')
  expect((await 张工.lastCard().clicks('solved')).words).toContain('状态：已解决')
})

it('of several the last decides', async () => {
  const town = await turned()
  await town.吴工.says('转任务 问题1')
  await town.吴工.lastCard().clicks('create', { title: '第二件示例任务', unit: '区投资商务局（演示）' })
  await closes(town)
  expect(await town.张工.says('问题1')).toContain('状态：办理中')
  await closes(town, '任务2')
  expect(await town.张工.says('问题1')).toContain('状态：已答复')
})

it('taken back it gives the case its clock again, from then on', async () => {
  const town = await turned()
  await town.at('10-26 12:00')
  await town.吴工.says('撤销 任务1')
  await town.吴工.lastCard().clicks('void', { reason: '换个办法' })
  expect(await town.张工.says('问题1')).toContain('状态：办理中\n● 绿灯　答复还有 5 个工作日')
  await town.at('11-03 08:00')
  expect(await town.张工.says('问题1')).toContain('由谁办 请链长')
})

it('重办 of the task takes the answer back; a solved case stays solved', async () => {
  const town = await turned()
  await closes(town)
  const again = async () => {
    await town.吴工.says('重办 任务1')
    await town.吴工.lastCard().clicks('reopen', { reason: '又停电了' })
  }
  await again()
  expect(await town.张工.says('问题1')).toContain('状态：办理中')
  await town.冯工.says('办结 任务1 二回路又接上了')
  await town.郑工.says('任务1')
  await town.郑工.lastCard().clicks('close')
  await town.张工.says('已解决 问题1')
  await again()
  expect(await town.张工.says('问题1')).toContain('状态：已解决')
})

it('merged into another task, that one is waited for', async () => {
  const town = await turned()
  await town.吴工.says('交办 航天 区投资商务局 11-10 统一接入示例园区供电')
  await town.吴工.says('合并 任务1 入 任务2')
  await town.吴工.lastCard().clicks('merge', { ref: '任务2' })
  expect(await town.张工.says('问题1')).toContain('已转：任务2 统一接入示例园区供电')
  await closes(town, '任务2')
  expect(await town.张工.says('问题1')).toContain('状态：已答复')
})

it('of a sensitive task the answer says no word', async () => {
  const town = await turned()
  await town.吴工.says('设为敏感 任务1')
  await town.吴工.lastCard().clicks('classify', { reason: '涉及商业秘密' })
  await town.吴工.says('签收 任务1')
  await town.吴工.says('办结 任务1 二回路已经接入')
  await town.郑工.says('任务1')
  await town.郑工.lastCard().clicks('close')
  expect(await town.张工.says('问题1')).toContain('答复：任务1 已销号')
  expect(town.张工.last()).not.toContain('二回路已经接入')
})

it('a form that was left open makes no task of a case that is over', async () => {
  const town = await turned()
  await town.吴工.says('转任务 问题1')
  const form = town.吴工.lastCard()
  await town.吴工.says('撤销 问题1')
  await town.吴工.lastCard().clicks('void', { reason: '不办了' })
  await form.clicks('create', { title: '第三件示例任务', unit: '区投资商务局（演示）' }, { force: true })
  expect(town.ask(`select count(*) from record where kind = 'task'`)).toEqual([1])
  expect(await town.吴工.says('转任务 问题1')).toContain('问题1现在是「已撤销」，不能转任务。')
})
