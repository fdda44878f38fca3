import * as z from 'zod'
import { within } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/** 经验 that was adopted: each by the highest that took it up. */
export const adopted = ruleKind({
  key: 'adopted',
  params: { each: z.array(z.strictObject({ where: z.string(), points: z.number().min(0) })).min(1) },
  compute: ({ points: most, each }, { adopted: all }) => {
    const best = all.flatMap(({ ref, where }) => {
      const of = each.filter((one) => where.includes(one.where)).toSorted((a, b) => b.points - a.points)[0]
      return of ? [{ ref, ...of }] : []
    })
    return {
      value: best.length,
      points: within(
        best.reduce((sum, { points }) => sum + points, 0),
        0,
        most,
      ),
      sum: {
        say: 'adopted',
        by: each.flatMap(({ where, points }) => {
          const count = best.filter((one) => one.where === where).length
          return count > 0 ? [{ where, count, each: points }] : []
        }),
      },
      records: best.map(({ ref }) => ref),
    }
  },
})
