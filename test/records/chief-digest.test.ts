import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const raises = async (town: Town, title: string, more: Record<string, unknown> = {}, kind = 'problem') => {
  await town.张工.says(`${kind === 'problem' ? '问题' : '需求'} 航天 新增`)
  const { toast } = await town.张工.lastCard().clicks('create', {
    ...{ title, category: kind === 'problem' ? '要素' : '补链', detail: '示例地块水电未接通', proposal: '请区里牵头' },
    ...{ level: 'chief', scope: '本链内' },
    ...more,
  })
  expect(toast).toBe('已新增')
}
const digest = (town: Town, who: Who = '链长甲') => town[who].inGroup('航天群', '周四工作动态摘要')
const order = { text: '请区投资商务局牵头接通水电', unit: '区投资商务局（演示）', due: '2026-10-30' }
/** 问题1 stands in the digest of Friday morning. */
const onFriday = async (...titles: string[]): Promise<Town> => {
  const town = await openTown('10-14 09:00')
  await raises(town, '请协调示例地块水电接入', { due: '2026-10-30' })
  for (const title of titles) await raises(town, title)
  await town.at('10-15 15:00')
  await town.张工.fills(good).submits()
  await town.at('10-16 08:31')
  return town
}

describe('请您定 in the chief’s digest', () => {
  it('has a line and three buttons for what waits for the chief', async () => {
    const town = await onFriday()
    expect(digest(town).words()).toMatch(
      /一句话：.*\n■ 请您定（1）\n1\. 问题1〔新〕请协调示例地块水电接入，10月30日前。\n［批示］ {2}［转交办］ {2}［阅］/u,
    )
    expect(digest(town).words()).not.toContain('没有请您定')
    expect(digest(town).words()).toContain('［看全文］  ［看台账］  ［批示］')
  })

  it('shows an ask as it was corrected since, and says of one that was taken back that it was', async () => {
    const town = await openTown('10-14 14:50')
    const { 张工 } = town
    await town.at('10-14 15:00')
    const asks = (ask_level: string, ask_detail = '') => 张工.fills({ ...good, ask_level, ask_detail }).submits()
    await asks('chief', '请协调示例地块水电接入，10月30日前')
    await town.at('10-16 08:31')
    expect(digest(town).words()).toContain('1. 问题1〔新〕请协调示例地块水电接入，10月30日前')
    await 张工.card('已收到').clicks('edit')
    await asks('chief', '请协调示例地块水电接入，11月15日前')
    expect(digest(town).words()).toContain('v2')
    expect(digest(town).words()).toContain('1. 问题1〔新〕请协调示例地块水电接入，11月15日前')
    await 张工.card('已收到').clicks('edit')
    await asks('none')
    expect(digest(town).words()).toContain('已撤回，不用再定')
    expect(digest(town).words()).not.toContain('［转交办］')
  })

  it.each(['张工', '秦处', '冯工'] as Who[])('is refused to %s in private, naming who may', async (who) => {
    const town = await onFriday()
    const before = digest(town).words()
    for (const button of ['ask_instruct_problem_1', 'ask_hand_over_problem_1', 'read_problem_1', 'ask_instruct']) {
      const heard = town[who].heard().length
      expect((await digest(town, who).clicks(button)).toast).toBe('您现在的职责不能办这一步')
      expect(town[who].heard().length).toBe(heard + 1)
      expect(town[who].last()).toContain('您现在的职责不能批示，能批示的是链长甲（演示）、组长（演示）。')
    }
    expect(digest(town).words()).toBe(before)
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([1])
  })

  it('brings the form in private, and says in its place what came of it: no new version, no line', async () => {
    const town = await onFriday()
    const { 链长甲 } = town
    const card = digest(town)
    const messages = town.groupMessages('航天群').length
    const old = card.words()
    expect((await card.clicks('ask_instruct_problem_1')).toast).toBe('表单已私信给您')
    expect(card.words()).toBe(old)
    expect(链长甲.last()).toContain('批示 · 问题1')
    expect((await 链长甲.lastCard().clicks('instruct', order)).words).toContain('批示1 → 任务1 待签收')
    expect(card.words()).toMatch(/问题1〔新〕.*\n链长已批示 → 任务1\n/u)
    expect(card.words()).toContain('v1')
    expect(town.groupMessages('航天群').length).toBe(messages)
    expect(town.ask('select version from digest').every((version) => version === 1)).toBe(true)

    await 链长甲.says('撤回 批示1')
    await 链长甲.lastCard().clicks('withdraw')
    expect(card.words(), 'nothing is decided any more').toBe(old)
  })

  it('makes one of it, whoever else has the form open', async () => {
    const town = await onFriday()
    const { 链长甲, 组长 } = town
    await digest(town).clicks('ask_instruct_problem_1')
    const form = 链长甲.lastCard()
    expect(await 组长.says('批示 问题1 请专班先踏勘')).toContain('批示1 → 任务1')
    expect(digest(town).words()).toContain('领导小组已批示 → 任务1')
    expect((await form.clicks('instruct', order)).toast).toBe('刚有人办过，请看现在的卡片')
    expect(form.words()).toContain('请区投资商务局牵头接通水电')
    expect(town.ask("select count(*) from record where kind = 'instruction'")).toEqual([1])
  })

  it('counts what was read and leaves its line', async () => {
    const town = await onFriday('请协调示例园区蒸汽')
    expect((await digest(town).clicks('read_problem_1')).toast).toBe('已阅')
    expect(digest(town).words()).toMatch(/问题1〔新〕.*\n链长已阅\n/u)
    await town.at('10-23 08:31')
    expect(digest(town).words()).toMatch(/■ 请您定（1）\s已阅 1\n1\. 问题2（第42周）〔↑〕请协调示例园区蒸汽。/u)
    expect(digest(town).words()).not.toContain('问题1')
  })

  it('asks about an extension of what the chief gave out', async () => {
    const town = await onFriday()
    const { 链长甲, 冯工 } = town
    await 链长甲.says('批示 问题1 区投资商务局 11-30 请接通水电')
    await 冯工.says('签收 任务1')
    await 冯工.says('延期 任务1 12-15 等停电窗口')
    await town.at('10-23 08:31')
    const card = digest(town)
    expect(card.words()).toMatch(/■ 请您定（1）\n1\. 任务1〔新〕.*申请延期到12月15日。\n［同意延期］/u)
    expect((await card.clicks('grant_task_1')).toast).toBe('已同意延期')
    expect(card.words()).toContain('链长已同意延期')
    expect(card.words()).not.toMatch(/■ 任务 .*任务1/u)
  })

  it('is short above the fold whatever happens, and never more than three lines', async () => {
    const long = Array.from({ length: 5 }, (_, i) => `${i}${'请协调示例园区用电容量与供水接入'.repeat(2)}`)
    const town = await onFriday(...long)
    for (const title of long) await town.吴工.says(`交办 航天 10-14 ${title}`)
    await town.at('10-23 08:31')
    const [above = ''] = digest(town)
      .words()
      .split(/\n■ 另有|\n■ 您的批示|\n■ 上周计划|\n■ 下周/u)
    const read = above.split('\n').filter((line) => /^(?:一句话|■|\d\. |任务)/u.test(line))
    expect(read.filter((line) => /^\d\. /u.test(line)).length).toBeLessThanOrEqual(3)
    expect(above).toMatch(/■ 请您定（6）/u)
    expect(above).toMatch(/另有 \d 件，发「我的」看。/u)
    expect([...read.join('')].length).toBeLessThanOrEqual(220)
    for (const line of read) expect([...line.replaceAll(/\s/gu, '')].length, line).toBeLessThanOrEqual(45)
  })

  it('names a sensitive one by its number alone, also one that became so afterwards', async () => {
    const town = await onFriday()
    await town.吴工.says('设为敏感 问题1 涉及商业秘密')
    await town.吴工.lastCard().clicks('classify')
    expect(digest(town).words()).toContain('1. 问题1（敏感，私信查看）')
    expect(digest(town).words()).not.toContain('水电')
  })

  it('wakes the chief who only wants to hear of asks', async () => {
    const town = await openTown('10-14 09:00')
    await town.链长甲.says('推送 只在有请示或红色时')
    await raises(town, '请协调示例地块水电接入')
    await town.at('10-15 15:00')
    await town.张工.fills(good).submits()
    await town.at('10-16 08:31')
    expect(digest(town).words()).toContain('■ 请您定（1）')
  })
})

