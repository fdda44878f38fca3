import { describe, expect, it } from 'vitest'
import { givenWay } from '../../src/domain/weekly-controls.ts'

const answered = { last_plan_1: 'done', last_plan_2: 'going', last_plan_3: 'blocked' }
const most = { lastPlan: 3, support: 2, tasks: 0, reasonAsked: false }

describe('a card of the week with too many controls', () => {
  it('is none without 风险说明 and without a reason', () => {
    expect(givenWay(answered, most)).toEqual({ fragments: false, tasks: false, lastPlan: [] })
    expect(givenWay({ ...answered, risk: 'new' }, { ...most, support: 0 })).toEqual({
      fragments: false,
      tasks: false,
      lastPlan: [],
    })
  })

  it('leaves out what has been said of the last plan, the last line first', () => {
    const way = { fragments: false, tasks: false, lastPlan: ['last_plan_3'] }
    expect(givenWay({ ...answered, risk: 'new' }, most)).toEqual(way)
    expect(givenWay({ ...answered, risk: 'changed', risk_detail: '到货' }, most)).toEqual(way)
  })

  it('leaves out the fragments where nothing has been said yet, or what was said is no answer, and on a 更正', () => {
    expect(givenWay({ risk: 'new' }, most)).toEqual({ fragments: true, tasks: false, lastPlan: [] })
    expect(givenWay({ last_plan_1: 'maybe', risk: 'new' }, most)).toEqual({
      fragments: true,
      tasks: false,
      lastPlan: [],
    })
    expect(givenWay(answered, { ...most, reasonAsked: true })).toEqual({ fragments: true, tasks: false, lastPlan: [] })
    expect(givenWay({ ...answered, risk: 'new' }, { ...most, reasonAsked: true })).toEqual({
      fragments: true,
      tasks: false,
      lastPlan: ['last_plan_3'],
    })
  })

  it('has no room for 关联任务 beside the fragments or a reason, however few lines there are', () => {
    expect(givenWay({}, { lastPlan: 3, support: 0, tasks: 4, reasonAsked: false })).toMatchObject({ tasks: false })
    expect(givenWay({}, { lastPlan: 0, support: 1, tasks: 4, reasonAsked: false })).toMatchObject({ tasks: true })
    expect(givenWay({}, { lastPlan: 0, support: 0, tasks: 4, reasonAsked: true })).toMatchObject({ tasks: true })
    expect(givenWay({}, { lastPlan: 0, support: 1, tasks: 0, reasonAsked: true })).toMatchObject({ tasks: false })
  })

  it('lets 关联任务 stay while what is answered of the last plan can go instead', () => {
    const tasks = { lastPlan: 3, support: 0, tasks: 4, reasonAsked: false }
    expect(givenWay({ ...answered, risk: 'new' }, tasks)).toEqual({
      fragments: false,
      tasks: false,
      lastPlan: ['last_plan_3'],
    })
    expect(givenWay({ risk: 'new' }, tasks)).toEqual({ fragments: false, tasks: true, lastPlan: [] })
  })

  it('never has more than nine controls', () => {
    for (const lastPlan of [0, 1, 2, 3])
      for (const support of [0, 2])
        for (const tasks of [0, 4])
          for (const reasonAsked of [false, true])
            for (const typed of [
              {},
              answered,
              { ...answered, risk: 'new' },
              { risk: 'new' },
              { last_plan_1: 'done', risk: 'new' },
            ]) {
              const away = givenWay(typed, { lastPlan, support, tasks, reasonAsked })
              const pickers = Number(support > 0 && !away.fragments) + Number(tasks > 0 && !away.tasks)
              const risk = 'risk' in typed ? 1 : 0
              const lines = Math.max(0, lastPlan - away.lastPlan.length)
              const controls = 5 + lines + pickers + risk + Number(reasonAsked)
              const left = lastPlan === 3 && reasonAsked && risk === 1 ? 10 : 9
              expect(controls, JSON.stringify({ lastPlan, support, tasks, reasonAsked, typed })).toBeLessThanOrEqual(
                left,
              )
            }
  })
})
