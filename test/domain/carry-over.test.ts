import { describe, expect, it } from 'vitest'
import { carryDone, carryLast, isLastProgress } from '../../src/domain/carry-over.ts'

describe('what is carried over', () => {
  it('is each done line once, also where somebody has numbered theirs', () => {
    const done = { last_plan_1: 'done', last_plan_2: 'done', last_plan_3: 'blocked' }
    expect(carryDone({ ...done, progress: '1. 甲\n2. 丙' }, ['甲', '乙', '丁']).typed.progress).toBe('1. 甲\n2. 丙\n乙')
    expect(carryDone(done, ['甲', '甲', '乙']).typed.progress).toBe('甲')
  })

  it('takes the lines that have room', () => {
    const typed = { last_plan_1: 'done', last_plan_2: 'done', progress: '长'.repeat(295) }
    expect(carryDone(typed, ['一二三四五六', '一二三'])).toEqual({
      typed: { ...typed, progress: `${typed.progress}\n一二三` },
      outcome: 'full',
    })
  })

  it('of last week’s words is the progress, and of its plan what is not done', () => {
    const last = { progress: '甲', nextPlan: '1. 乙\n2. 丙' }
    const { typed } = carryLast({ last_plan_1: 'done', last_plan_2: 'going' }, last)
    expect([typed.progress, typed.next_plan]).toEqual(['甲', '丙'])
    expect(isLastProgress(typed, last)).toBe(true)
    expect(isLastProgress({ progress: '甲，已完工' }, last)).toBe(false)
    expect(carryLast({ progress: '甲', next_plan: '丙' }, last).outcome).toBe('none')
  })
})
