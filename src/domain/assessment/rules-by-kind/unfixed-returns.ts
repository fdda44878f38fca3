import * as z from 'zod'
import { none, rounded } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'
import { dueItems } from './late-reports.ts'

/** Each report that was sent back for lack of substance and not mended until it was to be. */
export const unfixedReturns = ruleKind({
  key: 'unfixed-returns',
  params: { each: z.number().min(0) },
  compute: ({ each }, facts) => {
    if (dueItems(facts).length === 0) return none('reports')
    const unfixed = facts.returns.filter(({ dueAt, settledAt }) => dueAt < facts.at && (settledAt ?? facts.at) > dueAt)
    return {
      value: unfixed.length,
      points: rounded(-unfixed.length * each),
      sum: { say: 'unfixed', count: unfixed.length, each },
      records: facts.returns.map(({ ref }) => ref),
      against: unfixed.map(({ ref }) => ref),
    }
  },
})
