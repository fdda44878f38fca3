import { describe, expect, it } from 'vitest'
import type { Member } from '../../scripts/town/member.ts'
import { tagged } from '../cards/gallery/walk.ts'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

const raise = async (who: Member, product: string, more: Record<string, unknown> = {}) => {
  await who.says('风险 新增')
  return who.lastCard().clicks('create', { category: '断供', firms: '示例材料乙', product, ...more })
}
/** Wednesday of W42 with two open risks of one chain; the cards are out. */
const wednesday = async () => {
  const town = await openTown('10-09 09:00')
  await raise(town.张工, '示例助剂', { stock_days: '90', sources: '唯一' })
  await raise(town.张工, '示例树脂', { stock_days: '25' })
  await town.at('10-14 15:00')
  await town.张工.says('周报')
  return town
}
const form = (who: Member) => who.card('周四工作动态')
const steps = `select record_id || ' ' || step from
  (select record_id, at, step from record_step where step = 'update' union all select record_id, at, 'same' from record_same) as taken order by record_id, at`

describe('断链断供 on the weekly card', () => {
  it('says what is open above the question, the gravest first, and to no other chain', async () => {
    const town = await wednesday()
    expect(form(town.张工).words()).toContain(
      '在管 2：风险2 示例树脂（橙，约剩20天）、风险1 示例助剂（黄，约剩85天）\n断链断供风险',
    )
    expect(form(town.王工).words()).not.toContain('在管')
  })

  it('无新增 marks each open one 无变化, once for the report', async () => {
    const town = await wednesday()
    await form(town.张工)
      .fills({ ...good, risk: 'none' })
      .submits()
    expect(town.ask(steps)).toEqual(['risk-2026-1 same', 'risk-2026-2 same'])
    expect(await town.张工.says('风险1')).toContain('10月14日 15:00 张工（虚构） 无变化：第42周周报')
    await town.张工.card('已收到').clicks('edit')
    await form(town.张工)
      .fills({ ...good, progress: '改了一句', risk: 'none' })
      .submits()
    expect(town.ask(steps)).toHaveLength(2)
  })

  it('有变化 lets some be picked on the receipt, each with its own form; nothing is marked', async () => {
    const town = await wednesday()
    const { 张工 } = town
    const card = form(张工)
    await card.fills({ ...good, risk: 'changed' }).submits()
    expect(town.ask(steps)).toEqual([])
    expect(card.words()).toContain('哪几条有变化')
    const before = 张工.heard().length
    expect((await card.clicks('update_risks')).toast).toBe('请先选有变化的风险')
    expect((await card.clicks('update_risks', { risks: ['风险2', '风险9'] }, { force: true })).toast).toBe(
      '已私信给您 1 张更新表',
    )
    expect(张工.heard().length).toBe(before + 1)
    expect(张工.last()).toContain('更新 · 风险2')
    await 张工.lastCard().clicks('update', { stock_days: '300' })
    expect(await 张工.says('风险2')).toContain('蓝灯')
    // What was said of one this week stands.
    await card.clicks('edit')
    await form(张工)
      .fills({ ...good, risk: 'none' })
      .submits()
    expect(town.ask(steps)).toEqual(['risk-2026-1 same', 'risk-2026-2 update'])
    expect(card.words()).not.toContain('哪几条有变化')
  })

  it('never has more than nine controls', async () => {
    const town = await wednesday()
    for (const what of ['甲', '乙', '丙']) await town.吴工.says(`交办 航天 11-30 ${what}类示例事`)
    await town.张工.says('周报')
    const card = form(town.张工)
    await card.fills({ ...good, risk: 'new' }).submits()
    const asked = (content: object) =>
      tagged(content).filter(({ tag }) =>
        /^(?:input|select_static|multi_select_static|date_picker)$/u.test(String(tag)),
      )
    expect(asked(card.message.content).length).toBeLessThanOrEqual(9)
    await card.fills({ ...good, risk: 'changed' }).submits()
    expect(asked(card.message.content).length).toBeLessThanOrEqual(9)
  })

  it('有新增 brings the form of the new one once; the office hears of it by the risk, else in the words of the report', async () => {
    const town = await wednesday()
    const { 张工, 王工, 吴工 } = town
    const files = async (who: Member, detail: string) => {
      await who.says('周报')
      await form(who)
        .fills({ ...good, risk: 'new' })
        .submits()
      await form(who)
        .fills({ ...good, risk: 'new', risk_detail: detail })
        .submits()
    }
    await files(张工, '示例原料告急')
    expect(张工.last()).toContain('周报报了有新增，请登记这一条。周报里写的：示例原料告急')
    const asks = () => 张工.heard().filter((text) => text.includes('周报报了有新增')).length
    await 张工.card('已收到').clicks('edit')
    await form(张工)
      .fills({ ...good, progress: '改了一句', risk: 'new', risk_detail: '示例原料告急' })
      .submits()
    expect(asks()).toBe(1)
    await files(王工, '示例纤维告急')
    await 张工
      .card('新增风险')
      .clicks('create', { category: '断供', firms: '示例材料乙', product: '示例原料', stock_days: '9' })
    expect(吴工.last(), '橙 at once').toContain('提请推进办关注：风险3')
    await town.at('10-14 16:30')
    expect(吴工.heard().join()).not.toContain('断链断供风险有新增')
    await town.at('10-14 17:00')
    const alarms = 吴工.heard().filter((text) => text.includes('断链断供风险有新增'))
    expect(alarms).toHaveLength(1)
    expect(alarms[0]).toContain('示例纤维告急')
    expect(town.group('推进办群').join()).not.toContain('航天产业链第42周报断链断供风险')
  })

  it('a report that says something else within the hours is not told as 有新增', async () => {
    const town = await wednesday()
    const { 张工, 吴工 } = town
    await form(张工)
      .fills({ ...good, risk: 'new' })
      .submits()
    await form(张工)
      .fills({ ...good, risk: 'new', risk_detail: '示例原料告急' })
      .submits()
    await 张工.card('已收到').clicks('edit')
    await form(张工)
      .fills({ ...good, risk: 'none', risk_detail: '' })
      .submits()
    await town.at('10-15 12:00')
    expect(吴工.heard().join()).not.toContain('断链断供风险有新增')
  })
})
