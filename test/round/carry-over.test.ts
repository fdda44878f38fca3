import { describe, expect, it } from 'vitest'
import type { Held } from '../../scripts/town/member.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

/** 张工 has a plan of two lines from the week before; 王工 has nothing. */
const wednesday = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(good).submits()
  await town.at('09-09 15:00')
  return town
}
const form = ({ 张工 }: Town) => 张工.card('［带入已完成］')
/** What stands in a box of the form. */
const boxOf = (card: Held, name: string): string => {
  const find = (value: unknown): string | undefined => {
    if (typeof value !== 'object' || value === null) return undefined
    if ('name' in value && value.name === name && 'tag' in value && value.tag === 'input')
      return 'default_value' in value ? String(value.default_value) : ''
    for (const one of Object.values(value)) {
      const found = find(one)
      if (found !== undefined) return found
    }
    return undefined
  }
  return find(card.message.content) ?? ''
}
const progressOf = (card: Held): string => boxOf(card, 'progress')
const filed = (town: Town) => town.ask(`select count(*) from revision`)[0]

describe('带入已完成', () => {
  it('turns what is marked done into this week’s progress, below what is typed, once, and files nothing', async () => {
    const town = await wednesday()
    const typed = { last_plan_1: 'done', last_plan_2: 'going', progress: '示例己到厂', next_plan: '走访2户' }
    const { toast, words } = await form(town).clicks('carry_done', typed)
    expect(toast).toBe('已带入本周进展，还没有提交')
    expect(progressOf(form(town))).toBe('示例己到厂\n9月10日前签合同')
    expect(words).toContain('走访2户')
    const again = await form(town).clicks('carry_done', { ...typed, progress: progressOf(form(town)) })
    expect(again.toast).toBe('没有可带入的：先把计划选成「完成」')
    expect(progressOf(form(town))).toBe('示例己到厂\n9月10日前签合同')
    expect(filed(town)).toBe(1)
    await form(town)
      .fills({ ...typed, progress: progressOf(form(town)) })
      .submits()
    expect(filed(town)).toBe(2)
  })

  it('never makes the progress too long', async () => {
    const town = await wednesday()
    const long = '长'.repeat(297)
    const { toast } = await form(town).clicks('carry_done', { last_plan_1: 'done', progress: long })
    expect(toast).toBe('本周进展放不下，没有全部带入')
    expect(progressOf(form(town))).toBe(long)
  })

  it('is not offered where nothing was planned, nor once it is filed', async () => {
    const town = await wednesday()
    expect(town.王工.card('周四工作动态').words()).not.toContain('带入')
    await form(town)
      .fills({ ...good, last_plan_1: 'done', last_plan_2: 'done' })
      .submits()
    expect((await town.张工.card('已收到').clicks('edit')).words).not.toContain('带入')
  })
})

describe('带入上周的话', () => {
  it('fills empty boxes with last week’s words and says so until they are changed', async () => {
    const town = await wednesday()
    const { toast, words } = await form(town).clicks('carry_last', { last_plan_1: 'done', last_plan_2: 'going' })
    expect(toast).toBe('已带入上周的话，请改后提交')
    expect(words).toContain('本周进展是上周的话，请改成本周的。')
    expect(progressOf(form(town))).toBe(good.progress)
    expect(boxOf(form(town), 'next_plan')).toBe('报专班对接清单')
    const kept = await form(town).clicks('save_draft', { progress: '示例己到厂' })
    expect(kept.words).not.toContain('上周的话，请改')
    expect(filed(town)).toBe(1)
  })

  it('never overwrites what is typed', async () => {
    const town = await wednesday()
    const { toast } = await form(town).clicks('carry_last', { progress: '示例己到厂', next_plan: '走访2户' })
    expect(toast).toBe('已有内容，没有带入')
    expect(progressOf(form(town))).toBe('示例己到厂')
  })
})
