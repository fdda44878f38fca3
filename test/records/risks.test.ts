import { describe, expect, it } from 'vitest'
import type { Member } from '../../scripts/town/member.ts'
import { rawOf } from '../support/raw.ts'
import { openTown, type Town } from '../support/town.ts'
import { whoMay } from './support/matrix.ts'

/** All firms and people are fictional. */
const known = { category: '断供', firms: '示例材料乙', product: '示例助剂' }
const raise = async (who: Member, more: Record<string, unknown> = {}) => {
  await who.says(who.name.startsWith('王工') ? '风险 陶瓷基 新增' : '风险 新增')
  return who.lastCard().clicks('create', { ...known, ...more }, { force: true })
}
const light = (town: Town, no = 1) =>
  town.ask(
    `select light || ' ' || coalesce(json_extract(light_sum, '$.sum.days'), '') from record where id = ?`,
    `risk-2026-${no}`,
  )[0]
const told = (who: Member, part: string) => who.heard().filter((text) => text.includes(part)).length
const given = {
  ...{ stock_days: '20', reason: '示例原因', result: '替代供应已到货', level: 'office', text: '示例', ref: '风险2' },
  ...{ unit: '区投资商务局（演示）', ...known },
}

describe('the level of a risk', () => {
  it.each([
    [{ substitute: '无', stock_days: '15' }, 'red 15'],
    [{ substitute: '无', stock_days: '16' }, 'orange 16'],
    [{ category: '停产' }, 'red '],
    [{ category: '停产', firms: '示例测控庚' }, 'blue '],
    [{ substitute: '有未验证', stock_days: '200' }, 'orange 200'],
    [{ substitute: '有已验证', stock_days: '30' }, 'orange 30'],
    [{ stock_days: '31' }, 'yellow 31'],
    [{ stock_days: '60' }, 'yellow 60'],
    [{ stock_days: '61', sources: '唯一' }, 'yellow 61'],
    [{ stock_days: '61', sources: '多家' }, 'blue 61'],
    [{}, 'blue '],
    [{ substitute: '无', stock_days: '0' }, 'red 0'],
  ])('%j is %s', async (more, wanted) => {
    const town = await openTown('10-16 09:00')
    expect((await raise(town.张工, more)).toast).toBe('已新增')
    expect(light(town)).toBe(wanted)
  })

  it('falls due with the stock, a day a day, on rest days as well, and says why', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工, 吴工 } = town
    await raise(张工, { stock_days: '62', sources: '多家' })
    expect(await 张工.says('风险1')).toContain('示例助剂（断供）\n风险〔2026〕1号')
    await town.at('10-18 00:30')
    expect(light(town)).toBe('yellow 60')
    expect(await 吴工.says('为什么 风险1')).toBe(
      '风险1：黄灯，库存约剩 60 天（库存不超过 30 天是橙灯，不超过 60 天是黄灯）。',
    )
    expect(told(吴工, '提请推进办关注'), '黄 is for the digest').toBe(0)
    await 张工.says('更新 风险1 90天')
    expect(light(town)).toBe('blue 90')
    await town.at('10-19 00:30')
    expect(light(town)).toBe('blue 89')
  })

  it('counts a number of 设置 from the next night on', async () => {
    const town = await openTown('10-16 09:00')
    await raise(town.张工, { stock_days: '40' })
    await town.吴工.says('设置 风险 橙 45')
    await town.吴工.lastCard().clicks('confirm')
    await town.at('10-17 00:30')
    expect(light(town)).toBe('orange 39')
  })
})

