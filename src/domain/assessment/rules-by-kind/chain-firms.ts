import * as z from 'zod'
import { none, within } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/** 链上企业 where the chain has a 链主, else 规上 firms new in the year. A firm in two roles is one. */
export const chainFirms = ruleKind({
  key: 'chain-firms',
  params: {
    head_role: z.string(),
    needed: z.int().min(1),
    new_each: z.number().min(0),
  },
  compute: ({ points: most, head_role, needed, new_each }, { firms, newFirms }) => {
    if (firms.length === 0) return none('firms')
    if (firms.some(({ role }) => role === head_role)) {
      const refs = new Set(firms.map(({ ref }) => ref))
      return {
        value: refs.size,
        points: within((refs.size / needed) * most, 0, most),
        sum: { say: 'firms', count: refs.size, needed },
        records: [...refs],
      }
    }
    if (!newFirms) return none('new-firms')
    return {
      value: newFirms.length,
      points: within(newFirms.length * new_each, 0, most),
      sum: { say: 'new-firms', count: newFirms.length, each: new_each },
      records: newFirms,
    }
  },
})
