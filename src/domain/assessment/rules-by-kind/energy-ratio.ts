import * as z from 'zod'
import { inputOf } from '../facts.ts'
import { none, rounded } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/** 单位增加值能耗 against that of 规上工业: below it the full points, a little above some of them, else 0. */
export const energyRatio = ruleKind({
  key: 'energy-ratio',
  params: {
    own: z.string(),
    average: z.string(),
    near: z.strictObject({ percent: z.number().min(0), points: z.number().min(0) }),
  },
  compute: ({ points: most, own, average, near }, facts) => {
    const [mine, of] = [inputOf(facts, own), inputOf(facts, average)]
    if (!mine) return none('energy')
    if (!of || of.value <= 0) return none('average')
    const share = rounded((mine.value / of.value - 1) * 100)
    return {
      value: share,
      points: mine.value < of.value ? most : share <= near.percent ? near.points : 0,
      sum: { say: 'energy', own: mine.value, average: of.value, share },
      records: [mine.ref, of.ref],
    }
  },
})
