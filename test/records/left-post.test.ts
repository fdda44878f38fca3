import { describe, expect, it } from 'vitest'
import { rawOf } from '../support/raw.ts'
import { openTown, type Town } from '../support/town.ts'
import { answer, ownUnit, raises, steps } from './support/cases.ts'

/** 任务1 of 批示1 of 航天, signed for by 冯工. */
const ordered = async (): Promise<Town> => {
  const town = await openTown('10-16 09:00')
  await town.链长甲.says('批示 航天 请专班接通示例水电')
  await town.张工.says('签收 任务1')
  return town
}

const closes = async ({ 张工, 吴工 }: Town): Promise<void> => {
  await 张工.says('办结 任务1 水电已接通')
  await 吴工.says('销号 任务1')
  await 吴工.lastCard().clicks('close')
}

describe('a chief who has given up the post', () => {
  it('hears no more of what was ordered: the successor does, and may have it done again', async () => {
    const town = await ordered()
    const { 链长甲, 链长乙, 秦处 } = town
    await town.changesPost('成员 航天 撤 链长', '链长甲')
    await town.changesPost('成员 航天 加 链长', '链长乙')
    const heard = 链长甲.heard().length
    await 秦处.says('回复 批示1 方案已报')
    expect(链长乙.last()).toContain('回复：批示1')
    await closes(town)
    expect(链长甲.heard().slice(heard)).toEqual([])
    expect(链长乙.last()).toContain('批示1已办结（任务1）：水电已接通')
    expect(链长乙.last()).toContain('［阅］  ［重办］')
    await 链长乙.lastCard().clicks('ask_reopen_task_1')
    await 链长乙.lastCard().clicks('reopen', { reason: '又断水了' })
    expect(await 秦处.says('批示1')).toContain('状态：办理中')
  })

  it('and has no successor: nobody is told', async () => {
    const town = await ordered()
    await town.changesPost('成员 航天 撤 链长', '链长甲')
    const heard = town.stage.emulator.messages().length
    await closes(town)
    const told = town.stage.emulator.messages().slice(heard)
    expect(JSON.stringify(told)).not.toContain('批示1已办结')
    expect(await town.吴工.says('批示1')).toContain('状态：已办结')
  })
})

it('what was to be told in the morning is not told to whoever gave up the post in the evening', async () => {
  const town = await ordered()
  const { 链长甲 } = town
  await town.at('10-16 20:00')
  await closes(town)
  await town.at('10-16 20:05')
  await town.changesPost('成员 航天 撤 链长', '链长甲')
  const heard = 链长甲.heard().length
  await town.at('10-19 09:30')
  expect(链长甲.heard().slice(heard)).toEqual([])
})

it('of 领导小组 nobody follows whoever has left it', async () => {
  const town = await openTown('10-16 09:00')
  await town.组长.says('批示 航天 请专班接通示例水电')
  await town.张工.says('签收 任务1')
  rawOf(town.stage.database).exec(
    "update person_role set until = '2026-10-16T01:00:00.000Z' where role = 'leader' and person_id = (select id from person where name like '组长%')",
  )
  const heard = town.组长.heard().length
  await closes(town)
  expect(town.组长.heard().length).toBe(heard)
})

describe('a reporter who has given up the post', () => {
  it('is not asked whether a 问题 is solved: the lead is', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工, 秦处 } = town
    await raises(town, '张工', '问题 新增')
    await steps(town, '吴工', '受理 问题1', ownUnit)
    await town.changesPost('成员 航天 撤 主报', '张工')
    const heard = 张工.heard().length
    await steps(town, '冯工', '答复 问题1', answer)
    expect(张工.heard().slice(heard)).toEqual([])
    expect(秦处.last()).toContain('答复：问题1')
    expect(await 秦处.says('我的')).toMatch(/请我确认（1）\n问题1/u)
    expect(await 张工.says('已解决 问题1')).toContain('您还没有登记职责')
    await 秦处.says('已解决 问题1')
    expect(await town.吴工.says('问题1')).toContain('状态：已解决')
  })

  it('hears nothing of a 经验 any more: the lead does', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工, 秦处, 吴工 } = town
    await 张工.says('经验 航天 新增 示例地块一次办成')
    await 张工.lastCard().clicks('create', { category: '要素保障', how: '一次踏勘', effect: '少跑三趟', public: '否' })
    await town.changesPost('成员 航天 撤 主报', '张工')
    const heard = 张工.heard().length
    await 吴工.says('留存 经验1')
    expect(张工.heard().slice(heard)).toEqual([])
    expect(秦处.last()).toContain('留存：经验1')
  })

  it('who is the lead now still is whoever raised it', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工, 吴工 } = town
    await 张工.says('经验 航天 新增 示例地块一次办成')
    await 张工.lastCard().clicks('create', { category: '要素保障', how: '一次踏勘', effect: '少跑三趟', public: '否' })
    await town.changesPost('成员 航天 加 专班负责人', '张工')
    await town.changesPost('成员 航天 撤 主报', '张工')
    await 吴工.says('留存 经验1')
    expect(张工.last()).toContain('留存：经验1')
  })
})
