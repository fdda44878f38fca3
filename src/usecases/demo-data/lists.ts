import { lists } from '../../domain/lists/all.ts'
import { listRows } from '../../texts/demo-data/lists.ts'
import type { Around, Given, Sample } from './sample.ts'

const chains = 4
/** Points behind the time of the year that has gone by: two red, three yellow, the others in step. */
const behind = [45, 0, 20, 0, 0, 15, 38, 0, 0, 25, 0, 0]
/** Rows that nobody has looked at for too long, by list and place. */
const stale = ['L05/2', 'L06/1', 'L07/0', 'L07/3', 'L12/4', 'L12/8']
const longAgo = { L05: 50, L06: 50, L07: 30, L12: 30 } as Readonly<Record<string, number>>
const lately = 6

const doneOf =
  (plan: string, points: number) =>
  ({ day }: Around) => {
    const today = day(0)
    const share = (Date.parse(today) - Date.parse(`${today.slice(0, 4)}-01-01`)) / (365 * 86_400_000)
    return String(Math.max(0, Math.round(Number(plan) * (share - points / 100))))
  }

/** What no table holds: firms of the chain, the office in the place of a park, a project's figures of this very day. */
const filled = (key: string, row: Readonly<Record<string, string>>, index: number): Given => ({
  ...row,
  ...(lists.some(
    (list) => list.key === key && list.fields.some((field) => field.key === 'firm' && field.is === 'firm'),
  ) && {
    firm: ({ firm }) => firm(index),
  }),
  ...(key === 'L11' && { park: ({ office }) => office }),
  ...(key === 'L12' && { done: doneOf(row.year_plan ?? '0', behind[index] ?? 0) }),
})

/** The rows of the lists, in turn of the chains; of projects three a chain. */
export const listSamples: readonly Sample[] = lists.flatMap(({ key }) =>
  (listRows[key] ?? []).map(
    (row, index): Sample => ({
      ...{ key: `list/${key}/${index}`, kind: key, by: 'reporter' as const },
      chain: key === 'L12' ? Math.floor(index / 3) : index % chains,
      ago: stale.includes(`${key}/${index}`) ? (longAgo[key] ?? lately) : lately,
      given: filled(key, row, index),
    }),
  ),
)
