import * as z from 'zod'
import { none, within } from '../line.ts'
import { ruleKind } from '../rule-kind.ts'

/** 规上, 专精特新, 单项冠军 newly won in the year. */
export const titlesWon = ruleKind({
  key: 'titles-won',
  params: { each: z.number().min(0) },
  compute: ({ points: most, each }, { titles }) =>
    titles
      ? {
          value: titles.length,
          points: within(titles.length * each, 0, most),
          sum: { say: 'titles', count: titles.length, each },
          records: titles,
        }
      : none('titles'),
})
