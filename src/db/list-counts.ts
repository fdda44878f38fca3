import { sql } from 'kysely'
import type { Day } from '../domain/time.ts'
import { prepared } from './prepared.ts'

export interface ListCount {
  kind: string
  chainId: string
  rows: number
  stale: number
}

interface Row {
  kind: string
  chain_id: string
  n: number
  stale: number
}

/** How many rows each list has in each chain, and how many of them nobody has looked at for too long. */
export const listCounts = async (
  db: Parameters<typeof counted>[0],
  kinds: readonly string[],
  today: Day,
): Promise<ListCount[]> =>
  (await counted(db, { kinds: JSON.stringify(kinds), today })).map(({ kind, chain_id, n, stale }) => ({
    kind,
    chainId: chain_id,
    rows: Number(n),
    stale: Number(stale),
  }))

const counted = prepared<{ kinds: string; today: Day }, Row>((db, slot) =>
  db
    .selectFrom('record')
    .select([
      'kind',
      sql<string>`chain_id`.as('chain_id'),
      sql<number>`count(*)`.as('n'),
      sql<number>`sum(case when due < ${slot('today')} then 1 else 0 end)`.as('stale'),
    ])
    .where(sql<boolean>`open = 1`)
    .where(sql<boolean>`kind in (select value from json_each(${slot('kinds')}))`)
    .where('chain_id', 'is not', null)
    .groupBy(['kind', 'chain_id']),
)
