import { sql } from 'kysely'
import { nameKey } from '../domain/names.ts'
import type { RecordFacts } from '../domain/records/kind.ts'
import { type Lit, type RecordLight, rankOf, recordLights } from '../domain/records/light.ts'
import type { Day, Instant } from '../domain/time.ts'
import { addFirmsOf, dropFirmsOf } from './firms.ts'
import { prepared } from './prepared.ts'
import { markRecord, recordsWith, type Whose } from './record-index.ts'
import { matching, type RecordQuery } from './record-query.ts'
import { toRecord } from './record-row.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** A record with its light, as computed at its last change or at night. */
export interface StoredRecord extends RecordFacts {
  /** Neither closed nor void. */
  open: boolean
  /** It waits for somebody's decision: 销号, 批延期, 改派 after 退办. */
  decide: boolean
  lit: Lit | undefined
  post: string | undefined
  /** Keys of what it has said by itself, and the first day on which it has more to say. */
  told: readonly string[]
  nextOn: Day | undefined
  /** When the clock takes a step by itself. */
  actAt: Instant | undefined
}

type Row = Database['record']

export const litColumns = (lit: Lit | undefined) => {
  const { light = null, ...sum } = lit ?? {}
  return { light, light_sum: lit ? JSON.stringify(sum) : null, rank: rankOf(lit) }
}

export const recordId = (kind: string, year: number, no: number): string => `${kind}-${year}-${no}`

/** Writes down a record that has just got its number: nothing can stand beside it yet. */
export const addRecord = async (tx: Tx, record: StoredRecord): Promise<void> => {
  await insertRecord(tx, toRow(record))
  await writeBeside(tx, record)
}

/** Writes a record as it is now. What was set when it was made stays. */
export const saveRecord = async (tx: Tx, record: StoredRecord): Promise<void> => {
  await updateRecord(tx, toRow(record))
  await dropFirmsOf(tx, record)
  await dropHelpers(tx, { id: record.id })
  await writeBeside(tx, record)
}

const writeBeside = async (tx: Tx, record: StoredRecord): Promise<void> => {
  await markRecord(tx, record.id)
  await addFirmsOf(tx, record)
  const { helpers = [], guests = [] } = record.values
  for (const unit of [helpers, guests].flatMap((one) => (Array.isArray(one) ? (one as readonly string[]) : [])))
    await putHelper(tx, { unit, record_id: record.id })
}

const toRow = (record: StoredRecord): Row => ({
  id: record.id,
  kind: record.kind,
  year: record.year,
  no: record.no,
  raised_by: record.raisedBy ?? null,
  raised_by_name: record.raisedByName,
  post: record.post ?? null,
  created_at: record.createdAt,
  chain_id: record.chainId ?? null,
  title: record.title,
  title_key: nameKey(record.title),
  state: record.state,
  open: record.open ? 1 : 0,
  ...litColumns(record.lit),
  decide: record.decide ? 1 : 0,
  due: record.due ?? null,
  due_is_default: record.dueIsDefault ? 1 : 0,
  unit: record.unit ?? null,
  owner: record.owner?.id ?? null,
  owner_name: record.owner?.name ?? null,
  source: record.source,
  sensitive: record.sensitive ? 1 : 0,
  field_values: JSON.stringify(record.values),
  rev: record.rev,
  moved_at: record.movedAt,
  closed_at: record.closedAt ?? null,
  told: JSON.stringify(record.told),
  next_on: record.nextOn ?? null,
  act_at: record.actAt ?? null,
})

/** Two statements: one that does either costs five times as much, with the indexes that records have. */
const insertRecord = prepared<Row, unknown>((db, _, all) => db.insertInto('record').values(all))

const updateRecord = prepared<Row, unknown>((db, slot, all) => {
  const { id, kind, year, no, raised_by, raised_by_name, post, created_at, ...changing } = all
  return db.updateTable('record').set(changing).where('id', '=', slot('id'))
})

const putHelper = prepared<Database['record_helper'], unknown>((db, _, all) =>
  db
    .insertInto('record_helper')
    .values(all)
    .onConflict((conflict) => conflict.doNothing()),
)

const dropHelpers = prepared<{ id: string }, unknown>((db, slot) =>
  db.deleteFrom('record_helper').where('record_id', '=', slot('id')),
)

export const readRecord = async (db: Executor, id: string): Promise<StoredRecord | undefined> => {
  const [row] = await byId(db, { id })
  return row && toRecord(row)
}

/** Those of them that there are, in their order. */
export const readRecords = async (db: Executor, ids: readonly string[]): Promise<StoredRecord[]> =>
  ids.length === 0 ? [] : (await byIds(db, { ids: JSON.stringify(ids) })).map(toRecord)

const byIds = prepared<{ ids: string }, Row>((db, slot) =>
  db
    .selectFrom('record')
    .selectAll()
    .where(sql<boolean>`id in (select value from json_each(${slot('ids')}))`)
    .orderBy('no'),
)

const byId = prepared<{ id: string }, Row>((db, slot) =>
  db.selectFrom('record').selectAll().where('id', '=', slot('id')),
)

/** The next number of a kind and year. Nobody else can take it before the transaction ends, so there are no gaps. */
export const nextRecordNo = async (tx: Tx, kind: string, year: number): Promise<number> => {
  const [row] = await lastNo(tx, { kind, year })
  return Number(row?.last ?? 0) + 1
}

