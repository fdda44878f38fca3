import { sql } from 'kysely'
import { weeklySource } from '../domain/kinds/cases.ts'
import type { Revision } from '../domain/report.ts'
import type { WeeklyContent } from '../domain/weekly.ts'
import { type Chain, toChain } from './chains.ts'
import { by } from './dialect.ts'
import { type Item, type ItemPeriod, toItem, toPeriod } from './items.ts'
import { prepared } from './prepared.ts'
import { readRevision } from './revisions.ts'
import type { Database, Executor } from './schema.ts'

/** An item with its period, its chain, the revision in force, and what the chain had filed the period before. */
export interface ItemParts {
  item: Item
  period: ItemPeriod
  chain: Chain
  current?: Revision<WeeklyContent> | undefined
  before?: WeeklyContent | undefined
  has: Around
}

/** What there is around an item; who would find nothing need not ask. */
export interface Around {
  /** Somebody's draft. */
  draft: boolean
  fragment: boolean
  /** A text report that was confirmed. */
  offer: boolean
  /** Its chief's or its office's digest of the period. */
  digest: boolean
  /** A month that is open beside it. */
  month: boolean
  /** Open tasks of its chain. */
  task: boolean
  /** 问题 that it speaks of (`problemsAsked`). */
  problem: boolean
  /** Open risks of its chain. */
  risk: boolean
}

type Row = Database['item'] &
  Pick<Database['period'], 'plan'> &
  Omit<Database['chain'], 'id' | 'kind' | 'since'> & {
    chain_kind: string
    chain_since: string | null
    before: string | null
    has: string
  }

export const readItemParts = async (db: Executor, id: string): Promise<ItemParts | undefined> => {
  const [row] = await together(db, { id })
  if (!row) return undefined
  return {
    item: toItem(row),
    period: toPeriod(row),
    chain: toChain({ ...row, id: row.chain_id, kind: row.chain_kind, since: row.chain_since }),
    current: row.current_rev > 0 ? await readRevision<WeeklyContent>(db, id, row.current_rev) : undefined,
    before: row.before === null ? undefined : (JSON.parse(row.before) as WeeklyContent),
    has: aroundOf(row.has),
  }
}

const aroundOf = (flags: string): Around => ({
  draft: flags[0] === '1',
  fragment: flags[1] === '1',
  offer: flags[2] === '1',
  digest: flags[3] === '1',
  month: flags[4] === '1',
  task: flags[5] === '1',
  problem: flags[6] === '1',
  risk: flags[7] === '1',
})

/** A sign for each of `Around`, in its order. */
const around = sql<string>`${sql.join(
  [
    sql`exists (select 1 from draft where draft.item_id = item.id)`,
    sql`exists (select 1 from fragment where fragment.item_id = item.id)`,
    sql`exists (select 1 from offer where offer.item_id = item.id)`,
    sql`exists (select 1 from digest where digest.id in ('digest/' || item.period || '/' || item.chain_id, 'digest/' || item.period || '/office'))`,
    sql`exists (select 1 from period as month where month.type = 'monthly' and month.lock_at >= period.opens_at)`,
    sql`exists (select 1 from record where record.kind = 'task' and record.chain_id = item.chain_id and record.open = 1)`,
    sql`exists (select 1 from record ${by('record_asked')} where record.kind = 'problem' and record.open = 1
        and (record.source = ${sql.lit(weeklySource)} or record.state = 'answered') and record.chain_id = item.chain_id) or
      exists (select 1 from record_step where source_key >= item.id || '/problem-' and source_key < item.id || '/problem.') or
      exists (select 1 from record where record.kind = 'problem' and record.chain_id = item.chain_id and record.open = 0 and record.closed_at >= period.opens_at)`,
    sql`exists (select 1 from record where record.kind = 'risk' and record.chain_id = item.chain_id and record.open = 1)`,
  ].map((condition) => sql`case when ${condition} then '1' else '0' end`),
  sql` || `,
)}`

/** One statement instead of eleven: every submission begins with it. */
const together = prepared<{ id: string }, Row>((db, slot) =>
  db
    .selectFrom('item')
    .innerJoin('period', 'period.period', 'item.period')
    .innerJoin('chain', 'chain.id', 'item.chain_id')
    .selectAll('item')
    .select([
      'period.plan',
      'chain.name',
      'chain.aliases',
      'chain.origin',
      'chain.closed_at',
      'chain.position',
      'chain.departments',
      'chain.kind as chain_kind',
      'chain.since as chain_since',
    ])
    .select(around.as('has'))
    .select(({ selectFrom, ref }) =>
      selectFrom('revision')
        .select('revision.content')
        .whereRef('revision.rev', '=', ({ selectFrom: from }) =>
          from('item as other').select('other.current_rev').whereRef('other.id', '=', 'revision.item_id'),
        )
        .where('revision.item_id', '=', ({ selectFrom: from }) =>
          from('item as earlier')
            .select('earlier.id')
            .where('earlier.chain_id', '=', ref('item.chain_id'))
            .where('earlier.type', '=', 'weekly')
            .where('earlier.period', '<', ref('item.period'))
            .orderBy('earlier.period', 'desc')
            .limit(1),
        )
        .as('before'),
    )
    .where('item.id', '=', slot('id'))
    .where('item.type', '=', 'weekly'),
)
