import { none, rounded } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/** 1155+N: what is there and not stale. */
export const completeness = ruleKind({
  key: 'completeness',
  params: {},
  compute: ({ points: most }, { parts }) => {
    if (!parts || parts.length === 0) return none('lists')
    const present = parts.filter((one) => one.present)
    return {
      value: present.length / parts.length,
      points: rounded((present.length / parts.length) * most),
      sum: { say: 'completeness', present: present.length, all: parts.length },
      records: parts.map(({ ref }) => ref),
      against: parts.filter((one) => !one.present).map(({ ref }) => ref),
    }
  },
})