const lastNo = prepared<{ kind: string; year: number }, { last: number | null }>((db, slot) =>
  db
    .selectFrom('record')
    .select(({ fn }) => fn.max<number | null>('no').as('last'))
    .where('kind', '=', slot('kind'))
    .where('year', '=', slot('year')),
)

/** 任务12 is this year's; where this year has none yet, last year's. */
export const recordByNumber = async (
  db: Executor,
  kind: string,
  said: { year?: number; no: number },
  thisYear: number,
): Promise<StoredRecord | undefined> => {
  if (said.year !== undefined) return readRecord(db, recordId(kind, said.year, said.no))
  const any = await ofYear(db, { kind, year: thisYear })
  return readRecord(db, recordId(kind, any.length > 0 ? thisYear : thisYear - 1, said.no))
}

const ofYear = prepared<{ kind: string; year: number }, { id: string }>((db, slot) =>
  db.selectFrom('record').select('id').where('kind', '=', slot('kind')).where('year', '=', slot('year')).limit(1),
)

/** Ids of those that may have the words, where words are asked for and not too many may. */
const narrowed = async (db: Executor, wish: RecordQuery): Promise<string[] | undefined> =>
  wish.words && recordsWith(db, wish.words, { kind: wish.kind, whose: whoseOf(wish) })

/** Whose records a query is bound to, where that is not everybody’s. */
export const whoseOf = ({ chains, district, orOf }: RecordQuery): Whose | undefined =>
  chains === undefined || district ? undefined : { chains, orOf }

export const findRecords = async (
  db: Executor,
  wish: RecordQuery,
  page: { limit: number; offset: number },
): Promise<StoredRecord[]> =>
  (
    await matching(db, wish, await narrowed(db, wish))
      .selectAll('record')
      .orderBy('rank')
      .orderBy(sql`due is null`)
      .orderBy('due')
      .orderBy('year')
      .orderBy('no')
      .limit(page.limit)
      .offset(page.offset)
      .execute()
  ).map(toRecord)

/** Counted by its place: that stands in the indexes of open records, the light does not. */
export const lightOfRank = (rank: number): RecordLight | 'none' => recordLights[rank] ?? 'none'

/** How many there are of each light; `none` has no light. */
export type LightCounts = ReadonlyMap<RecordLight | 'none', number>

/** How many there are, whatever their lights: read off the indexes alone where it can be. */
export const countOf = async (db: Executor, wish: RecordQuery): Promise<number> => {
  const { notWorked, ...rest } = wish
  // Each of the two has its index, what is not on a desk has none.
  if (notWorked && !rest.worked) return (await countOf(db, rest)) - (await countOf(db, { ...rest, worked: notWorked }))
  const [row] = await matching(db, wish, await narrowed(db, wish))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .execute()
  return Number(row?.n ?? 0)
}

/** The same as far as it is worth saying: a word may stand in every record there is. */
export const countUpTo = async (db: Executor, wish: RecordQuery, most: number): Promise<number> => {
  const few = matching(db, wish, await narrowed(db, wish))
    .select(sql.lit(1).as('one'))
    .limit(most)
  const [row] = await db
    .selectFrom(few.as('few'))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .execute()
  return Number(row?.n ?? 0)
}

export const countRecords = async (db: Executor, wish: RecordQuery): Promise<LightCounts> => {
  const rows = await matching(db, wish, await narrowed(db, wish))
    .select(({ fn }) => ['record.rank', fn.countAll<number>().as('n')])
    .groupBy('record.rank')
    .execute()
  return new Map(rows.map(({ rank, n }) => [lightOfRank(rank), Number(n)]))
}

/** How many there are of each kind and chain; `null` is the district. */
export const countByList = async (
  db: Executor,
  wish: RecordQuery,
): Promise<{ kind: string; chainId: string | null; n: number }[]> =>
  (
    await matching(db, wish)
      .select(({ fn }) => ['record.kind', 'record.chain_id', fn.countAll<number>().as('n')])
      .groupBy(['record.kind', 'record.chain_id'])
      .execute()
  ).map(({ kind, chain_id, n }) => ({ kind, chainId: chain_id, n: Number(n) }))

/** How many firms they name, by chain: one that several name counts once. */
export const countFirms = async (db: Executor, wish: RecordQuery): Promise<{ chainId: string | null; n: number }[]> =>
  (
    await matching(db, wish)
      .innerJoin('record_firm', 'record_firm.record_id', 'record.id')
      .select(({ fn }) => ['record.chain_id', fn.count<number>('record_firm.firm_id').distinct().as('n')])
      .groupBy('record.chain_id')
      .execute()
  ).map(({ chain_id, n }) => ({ chainId: chain_id, n: Number(n) }))

/** So many of a light in a chain; `null` is the district. */
export interface ChainCount {
  chainId: string | null
  light: RecordLight | 'none'
  n: number
}

/** How many there are of each light, by chain. */
export const countByChain = async (db: Executor, wish: RecordQuery): Promise<ChainCount[]> =>
  (
    await matching(db, wish, await narrowed(db, wish))
      .select(({ fn }) => ['record.chain_id', 'record.rank', fn.countAll<number>().as('n')])
      .groupBy(['record.chain_id', 'record.rank'])
      .execute()
  ).map(({ chain_id, rank, n }) => ({ chainId: chain_id, light: lightOfRank(rank), n: Number(n) }))
