import { sql } from 'kysely'
import type { Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { StoredRecord } from './records.ts'
import type { Executor } from './schema.ts'

/** The newest record of some kinds in a chain that stands, by when it was raised; a 敏感 one bears witness to nobody. */
export const newestOf = async (
  db: Executor,
  chainId: string,
  kinds: readonly string[],
  states: readonly string[],
): Promise<Witness | undefined> =>
  (await newest(db, { chainId, kinds: JSON.stringify(kinds), states: JSON.stringify(states) }))[0]

/** That it is there: what it says is not read, so that it need not be readable. */
type Witness = Pick<StoredRecord, 'kind' | 'year' | 'no' | 'createdAt'>

const newest = prepared<{ chainId: string; kinds: string; states: string }, Witness>((db, slot) =>
  db
    .selectFrom('record')
    .select(['kind', 'year', 'no', 'created_at as createdAt'])
    .where('chain_id', '=', slot('chainId'))
    .where(sql<boolean>`kind in (select value from json_each(${slot('kinds')}))`)
    .where(sql<boolean>`state in (select value from json_each(${slot('states')}))`)
    .where('sensitive', '=', 0)
    .orderBy('created_at', 'desc')
    .limit(1),
)

/** When a chain's readers were last told by a digest. */
export const lastPosted = async (db: Executor, chainId: string): Promise<Instant | undefined> =>
  (await posted(db, { chainId }))[0]?.at ?? undefined

const posted = prepared<{ chainId: string }, { at: Instant | null }>((db, slot) =>
  db
    .selectFrom('digest')
    .select(({ fn }) => fn.max<Instant | null>('due_at').as('at'))
    .where('kind', '=', 'chief')
    .where('chain_id', '=', slot('chainId'))
    .where('state', '=', 'posted'),
)
