import { sql } from 'kysely'
import type { Lit, RecordLight } from '../domain/records/light.ts'
import { unindexed } from './dialect.ts'
import { prepared } from './prepared.ts'
import type { Executor } from './schema.ts'

/** As much of a record as a picker needs. */
export interface RecordChoice {
  id: string
  year: number
  no: number
  title: string
  sensitive: boolean
  open: boolean
  lit: Lit | undefined
}

interface Row {
  id: string
  year: number
  no: number
  title: string
  sensitive: number
  open: number
  light: string | null
  light_sum: string | null
}

/** What of a chain is open, the worst light first, and what is named. Narrow, and no further than it is wanted: it lies on the path of a submission. */
export const recordChoices = async (
  db: Executor,
  wish: { kind: string; chainId: string; named: readonly string[]; most: number },
): Promise<RecordChoice[]> => {
  const { kind, chainId, most } = wish
  const first = most > 0 ? await firstOf(db, { kind, chain: chainId, most }) : []
  const named = wish.named.filter((id) => !first.some((one) => one.id === id))
  const others = named.length > 0 ? await namedOf(db, { kind, chain: chainId, named: JSON.stringify(named) }) : []
  return [...first, ...others].map(({ sensitive, open, light, light_sum, ...row }) => ({
    ...row,
    sensitive: sensitive === 1,
    open: open === 1,
    lit:
      light === null || light_sum === null
        ? undefined
        : { light: light as RecordLight, ...(JSON.parse(light_sum) as Omit<Lit, 'light'>) },
  }))
}

const columns = ['id', 'year', 'no', 'title', 'sensitive', 'open', 'light', 'light_sum'] as const

const firstOf = prepared<{ kind: string; chain: string; most: number }, Row>((db, slot) =>
  db
    .selectFrom('record')
    .select(columns)
    .where('kind', '=', slot('kind'))
    .where('chain_id', '=', slot('chain'))
    .where(sql<boolean>`open = 1`)
    .orderBy('rank')
    .orderBy(sql`due is null`)
    .orderBy('due')
    .orderBy('year')
    .orderBy('no')
    .limit(slot('most')),
)

const namedOf = prepared<{ kind: string; chain: string; named: string }, Row>((db, slot) =>
  db
    .selectFrom('record')
    .select(columns)
    .where(sql<boolean>`id in (select value from json_each(${slot('named')}))`)
    // By its id: the plus keeps the index of the chain out of it.
    .where(sql<boolean>`${unindexed('kind')} = ${slot('kind')} and ${unindexed('chain_id')} = ${slot('chain')}`)
    .orderBy('rank')
    .orderBy('no'),
)