describe('who is told', () => {
  it('of 红: the office at once, the chief after two working hours, each once', async () => {
    const town = await openTown('10-16 10:00')
    const { 张工, 吴工, 链长甲, 链长乙 } = town
    await raise(张工, { substitute: '无', stock_days: '10' })
    for (const who of [吴工, town.郑工, town.周主任]) expect(told(who, '提请推进办关注：风险1')).toBe(1)
    await town.at('10-16 11:59')
    expect(told(链长甲, '风险1')).toBe(0)
    await town.at('10-16 12:00')
    expect(told(链长甲, '提请链长关注：风险1')).toBe(1)
    await town.at('10-21 12:00')
    expect([told(链长甲, '提请链长关注'), told(吴工, '提请推进办关注'), 链长乙.heard().length]).toEqual([1, 1, 0])
  })

  it('of 橙: the office alone; the chief neither when it is 红 no more before the hours are over', async () => {
    const town = await openTown('10-16 10:00')
    const { 张工, 吴工, 链长甲 } = town
    await raise(张工, { stock_days: '20' })
    await raise(张工, { product: '示例树脂', substitute: '无', stock_days: '3' })
    expect(told(吴工, '提请推进办关注')).toBe(2)
    await 张工.says('更新 风险2 400天')
    await town.at('10-16 18:00')
    expect(链长甲.heard()).toEqual([])
    await 张工.says('更新 风险2 2天')
    expect(told(吴工, '示例树脂（断供）'), 'risen again').toBe(2)
  })

  it('at night and on rest days not before 08:00 of the next workday', async () => {
    const town = await openTown('10-16 19:00')
    const { 张工, 吴工, 链长甲 } = town
    await raise(张工, { substitute: '无', stock_days: '10' })
    await town.at('10-19 07:30')
    expect(told(吴工, '提请推进办关注')).toBe(0)
    await town.at('10-19 08:00')
    expect(told(吴工, '提请推进办关注')).toBe(1)
    await town.at('10-19 09:30')
    expect(told(链长甲, '风险1')).toBe(0)
    await town.at('10-19 10:00')
    expect(told(链长甲, '提请链长关注')).toBe(1)
  })

  it('of one that rises by itself in the night, the next working morning', async () => {
    const town = await openTown('10-14 09:00')
    const { 张工, 吴工, 链长甲 } = town
    await raise(张工, { substitute: '无', stock_days: '32' })
    expect(吴工.heard()).toEqual([])
    await town.at('10-16 07:59')
    expect(light(town)).toBe('orange 30')
    expect(吴工.heard()).toEqual([])
    await town.at('10-16 08:00')
    expect(told(吴工, '提请推进办关注：风险1')).toBe(1)
    // The 15th day before its end is Saturday 31 October.
    await town.at('11-01 12:00')
    expect(light(town)).toBe('red 14')
    expect(told(吴工, '提请推进办关注')).toBe(1)
    await town.at('11-02 08:00')
    expect(told(吴工, '提请推进办关注')).toBe(2)
    await town.at('11-02 10:00')
    expect(told(链长甲, '提请链长关注')).toBe(1)
  })

  it('升级 tells that rung, whoever of 专班, office and chief presses it', async () => {
    const town = await openTown('10-16 10:00')
    const { 张工, 吴工, 链长甲 } = town
    await raise(张工)
    expect(await 张工.says('升级 风险1 请链长 协调外省供应')).toContain('张工（虚构） 升级：请链长，协调外省供应')
    expect(链长甲.last()).toContain('张工（虚构）升级：风险1')
    await 链长甲.says('升级 风险1')
    await 链长甲.lastCard().clicks('escalate', { level: 'leading', reason: '需区里定' })
    expect(吴工.last(), 'the office brings it before 领导小组').toContain('链长甲（演示）升级：风险1')
  })
})