describe('the other blocks', () => {
  it('您的批示 names what has changed or has stood still, with its task', async () => {
    const town = await onFriday()
    const { 链长甲, 冯工, 吴工 } = town
    await 链长甲.says('批示 问题1 区投资商务局 12-30 请接通水电')
    await town.at('10-23 08:31')
    expect(digest(town).words()).toMatch(/■ 您的批示 在办1：批示1→任务1 待签收〔新〕/u)
    await 冯工.says('签收 任务1')
    await town.at('10-30 08:31')
    expect(digest(town).words()).toContain('■ 您的批示 在办1，无变化')
    await town.at('11-06 08:31')
    await town.at('11-13 08:31')
    expect(digest(town).words()).toMatch(/■ 您的批示 在办1：批示1→任务1 办理中〔\d周未动〕/u)
    await 冯工.says('办结 任务1 水电已接通')
    await 吴工.says('销号 任务1')
    await 吴工.lastCard().clicks('close')
    await town.at('11-20 08:31')
    expect(digest(town).words()).toMatch(/■ 您的批示 在办0；本周〔✓〕1/u)
  })

  it('kinds without a block are one line together, only if anything has changed', async () => {
    const town = await onFriday()
    const { 吴工, 张工 } = town
    await raises(town, '补齐示例环节', { level: 'office' }, 'need')
    await 吴工.says('受理 需求1 区投资商务局')
    await town.at('10-23 08:31')
    expect(digest(town).words()).toContain('■ 另有：需求1〔新〕')
    expect(digest(town).words()).not.toContain('补齐示例环节')
    await 吴工.says('答复 需求1 已解决 已对接示例企业')
    await 张工.says('已解决 需求1')
    await town.at('10-30 08:31')
    expect(digest(town).words()).toContain('■ 另有：需求〔✓〕1')
    await town.at('11-06 08:31')
    expect(digest(town).words()).not.toContain('另有')
  })
})

