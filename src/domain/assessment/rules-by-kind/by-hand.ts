import * as z from 'zod'
import { enteredOf } from '../facts.ts'
import { none, rounded, within } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/** What the office finds, with evidence: each time costs. Without an entry nothing was found. */
export const handDeduction = ruleKind({
  key: 'hand-deduction',
  params: { each: z.number().min(0), cap: z.exactOptional(z.string()), most_times: z.exactOptional(z.int().min(1)) },
  byHand: 'deduct',
  compute: ({ id, each }, facts) => {
    const found = enteredOf(facts, 'deduct', id)
    return {
      value: found.length,
      points: rounded(-found.length * each),
      sum: { say: 'hand', count: found.length, each },
      records: found.map(({ ref }) => ref),
      against: found.map(({ ref }) => ref),
    }
  },
})

/** What the office enters as earned, with evidence. */
export const handBonus = ruleKind({
  key: 'hand-bonus',
  params: { each: z.number().min(0) },
  byHand: 'bonus',
  compute: ({ id, each, points: most }, facts) => {
    const found = enteredOf(facts, 'bonus', id)
    return {
      value: found.length,
      points: within(found.length * each, 0, most),
      sum: { say: 'hand', count: found.length, each },
      records: found.map(({ ref }) => ref),
    }
  },
})

/** 打分 by a chief or by 领导小组, once a year, with a word of reason. */
export const handScore = ruleKind({
  key: 'hand-score',
  params: { by: z.enum(['chief', 'leader']) },
  byHand: 'score',
  compute: ({ id, points: most }, facts) => {
    const score = enteredOf(facts, 'score', id).at(-1)
    return score
      ? {
          value: score.value,
          points: within(score.value, 0, most),
          sum: { say: 'score', value: score.value },
          records: [score.ref],
        }
      : none('score')
  },
})
