import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { openTown, type Town } from '../support/town.ts'
import { whoMay } from './support/matrix.ts'

const ask = '请协调示例地块水电接入'
/** 问题1 of 航天, for its chief. */
const withProblem = async (): Promise<Town> => {
  const town = await openTown('10-16 09:00')
  await town.张工.says('问题 航天 新增')
  await town.张工.lastCard().clicks('create', {
    ...{ title: ask, category: '要素', detail: '示例地块水电未接通，影响示例项目进场', proposal: '请区投资商务局牵头' },
    ...{ level: 'chief', scope: '本链内' },
  })
  return town
}
const order = { text: '请区投资商务局牵头接通水电', unit: '区投资商务局（演示）', due: '2026-10-30' }

describe('批示 of a case', () => {
  it('is numbered and a task at once; whoever has to do it and the lead hear, the case is 办理中', async () => {
    const town = await withProblem()
    const { 链长甲, 冯工, 秦处, 吴工, 郑工, 张工 } = town
    expect(await 链长甲.says('问题1')).toContain('［批示］  ［转交办］  ［阅］')
    await 链长甲.lastCard().clicks('ask_instruct')
    expect(链长甲.last()).toMatch(/批示 \*（最多 200 字）/u)
    const before = { 冯工: 冯工.heard().length, 秦处: 秦处.heard().length, 吴工: 吴工.heard().length }
    const { toast, words } = await 链长甲.lastCard().clicks('instruct', order)
    expect(toast).toBe('已批示')
    expect(words).toContain('批示1 → 任务1 待签收，已告诉区投资商务局（演示）和专班负责人。')
    expect(words).toContain('状态：办理中')
    expect(words).toContain('链长甲（演示） 批示：请区投资商务局牵头接通水电')
    expect(冯工.heard().length).toBe(before.冯工 + 1)
    expect(秦处.heard().length).toBe(before.秦处 + 1)
    expect(吴工.heard().length, 'on the desk, not by message').toBe(before.吴工)
    expect(冯工.last()).toContain(ask)
    expect(冯工.last()).toContain('请区投资商务局牵头接通水电')
    expect(冯工.last()).toContain('来源 批示')
    const task = await 吴工.says('任务1')
    expect(task).toMatch(/状态：待签收[\s\S]*10月30日（周五）[\s\S]*来自：批示1 请区投资商务局牵头接通水电/u)
    expect(task).toContain('来自：问题1')
    for (const one of [吴工, 郑工]) expect(await one.says('我的')).toMatch(/待我定（1）\n任务1 /u)
    expect(await 张工.says('任务 来自批示')).toContain('任务1')
  })

  it('is one however often it is pressed; an old copy says so', async () => {
    const { 链长甲, ...town } = await withProblem()
    await 链长甲.says('问题1')
    const detail = 链长甲.lastCard()
    await detail.clicks('ask_instruct')
    const form = 链长甲.lastCard()
    await detail.clicks('ask_instruct')
    const copy = 链长甲.lastCard()
    expect(copy.id).not.toBe(form.id)
    await form.clicks('instruct', order)
    expect((await copy.clicks('instruct', order)).toast).toBe('已经办过了')
    expect(town.ask("select count(*) from record where kind in ('instruction', 'task')")).toEqual([2])
    await town.吴工.says('补记 问题1 已问过园区')
    expect((await detail.clicks('ask_instruct')).toast).toBe('请填写后提交')
  })

  it('is not lost where another has acted since the form came', async () => {
    const { 链长甲, 吴工, ask: rows } = await withProblem()
    await 链长甲.says('问题1')
    await 链长甲.lastCard().clicks('ask_instruct')
    const form = 链长甲.lastCard()
    await 吴工.says('补记 问题1 已问过园区')
    expect((await form.clicks('instruct', order)).toast).toBe('刚有人办过，请看现在的卡片')
    expect(form.words()).toContain('请区投资商务局牵头接通水电')
    expect(rows("select count(*) from record where kind in ('instruction', 'task')")).toEqual([0])
  })

  it('comes back with the fault, and what was typed', async () => {
    const { 链长甲, ask: rows } = await withProblem()
    await 链长甲.says('问题1')
    await 链长甲.lastCard().clicks('ask_instruct')
    const form = 链长甲.lastCard()
    expect((await form.clicks('instruct', { ...order, text: ' ' })).words).toContain('写一句要办什么，或点「阅」。')
    expect((await form.clicks('instruct', { ...order, due: '2026-10-15' })).words).toContain('时限不能早于今天')
    expect(form.words()).toContain('请区投资商务局牵头接通水电')
    expect(rows("select count(*) from record where kind = 'instruction'")).toEqual([0])
    expect((await form.clicks('instruct', order)).toast).toBe('已批示')
  })

  it.each(['王工', '魏处', '链长乙', '张工', '吴工', '何工', '钱工'] as Who[])('is not for %s', async (who) => {
    const town = await withProblem()
    const said = await town[who].says('批示 问题1 请区投资商务局办')
    expect(said).toMatch(
      /没有找到问题1，或者您不能看。|您现在的职责不能批示，能批示的是链长甲（演示）、组长（演示）。/u,
    )
    expect(town.ask("select count(*) from record where kind in ('instruction', 'task')")).toEqual([0])
  })

  it('goes to the task force where no unit is named, with a day by default', async () => {
    const { 链长甲, 张工, 吴工 } = await withProblem()
    expect(await 链长甲.says('批示 问题1 请专班三天内拿出方案')).toContain('批示1 → 任务1 待签收')
    expect(张工.last()).toContain(ask)
    expect(await 吴工.says('任务1')).toMatch(/本链专班[\s\S]*|默认时限/u)
    expect(吴工.last()).toContain('默认时限')
  })

  it('is given on in its own words by 转交办', async () => {
    const { 组长, 冯工 } = await withProblem()
    expect(await 组长.says('转交办 问题1 区投资商务局 10-30')).toContain('批示1 → 任务1 待签收')
    expect(冯工.last()).toContain('示例地块水电未接通，影响示例项目进场')
  })

  it('is read by 阅: a line of history, nothing else, and the office has it on the desk', async () => {
    const { 链长甲, 吴工, 张工, ask: rows } = await withProblem()
    const heard = 张工.heard().length
    await 链长甲.says('问题1')
    expect((await 链长甲.lastCard().clicks('read')).toast).toBe('已阅')
    expect(链长甲.last()).toContain('链长已阅')
    expect(链长甲.last()).toContain('状态：待受理')
    expect(张工.heard().length).toBe(heard)
    expect(rows("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([1])
    expect(await 吴工.says('我的')).toMatch(/待我定（1）\n问题1 /u)
    expect(await 链长甲.says('阅 问题1')).toContain('问题1现在是「待受理」，不能阅。')
  })
})

describe('the life of a 批示', () => {
  const given = async (): Promise<Town> => {
    const town = await withProblem()
    await town.链长甲.says('批示 问题1 区投资商务局 10-30 请牵头接通水电')
    return town
  }

  it('follows its task: 已办结 when that is 销号, and whoever gave it reads it or has it done again', async () => {
    const town = await given()
    const { 链长甲, 冯工, 吴工, 张工, 秦处 } = town
    await 冯工.says('签收 任务1')
    await 冯工.says('办结 任务1 水电已接通')
    await 吴工.says('销号 任务1')
    const heard = 链长甲.heard().length
    await 吴工.lastCard().clicks('close')
    expect(链长甲.heard().length, 'told once').toBe(heard + 1)
    expect(链长甲.last()).toContain('批示1已办结（任务1）：水电已接通')
    expect(链长甲.last()).toContain('［阅］  ［重办］')
    expect(await 秦处.says('批示1')).toContain('状态：已办结')
    expect(await 张工.says('问题1')).toContain('状态：已答复')
    const told = 链长甲.lastCard()
    expect((await told.clicks('read_task_1')).toast).toBe('已阅')
    await 吴工.says('批示1')
    const other = await 链长甲.says('重办 任务1 又断水了')
    expect(other).toContain('［重办］')
    await 链长甲.lastCard().clicks('reopen', { reason: '又断水了' })
    expect(await 秦处.says('批示1')).toContain('状态：办理中')
    expect(await 链长甲.says('批示')).toContain('批示1')
  })

  it('is answered by 回复, of which whoever gave it hears once a workday', async () => {
    const town = await given()
    const { 链长甲, 冯工, 秦处 } = town
    const heard = 链长甲.heard().length
    expect(await 冯工.says('回复 批示1 已到现场')).toContain('回复：已到现场')
    expect(链长甲.heard().length).toBe(heard + 1)
    expect(await 秦处.says('回复 批示1 方案已报')).toContain('回复：方案已报')
    expect(链长甲.heard().length).toBe(heard + 1)
    await town.at('10-19 09:30')
    await 秦处.says('回复 批示1 今天进场')
    expect(链长甲.heard().length).toBe(heard + 2)
  })

  it('is taken back while its task is 待签收, by whoever gave it alone', async () => {
    const town = await given()
    const { 链长甲, 吴工, 冯工, 组长 } = town
    await 秦处回复(town)
    expect(await 吴工.says('撤回 批示1')).toContain('您现在的职责不能办这一步。')
    expect(await 组长.says('撤回 批示1')).toContain('您现在的职责不能办这一步。')
    await 链长甲.says('撤回 批示1')
    expect((await 链长甲.lastCard().clicks('withdraw')).words).toContain('状态：已撤回')
    expect(await 吴工.says('任务1')).toContain('状态：已撤销')
    expect(await 冯工.says('签收 任务1')).toContain('任务1现在是「已撤销」')
    expect(await 链长甲.says('问题1'), 'nothing is decided any more').toContain('状态：待受理')
  })

  it('is not taken back once it is signed for', async () => {
    const town = await given()
    await town.冯工.says('签收 任务1')
    expect(await town.链长甲.says('撤回 批示1')).toContain('批示1现在是「办理中」，不能撤回。')
  })

  it('is seen and stepped by those of the contract', async () => {
    const town = await given()
    expect(await whoMay(town, 'instruction-2026-1', { text: '已到现场', reason: '示例', ref: '任务1' })).toEqual({
      sees: 'LCUOQG',
      note: 'LCUOQ',
      reply: 'LU',
      withdraw: 'C',
      classify: 'LOQ',
    })
  })
})

const 秦处回复 = (town: Town) => town.秦处.says('回复 批示1 收到')

describe('批示 of a task', () => {
  it('makes no other: the words stand in its history, a day counts as 定时限, the workers hear', async () => {
    const town = await openTown('10-16 09:00')
    const { 吴工, 冯工, 链长甲 } = town
    await 吴工.says('交办 航天 区投资商务局 接通示例地块水电')
    const heard = 冯工.heard().length
    const said = await 链长甲.says('批示 任务1 10-28 请抓紧')
    expect(said).toContain('链长甲（演示） 批示：请抓紧')
    expect(said).toContain('10月28日（周三）')
    expect(said).not.toContain('默认时限')
    expect(冯工.heard().length).toBe(heard + 1)
    expect(冯工.last()).toContain('链长甲（演示）批示：任务1')
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([1])
    expect(await 链长甲.says('转交办 任务1 区科创局')).toMatch(/没有这个单位|牵头单位/u)
  })
})

describe('批示 of a whole chain', () => {
  it('is done at once when the words say what', async () => {
    const { 链长甲, 张工, 秦处, ask: rows } = await openTown('10-16 09:00')
    expect(await 链长甲.says('批示 航天 10-30 请专班摸清示例企业用电缺口')).toContain('批示1 → 任务1 待签收')
    expect(张工.last()).toContain('请专班摸清示例企业用电缺口')
    expect(秦处.last()).toContain('请专班摸清示例企业用电缺口')
    expect(rows("select source from record where kind = 'instruction'")).toEqual(['整条链'])
    expect(await 链长甲.says('批示')).toContain('批示1 请专班摸清示例企业用电缺口')
    expect(await 链长甲.says('批示 航天 在办')).toContain('批示1')
    // A day in the words is the day of the 批示.
    expect(await 链长甲.says('批示 航天 请专班10月29日前办结用电报装')).toContain('时限 10月29日（周四）')
    expect(await 链长甲.says('批示 用电')).toContain('批示1')
  })

  it('is refused on another chain, and by who gives none', async () => {
    const { 链长甲, 吴工, 张工, ask: rows } = await openTown('10-16 09:00')
    expect(await 链长甲.says('批示 陶瓷基 请专班摸清示例企业用电缺口')).toContain(
      '您现在的职责不能批示，能批示的是链长乙（演示）',
    )
    expect(await 吴工.says('批示 航天 请专班摸清示例企业用电缺口')).toContain('您现在的职责不能批示')
    expect(await 张工.says('批示 航天 请专班摸清示例企业用电缺口')).toContain('您现在的职责不能')
    expect(rows("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([0])
  })

  it('asks which chain of somebody who stands above all, and a unit for the district', async () => {
    const { 组长 } = await openTown('10-16 09:00')
    expect(await 组长.says('批示 请各专班摸清用电缺口')).toContain('请写明哪一条')
    expect(await 组长.says('批示 区级 请摸清用电缺口')).toContain('请填牵头单位')
    expect(await 组长.says('批示 区级 区投资商务局 请摸清用电缺口')).toContain('批示1 → 任务1 待签收')
    expect(await 组长.says('批示 新增 请办')).toBe(
      '批示要写明是哪一件或哪条链，例如「批示 问题8 请…」「批示 航天 请…」。',
    )
  })
})

it('outlives the post of who gave it: the former chief neither sees nor takes it back, and it ends with its task', async () => {
  const town = await openTown('10-16 09:00')
  const { 链长甲, 吴工, 郑工 } = town
  await 链长甲.says('批示 航天 请区投资商务局牵头接通水电')
  await town.changesPost('成员 航天 撤 链长', '链长甲')
  expect(await 链长甲.says('批示1')).toBe('没有找到批示1，或者您不能看。')
  expect(await 链长甲.says('撤回 批示1')).toBe('没有找到批示1，或者您不能看。')
  expect(await 吴工.says('批示')).toContain('批示1 请区投资商务局牵头接通水电')
  await 吴工.says('签收 任务1')
  await 吴工.says('办结 任务1 水电已经接通')
  await 郑工.says('销号 任务1')
  await 郑工.lastCard().clicks('close')
  expect(await 吴工.says('批示1')).toContain('状态：已办结')
})

it('is on the desk of the chief after the one who gave it, and no longer on that one’s', async () => {
  const town = await openTown('10-16 09:00')
  const { 链长甲, 钱工 } = town
  await 链长甲.says('批示 航天 请区投资商务局牵头接通水电')
  await town.changesPost('成员 航天 撤 链长', '链长甲')
  await town.changesPost('成员 陶瓷基 加 链长', '链长甲')
  await town.changesPost('成员 航天 加 链长', '钱工')
  expect(await 钱工.says('我的')).toContain('您的批示（1）\n批示1 请区投资商务局牵头接通水电')
  expect(await 链长甲.says('我的')).not.toContain('批示1')
  await 钱工.says('批示 航天 请专班报进展')
  expect(await 钱工.says('我的')).toContain('您的批示（2）')
})

it('offers taking it back, and doing it again, without pressing for it', async () => {
  const town = await openTown('10-16 09:00')
  const { 链长甲, 张工, 吴工 } = town
  const colour = (who: typeof 吴工, name: string): string | undefined =>
    new RegExp(`"name":"${name}"[^{]*\\{[^}]*\\},"type":"(\\w+)"`, 'u').exec(
      JSON.stringify(who.lastCard().message.content),
    )?.[1]
  await 链长甲.says('批示 航天 请专班接通示例水电')
  expect(colour(链长甲, 'withdraw')).toBe('default')
  await 张工.says('任务1')
  expect(colour(张工, 'accept')).toBe('primary_filled')
  await 张工.says('签收 任务1')
  await 张工.says('办结 任务1 水电已经接通')
  await 吴工.says('销号 任务1')
  await 吴工.lastCard().clicks('close')
  expect(colour(吴工, 'ask_reopen')).toBe('default')
})
