import type { EntrySort } from '../domain/assessment/facts.ts'
import type { Instant } from '../domain/time.ts'
import type { Database, Executor, Tx } from './schema.ts'

export interface Entry {
  id: string
  year: number
  no: number
  sort: EntrySort
  /** Id of a rule or of an input. */
  of: string
  /** Undefined: of the district. */
  chainId: string | undefined
  value: number
  reason: string
  by: { id: string | undefined; name: string; post: string | undefined }
  at: Instant
  /** `waiting`: for the second person. */
  state: 'waiting' | 'valid' | 'refused' | 'withdrawn'
  second?: { id: string | undefined; name: string; at: Instant; why: string | undefined } | undefined
  sourceKey: string
}

export const entryId = (year: number, no: number): string => `entry-${year}-${no}`

const toEntry = (row: Database['assessment_entry']): Entry => ({
  id: row.id,
  year: row.year,
  no: row.no,
  sort: row.sort as EntrySort,
  of: row.of,
  chainId: row.chain_id ?? undefined,
  value: row.value,
  reason: row.reason,
  by: { id: row.person_id ?? undefined, name: row.person_name, post: row.post ?? undefined },
  at: row.at,
  state: row.state as Entry['state'],
  second:
    row.settled_at === null
      ? undefined
      : {
          id: row.second_id ?? undefined,
          name: row.second_name ?? '',
          at: row.settled_at,
          why: row.settled_why ?? undefined,
        },
  sourceKey: row.source_key,
})

/** The next number of the year; nobody else can take it before the transaction ends. */
export const nextEntryNo = async (tx: Tx, year: number): Promise<number> => {
  const row = await tx
    .selectFrom('assessment_entry')
    .select(({ fn }) => fn.max('no').as('last'))
    .where('year', '=', year)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

export const saveEntry = async (tx: Tx, entry: Entry): Promise<void> => {
  const settled = {
    state: entry.state,
    second_id: entry.second?.id ?? null,
    second_name: entry.second?.name ?? null,
    settled_at: entry.second?.at ?? null,
    settled_why: entry.second?.why ?? null,
  }
  await tx
    .insertInto('assessment_entry')
    .values({
      id: entry.id,
      year: entry.year,
      no: entry.no,
      sort: entry.sort,
      of: entry.of,
      chain_id: entry.chainId ?? null,
      value: entry.value,
      reason: entry.reason,
      person_id: entry.by.id ?? null,
      person_name: entry.by.name,
      post: entry.by.post ?? null,
      at: entry.at,
      source_key: entry.sourceKey,
      ...settled,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(settled))
    .execute()
}

export const readEntry = async (db: Executor, id: string): Promise<Entry | undefined> => {
  const row = await db.selectFrom('assessment_entry').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toEntry(row)
}

export const entryOfCause = async (db: Executor, sourceKey: string): Promise<Entry | undefined> => {
  const row = await db.selectFrom('assessment_entry').selectAll().where('source_key', '=', sourceKey).executeTakeFirst()
  return row && toEntry(row)
}

/** Entries of a year in their order: those of these chains, and of the district. */
export const entriesOf = async (
  db: Executor,
  year: number,
  chains: readonly string[],
  states: readonly Entry['state'][] = ['valid'],
): Promise<Entry[]> =>
  (
    await db
      .selectFrom('assessment_entry')
      .selectAll()
      .where('year', '=', year)
      .where('state', 'in', states)
      .where((where) => where.or([where('chain_id', 'is', null), where('chain_id', 'in', chains)]))
      .orderBy('no')
      .execute()
  ).map(toEntry)
