import * as z from 'zod'
import { inputOf, lastMonthOf } from '../facts.ts'
import { none, within } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/** 累计产值 ÷ 年度目标, by the newest month that was filed and not sent back. */
export const outputTarget = ruleKind({
  key: 'output-target',
  params: { target: z.string() },
  compute: ({ points: most, target }, facts) => {
    const month = lastMonthOf(facts.months)
    if (!month || month === 'returned') return none(month ?? 'output')
    const goal = inputOf(facts, target)
    if (!goal || goal.value <= 0) return none('target')
    const share = month.cumulative / goal.value
    return {
      value: share,
      points: within(share * most, 0, most),
      sum: { say: 'output', month: month.month, done: month.cumulative, target: goal.value },
      records: [month.ref, goal.ref],
    }
  },
})
