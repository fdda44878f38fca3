import * as z from 'zod'
import { none, rounded } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/** 1155+N: what of it is there and not stale. Which parts count stands in the file. */
export const completeness = ruleKind({
  key: 'completeness',
  params: { of: z.array(z.string()).min(1) },
  compute: ({ points: most, of }, { parts }) => {
    if (!parts) return none('lists')
    const missing = of.filter((part) => parts.get(part) !== true)
    const present = of.length - missing.length
    return {
      value: present / of.length,
      points: rounded((present / of.length) * most),
      sum: { say: 'completeness', present, all: of.length },
      records: of.map((part) => `part/${part}`),
      against: missing.map((part) => `part/${part}`),
    }
  },
})
