import { type InferResult, sql } from 'kysely'
import type { Revision } from '../domain/report.ts'
import type { SignOff } from '../domain/sign-off.ts'
import type { Instant, Week } from '../domain/time.ts'
import { openDrafts } from './drafts.ts'
import { type Item, toItem } from './items.ts'
import { prepared } from './prepared.ts'
import { toRevision } from './revisions.ts'
import type { Database, Executor } from './schema.ts'
import { toSignOff } from './sign-offs.ts'

/** What is shown of one item among all of its period. */
export interface PeriodReport<Content = unknown> {
  item: Item
  chainName: string
  revision?: Revision<Content> | undefined
  signOff?: SignOff | undefined
  /** When somebody who may still hand it in last saved a draft. */
  draftAt?: Instant | undefined
  /** The chain had reported 无新增 the period before. */
  noNewsBefore: boolean
}

interface About {
  period: Week
  /** Revisions received by then; those in force when left out. */
  at?: Instant | undefined
  /** All chains when left out. */
  chains?: readonly string[] | undefined
}

const joined = (db: Executor, { period, at, chains }: About) => {
  const found = db
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
      openDrafts(db)
        .select(({ fn }) => fn.max('draft.saved_at').as('at'))
        .whereRef('draft.item_id', '=', sql.ref('item.id'))
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
              .where('item.type', '=', 'weekly')
              .where('last.type', '=', 'weekly')
              .whereRef('last.period', '<', 'item.period')
              .orderBy('last.period', 'desc')
              .limit(1),
          )
          .as('no_news_before'),
    ])
    .where('item.period', '=', period)
    .orderBy('chain.position')
  const [only, ...others] = chains ?? []
  if (only !== undefined && others.length === 0) return found.where('item.chain_id', '=', only)
  return chains ? found.where('item.chain_id', 'in', chains) : found
}

type Row = InferResult<ReturnType<typeof joined>>[number]

// A digest goes to each chain's chief: these run hundreds of times in a row.
const ofAll = prepared<{ period: Week }, Row>((db, slot) => joined(db, { period: slot('period') }))
const ofAllAt = prepared<{ period: Week; at: Instant }, Row>((db, slot) =>
  joined(db, { period: slot('period'), at: slot('at') }),
)
const ofOne = prepared<{ period: Week; chain: string }, Row>((db, slot) =>
  joined(db, { period: slot('period'), chains: [slot('chain')] }),
)
const ofOneAt = prepared<{ period: Week; chain: string; at: Instant }, Row>((db, slot) =>
  joined(db, { period: slot('period'), chains: [slot('chain')], at: slot('at') }),
)

const rowsOf = (db: Executor, { period, at, chains }: About): Promise<Row[]> => {
  const [chain, ...others] = chains ?? []
  if (chains === undefined) return at === undefined ? ofAll(db, { period }) : ofAllAt(db, { period, at })
  if (chain === undefined || others.length > 0) return joined(db, { period, at, chains }).execute()
  return at === undefined ? ofOne(db, { period, chain }) : ofOneAt(db, { period, chain, at })
}

/** The items of a period in the order of the chains, in one statement however many they are. */
export const periodReports = async <Content = unknown>(db: Executor, about: About): Promise<PeriodReport<Content>[]> =>
  (await rowsOf(db, about)).map((row) => ({
    item: toItem(row),
    chainName: row.chain_name,
    revision: row.rev === null ? undefined : toRevision<Content>(row as unknown as Database['revision']),
    signOff:
      row.sign_state === null || row.asked_at === null
        ? undefined
        : toSignOff({ ...row, state: row.sign_state, asked_at: row.asked_at }),
    draftAt: row.draft_at ?? undefined,
    noNewsBefore: Number(row.no_news_before) === 1,
  }))