describe('销号', () => {
  it('of 黄 and 蓝 is done at once where its raiser asks, of 红 and 橙 the office decides', async () => {
    const town = await openTown('10-16 10:00')
    const { 张工, 吴工 } = town
    await raise(张工, { stock_days: '50' })
    await raise(张工, { product: '示例树脂', stock_days: '10' })
    expect(await 张工.says('提请销号 风险1 新供应商已供货')).toContain('状态：已销号')
    expect(told(吴工, '提请销号')).toBe(0)
    expect(await 张工.says('提请销号 风险2 新供应商已供货')).toContain('状态：拟销号')
    expect(吴工.last()).toContain('张工（虚构）提请销号：风险2')
    expect(await 张工.says('确认销号 风险2')).toContain('您现在的职责不能办这一步')
    expect(await 吴工.says('我的')).toContain('待我定（1）\n风险2 示例树脂')
    expect((await 吴工.lastCard().clicks('confirm_risk_2')).toast).toBe('已销号')
    expect(张工.last()).toContain('吴工（虚构）确认销号：风险2')
    expect(await 张工.says('重办 风险2')).toContain('您现在的职责不能办这一步')
  })

  it('asked by another, its raiser says; once that one is gone, the lead', async () => {
    const town = await openTown('10-16 10:00')
    const { 张工, 李工, 秦处, 吴工 } = town
    await raise(张工, { stock_days: '50' })
    await 李工.says('提请销号 风险1 新供应商已供货')
    expect(张工.last()).toContain('李工（虚构）提请销号：风险1')
    expect(await 吴工.says('确认销号 风险1'), 'not in the raiser’s place').toContain('您现在的职责不能办这一步')
    expect(await 张工.says('未消除 风险1 只够一个月')).toContain('状态：在管')
    expect(told(秦处, '提请销号')).toBe(0)
    await 李工.says('提请销号 风险1 新供应商已供货')
    rawOf(town.stage.database).prepare(`update person set state = 'left' where name like '张工%'`).run()
    expect(await 秦处.says('确认销号 风险1')).toContain('状态：已销号')
  })

  it('a task that came of it and is 已销号 proposes it to its raiser', async () => {
    const town = await openTown('10-16 10:00')
    const { 张工, 吴工, 冯工 } = town
    await raise(张工, { stock_days: '50', need: '请协调外省供应' })
    const asked = await 张工.says('转任务 风险1')
    expect(asked).toContain('化解风险：示例助剂（断供）')
    expect(asked).toContain('请协调外省供应')
    await 张工.lastCard().clicks('create', { title: '落实替代供应', unit: '区投资商务局（演示）' })
    expect(张工.last()).toContain('来自：风险1 示例助剂（断供）')
    await 冯工.says('签收 任务1')
    await 冯工.says('办结 任务1 外省供应已落实')
    await 吴工.says('销号 任务1')
    await 吴工.lastCard().clicks('close')
    expect(await 张工.says('风险1')).toMatch(/状态：拟销号[\s\S]*提请销号：任务1已销号/u)
    expect(await 张工.says('确认销号 风险1')).toContain('状态：已销号')
  })
})

describe('bad input', () => {
  it.each([
    [{ product: '' }, '写明断的是哪种产品或物料'],
    [{ product: '示例材料乙的助剂' }, '产品里不写企业名，群里会看到'],
    [{ product: '示例烯烃丑的原料' }, '产品里不写企业名，群里会看到'],
    [{ stock_days: '-1' }, '要在 0 到 3650 之间'],
    [{ stock_days: '不多' }, '请填数字'],
    [{ firms: '示例材料己' }, '没有登记「示例材料己」。是不是：示例材料乙（虚构）'],
    [{ product: '一'.repeat(31) }, '最多 30 字，现在 31 字'],
    [{ category: '别的' }, '请从选项里选'],
  ])('%j comes back in red: %s', async (more, said) => {
    const town = await openTown('10-16 09:00')
    const { toast, words } = await raise(town.张工, more)
    expect(toast).toBe('没有提交，请看红字')
    expect(words).toContain(`✗ ${said}`)
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([0])
  })

  it('a firm that is in no register is kept and says so; nothing new is no 更新', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工 } = town
    expect((await raise(张工, { firms: '外省某厂（虚构）、示例材料乙' })).words).toContain(
      '企业 外省某厂（虚构）（未登记）、示例材料乙（虚构）',
    )
    await 张工.says('更新 风险1')
    expect((await 张工.lastCard().clicks('update', {})).words).toContain('✗ 有变化的才填，至少填一项')
    await 张工.says('风险1')
    const card = 张工.lastCard()
    expect((await card.clicks('same')).toast).toBe('已记无变化')
    expect((await card.clicks('same')).toast).toContain('今天已经记过无变化了')
    expect(town.ask(`select count(*) from record_step where step = 'same'`)).toEqual([1])
  })

  it('the same product of the same chain is asked about first; of another chain it is not', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工, 王工 } = town
    await raise(张工)
    const again = await raise(张工, { category: '涨价' })
    expect(again.words).toContain('已有风险1「示例助剂（断供）」，是不是同一件？')
    expect((await 张工.lastCard().clicks('still_new', { ...known, category: '涨价' })).toast).toBe('已新增')
    expect((await raise(王工)).toast).toBe('已新增')
  })
})

