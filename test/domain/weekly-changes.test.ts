import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReason } from '../../src/domain/reason.ts'
import type { WeeklyContent } from '../../src/domain/weekly.ts'
import { changedParts, shortDifference } from '../../src/domain/weekly-changes.ts'
import { readWeeklyForm } from '../../src/domain/weekly-form.ts'

const content: WeeklyContent = {
  noNews: false,
  progress: '完成招标',
  nextPlan: '签合同',
  askLevel: 'none',
  askDetail: '',
  risk: 'none',
  lastPlan: [{ text: '走访', state: 'done' }],
}

describe('what changed between two revisions', () => {
  it('is named part by part, in the order of the card', () => {
    expect(changedParts(content, content)).toEqual([])
    expect(changedParts(content, { ...content, nextPlan: '开工', progress: '完成公示' })).toEqual([
      'progress',
      'nextPlan',
    ])
    expect(changedParts(content, { ...content, askLevel: 'office', askDetail: '请协调' })).toEqual(['ask'])
    expect(changedParts(content, { ...content, risk: 'new', noNews: true })).toEqual(['noNews', 'risk'])
    expect(changedParts(content, { ...content, lastPlan: [{ text: '走访', state: 'going' }] })).toEqual(['lastPlan'])
  })

  it('is shown from where two long texts begin to differ', () => {
    expect(shortDifference('签合同', '开工', 10)).toEqual(['签合同', '开工'])
    const same = '示例链主甲完成设备招标并组织评审'
    expect(shortDifference(`${same}第一次`, `${same}第二次`, 16)).toEqual([
      '…招标并组织评审第一次',
      '…招标并组织评审第二次',
    ])
  })

  it('is never longer than asked for, and never the same on both sides where the cut leaves a difference', () => {
    const text = fc.string({ unit: fc.constantFrom('一', '二', '三', '👨‍👩‍👧'), maxLength: 80 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [from, to] = shortDifference(a, b, 40)
        expect([...from].length).toBeLessThanOrEqual(40)
        expect([...to].length).toBeLessThanOrEqual(40)
        if (a !== b) expect(from).not.toBe(to)
      }),
    )
  })
})

describe('a reason', () => {
  it('is one line of at most sixty characters', () => {
    expect(readReason(' 日期有误\n 以纪要为准 ')).toEqual({ ok: true, value: '日期有误，以纪要为准' })
    expect(readReason('由'.repeat(60))).toMatchObject({ ok: true })
    expect(readReason('由'.repeat(61))).toEqual({ ok: false, fault: { reason: 'too-long', limit: 60, actual: 61 } })
    for (const nothing of ['', ' \n　', undefined, 7, '\u200b'])
      expect(readReason(nothing)).toEqual({ ok: false, fault: { reason: 'missing' } })
  })

  it('of a 更正 is a field of the form: missing it is the last fault, and what was typed comes back', () => {
    const typed = { progress: '完成招标', next_plan: '签合同' }
    expect(readWeeklyForm(typed, { lastPlan: [] })).toMatchObject({ result: { ok: true } })
    const without = readWeeklyForm({ ...typed, next_plan: '' }, { lastPlan: [], reasonNeeded: true })
    expect(without.result).toEqual({
      ok: false,
      fault: [
        { field: 'next_plan', reason: 'missing' },
        { field: 'reason', reason: 'missing' },
      ],
    })
    const long = readWeeklyForm({ ...typed, reason: '由'.repeat(61) }, { lastPlan: [], reasonNeeded: true })
    expect(long.typed.reason).toBe('由'.repeat(61))
    expect(long.result).toMatchObject({ ok: false, fault: [{ field: 'reason', reason: 'too-long', actual: 61 }] })
    const right = readWeeklyForm({ ...typed, reason: '日期有误' }, { lastPlan: [], reasonNeeded: true })
    expect(right).toMatchObject({ result: { ok: true }, reason: '日期有误' })
  })
})
