import { sql } from 'kysely'
import type { Lit, RecordLight } from '../domain/records/light.ts'
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

/** Far more than a chain has: nobody picks from more. */
const most = 200

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

/** What of a chain is open, and what is named, the worst light first. One narrow statement: it lies on the path of a submission. */
export const recordChoices = async (
  db: Executor,
  wish: { kind: string; chainId: string; named: readonly string[] },
): Promise<RecordChoice[]> =>
  (await ofChain(db, { kind: wish.kind, chain: wish.chainId, named: JSON.stringify(wish.named) })).map(
    ({ sensitive, open, light, light_sum, ...row }) => ({
      ...row,
      sensitive: sensitive === 1,
      open: open === 1,
      lit:
        light === null || light_sum === null
          ? undefined
          : { light: light as RecordLight, ...(JSON.parse(light_sum) as Omit<Lit, 'light'>) },
    }),
  )

const ofChain = prepared<{ kind: string; chain: string; named: string }, Row>((db, slot) =>
  db
    .selectFrom('record')
    .select(['id', 'year', 'no', 'title', 'sensitive', 'open', 'light', 'light_sum'])
    // Two ways in, each by its index: asked with `or`, everything the chain ever had would be looked through.
    .where(
      sql<boolean>`rowid in (select rowid from record where kind = ${slot('kind')} and chain_id = ${slot('chain')} and open = 1
        union all select known.rowid from json_each(${slot('named')}) cross join record as known on known.id = value
          where known.kind = ${slot('kind')} and known.chain_id = ${slot('chain')})`,
    )
    .orderBy('rank')
    .orderBy(sql`due is null`)
    .orderBy('due')
    .orderBy('year')
    .orderBy('no')
    .limit(most),
)
