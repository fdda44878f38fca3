import * as z from 'zod'
import { inputOf, lastMonthOf } from '../facts.ts'
import { none, rounded } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

const step = z.strictObject({ margin: z.number(), points: z.number().min(0) })

/** Growth of the chain minus that of 规上制造业, read off a line of straight pieces. */
export const growthMargin = ruleKind({
  key: 'growth-margin',
  params: { average: z.string(), steps: z.array(step).min(2) },
  compute: ({ average, steps }, facts) => {
    const month = lastMonthOf(facts.months, ({ yoy }) => yoy !== null)
    if (!month || month === 'returned' || month.yoy === null) return none(month === 'returned' ? month : 'growth')
    const of = inputOf(facts, average)
    if (!of) return none('average')
    const margin = rounded(month.yoy - of.value)
    return {
      value: margin,
      points: rounded(onLine(steps, margin)),
      sum: { say: 'growth', month: month.month, own: month.yoy, average: of.value, margin },
      records: [month.ref, of.ref],
    }
  },
})

/** Between two steps in proportion; beyond the outer ones as they say. */
const onLine = (steps: readonly z.output<typeof step>[], margin: number): number => {
  const rising = steps.toSorted((a, b) => a.margin - b.margin)
  const above = rising.findIndex((one) => one.margin >= margin)
  const [to, from] = [rising[above], rising[above - 1]]
  if (!to) return rising.at(-1)?.points ?? 0
  if (!from) return to.points
  return from.points + ((margin - from.margin) / (to.margin - from.margin)) * (to.points - from.points)
}
