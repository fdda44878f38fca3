import { sql } from 'kysely'
import type { SignOff } from '../domain/sign-off.ts'
import type { Instant, Week } from '../domain/time.ts'
import type { Revision } from '../domain/weekly.ts'
import { type Item, toItem } from './items.ts'
import { toRevision } from './revisions.ts'
import type { Database, Executor } from './schema.ts'
import { toSignOff } from './sign-offs.ts'

/** What is shown of one item among all of its period. */
export interface PeriodReport {
  item: Item
  chainName: string
  revision?: Revision | undefined
  signOff?: SignOff | undefined
  /** When somebody last saved a draft. */
  draftAt?: Instant | undefined
  /** The chain had reported 无新增 the period before. */
  noNewsBefore: boolean
}

/**
 * The items of a period in the order of the chains, in one statement however many they are.
 * @param at revisions received by then; those in force when left out. @param chains ids; all when left out.
 */
export const periodReports = async (
  db: Executor,
  { period, at, chains }: { period: Week; at?: Instant; chains?: readonly string[] | undefined },
): Promise<PeriodReport[]> => {
  let found = db
    .selectFrom('item')
    .innerJoin('chain', 'chain.id', 'item.chain_id')
    .leftJoin('revision', (join) =>
      at === undefined
        ? join.onRef('revision.item_id', '=', 'item.id').onRef('revision.rev', '=', 'item.current_rev')
        : join.onRef('revision.item_id', '=', 'item.id').on('revision.rev', '=', ({ selectFrom }) =>
            selectFrom('revision as known')
              .select(({ fn }) => fn.max('known.rev').as('rev'))
              .whereRef('known.item_id', '=', 'item.id')
              .where('known.received_at', '<=', at),
          ),
    )
    .leftJoin('sign_off', (join) =>
      join.onRef('sign_off.item_id', '=', 'revision.item_id').onRef('sign_off.rev', '=', 'revision.rev'),
    )
    .selectAll(['item', 'revision'])
    .select([
      'chain.name as chain_name',
      'sign_off.state as sign_state',
      'sign_off.asked_at',
      'sign_off.passes_at',
      'sign_off.signed_by',
      'sign_off.signed_by_name',
      'sign_off.settled_at',
      ({ selectFrom }) =>
        selectFrom('draft')
          .select(({ fn }) => fn.max('draft.saved_at').as('at'))
          .whereRef('draft.item_id', '=', 'item.id')
          .as('draft_at'),
      ({ selectFrom }) =>
        selectFrom('item as earlier')
          .innerJoin('revision as before', (join) =>
            join.onRef('before.item_id', '=', 'earlier.id').onRef('before.rev', '=', 'earlier.current_rev'),
          )
          .select(sql<number>`json_extract(before.content, '$.noNews')`.as('no_news'))
          .where('earlier.id', '=', (eb) =>
            eb
              .selectFrom('item as last')
              .select('last.id')
              .whereRef('last.chain_id', '=', 'item.chain_id')
              .where('last.type', '=', 'weekly')
              .whereRef('last.period', '<', 'item.period')
              .orderBy('last.period', 'desc')
              .limit(1),
          )
          .as('no_news_before'),
    ])
    .where('item.period', '=', period)
  if (chains) found = found.where('item.chain_id', 'in', chains)
  return (await found.orderBy('chain.position').execute()).map((row) => ({
    item: toItem(row),
    chainName: row.chain_name,
    revision: row.rev === null ? undefined : toRevision(row as unknown as Database['revision']),
    signOff:
      row.sign_state === null || row.asked_at === null
        ? undefined
        : toSignOff({ ...row, state: row.sign_state, asked_at: row.asked_at }),
    draftAt: row.draft_at ?? undefined,
    noNewsBefore: row.no_news_before === 1,
  }))
}