it('where it comes from: 专班摸排, unless a word says otherwise at 新增 or 更正', async () => {
  const town = await openTown('10-16 09:00')
  const { 张工 } = town
  await 张工.says('风险 新增 链主反映 断供 示例助剂')
  expect(张工.last()).toContain('示例助剂')
  expect(张工.last()).not.toContain('链主反映')
  await 张工.lastCard().clicks('create', known)
  expect(张工.last()).toContain('来源 链主反映')
  await raise(张工, { product: '示例树脂' })
  expect(张工.last()).toContain('来源 专班摸排')
  await 张工.says('更正 风险2')
  await 张工.lastCard().clicks('edit', { ...known, product: '示例树脂', reason: '上级转办' })
  expect(await 张工.says('风险2')).toContain('来源 上级转办')
  expect(await 张工.says('风险 来自链主反映')).toContain('在办 1')
})

it('a group reads a band and no firm; another chain and its people nothing', async () => {
  const town = await openTown('10-16 09:00')
  const { 张工, 吴工, 王工 } = town
  await raise(张工, { stock_days: '20', sources: '唯一' })
  await 吴工.says('风险', { in: '推进办群' })
  await 吴工.says('为什么 风险1', { in: '推进办群' })
  const office = town.group('推进办群').join('\n')
  expect(office).toContain('风险1 示例助剂（断供） \n● 橙灯 库存不足30天\n在管 · 库存约剩 不足30天 · 供应来源 唯一')
  expect(office).not.toMatch(/示例材料乙|20 天/u)
  expect(await 张工.says('风险', { in: '航天群' })).toContain('已私信回复')
  await town.at('10-16 12:00')
  expect(town.group('航天群').join('\n')).not.toMatch(/示例材料乙|20 天/u)
  expect(await 王工.says('风险1')).toBe('没有找到风险1，或者您不能看。')
  expect(await 王工.says('风险')).toContain('没有在办的。')
  expect(王工.heard().join() + town.group('陶瓷基群').join()).not.toContain('示例助剂')
})

it('gives each person the steps of the table and no other', { timeout: 60_000 }, async () => {
  const town = await openTown('10-16 09:00')
  const { 张工, 李工, 吴工 } = town
  await raise(张工, { stock_days: '50' })
  await raise(张工, { product: '示例树脂' })
  const common = { note: 'PBLOQ', relate: 'PBLOQ', assign: 'LOQ', merge: 'LOQ', nudge: 'LOQ', classify: 'LOQ' }
  const open = {
    update: 'PBLOQ',
    same: 'PBLOQ',
    escalate: 'PBLCOQ',
    propose: 'PBLOQ',
    to_task: 'PBLOQ',
    instruct: 'CG',
    hand_over: 'CG',
    read: 'CG',
  }
  expect(await whoMay(town, 'risk-2026-1', given)).toEqual({
    ...{ sees: 'PBLCOQG', ...open, ...common, edit: 'POQ', void: 'POQ' },
  })
  await 李工.says('提请销号 风险1 新供应商已供货')
  expect(await whoMay(town, 'risk-2026-1', given)).toEqual({
    ...{ sees: 'PBLCOQG', confirm: 'P', deny: 'P', ...common, edit: 'OQ', void: 'OQ' },
  })
  await 张工.says('确认销号 风险1')
  expect(await whoMay(town, 'risk-2026-1', given)).toEqual({
    ...{ sees: 'PBLCOQG', note: 'PBLOQ', edit: 'OQ', reopen: 'COQ', classify: 'LOQ' },
  })
  await 吴工.says('设为敏感 风险2')
  await 吴工.lastCard().clicks('classify', { reason: '涉及商业谈判' })
  expect((await whoMay(town, 'risk-2026-2', given)).sees).toBe('PBLCOQ')
})