describe('重大事项 and 风险', () => {
  it('name a matter that the chief was told of by number and state, with the three buttons', async () => {
    const town = await onFriday()
    const { 张工, 吴工, 冯工 } = town
    await 张工.says('重大事项 新增')
    await 张工.lastCard().clicks('create', { at: '8:00', place: '示例链主甲（虚构）', what: '示例装置停产' })
    await 吴工.says('已阅 重大事项1')
    await town.at('10-16 10:00')
    await town.at('10-23 08:31')
    expect(digest(town).words(), 'told to nobody above').not.toContain('重大事项')
    await 吴工.says('报链长 重大事项1')
    await 张工.says('续报 重大事项1 原因：设备故障')
    await town.at('10-30 08:31')
    expect(digest(town).words()).toMatch(
      /■ 重大事项 1：重大事项1 处置中，续报1〔新〕\n［批示］ {2}［转交办］ {2}［阅］/u,
    )
    expect(digest(town).words()).not.toMatch(/示例链主甲|停产/u)
    expect((await digest(town).clicks('ask_instruct_matter_1')).toast).toBe('表单已私信给您')
    await town.链长甲.lastCard().clicks('instruct', order)
    expect(digest(town).words()).toContain('链长已批示 → 任务1')
    expect(冯工.last()).toContain('请区投资商务局牵头接通水电')
  })

  it('count risks by level, and give a band for what one firm has left', async () => {
    const town = await onFriday()
    await town.张工.says('风险 新增')
    await town.张工.lastCard().clicks('create', {
      ...{ category: '断供', firms: '示例企业（虚构）', product: '示例助剂', sources: '唯一', stock_days: '25' },
    })
    await town.at('10-23 08:31')
    expect(digest(town).words()).toMatch(/■ 风险 红0 橙1 黄0：风险1〔新〕示例助剂（断供），单一来源，库存不足30天/u)
    expect(digest(town).words()).not.toMatch(/示例企业|库存 ?\d+ ?天/u)
    await town.链长甲.says('批示 风险1 区投资商务局 10-30 请对接备用供应商')
    expect(await town.张工.says('风险1'), 'stays in hand').toContain('状态：在管')
    expect(await town.冯工.says('任务1')).toContain('来自：批示1')
  })
})

describe('批示 at the foot of a digest', () => {
  it('is about the report: a form in private, one order for each', async () => {
    const town = await onFriday()
    const { 链长甲, 张工 } = town
    expect((await digest(town).clicks('ask_instruct')).toast).toBe('表单已私信给您')
    const form = 链长甲.lastCard()
    expect(form.words()).toContain('批示 · 航天产业链 · 第42周周报')
    expect((await form.clicks('instruct', { text: '' })).words).toContain('写一句要办什么，或点「阅」。')
    expect((await form.clicks('instruct', { text: '请专班下周报方案' })).words).toContain('批示1 → 任务1 待签收')
    expect(链长甲.last()).toContain('来源 第42周周报')
    expect(张工.last()).toContain('请专班下周报方案')
  })
})

describe('what a chief says to a digest', () => {
  it('is offered as a 批示, filled, and goes to the office as before', async () => {
    const town = await onFriday()
    const { 链长甲, 张工 } = town
    await 链长甲.says('请专班抓紧落实用电方案', { in: '航天群', replyTo: digest(town) })
    expect(town.group('推进办群').at(-1)).toContain('请专班抓紧落实用电方案')
    const form = 链长甲.card('批示 · 航天产业链 · 第42周周报')
    expect(form.words()).toContain('请专班抓紧落实用电方案')
    expect(town.ask("select count(*) from record where kind = 'instruction'"), 'nothing is done by itself').toEqual([0])
    expect((await form.clicks('instruct', { text: '请专班抓紧落实用电方案' })).words).toContain('批示1 → 任务1')
    expect(张工.last()).toContain('请专班抓紧落实用电方案')
  })

  it('is offered nothing for thanks', async () => {
    const town = await onFriday()
    const heard = town.链长甲.heard().length
    await town.链长甲.says('收到，谢谢', { in: '航天群', replyTo: digest(town) })
    expect(town.链长甲.heard().length).toBe(heard)
  })
})
