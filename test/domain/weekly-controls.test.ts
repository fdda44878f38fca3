import { describe, expect, it } from 'vitest'
import { givenWay } from '../../src/domain/weekly-controls.ts'

const answered = { last_plan_1: 'done', last_plan_2: 'going', last_plan_3: 'blocked' }
const most = { lastPlan: 3, support: 2, reasonAsked: false }

describe('a card of the week with too many controls', () => {
  it('is none without 风险说明 and without a reason', () => {
    expect(givenWay(answered, most)).toEqual({ fragments: false, lastPlan: [] })
    expect(givenWay({ ...answered, risk: 'new' }, { ...most, support: 0 })).toEqual({ fragments: false, lastPlan: [] })
  })

  it('leaves out what has been said of the last plan, the last line first', () => {
    const way = { fragments: false, lastPlan: ['last_plan_3'] }
    expect(givenWay({ ...answered, risk: 'new' }, most)).toEqual(way)
    expect(givenWay({ ...answered, risk: 'changed', risk_detail: '到货' }, most)).toEqual(way)
  })

  it('leaves out the fragments where nothing has been said yet, or what was said is no answer, and on a 更正', () => {
    expect(givenWay({ risk: 'new' }, most)).toEqual({ fragments: true, lastPlan: [] })
    expect(givenWay({ last_plan_1: 'maybe', risk: 'new' }, most)).toEqual({ fragments: true, lastPlan: [] })
    expect(givenWay(answered, { ...most, reasonAsked: true })).toEqual({ fragments: true, lastPlan: [] })
    expect(givenWay({ ...answered, risk: 'new' }, { ...most, reasonAsked: true })).toEqual({
      fragments: true,
      lastPlan: ['last_plan_3'],
    })
  })
})
