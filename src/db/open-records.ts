import { sql } from 'kysely'
import { weeklySource } from '../domain/kinds/cases.ts'
import { nameKey } from '../domain/names.ts'
import type { Day, Instant } from '../domain/time.ts'
import { by, inOrder } from './dialect.ts'
import { prepared } from './prepared.ts'
import { readable, toRecord, type Unread } from './record-row.ts'
import { litColumns, readRecord, type StoredRecord } from './records.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** What follows from the day and not from a step: no revision of its own. */
export const saveTurned = async (
  tx: Tx,
  { id, lit, told, nextOn }: Pick<StoredRecord, 'id' | 'lit' | 'told' | 'nextOn'>,
): Promise<void> => {
  await writeTurned(tx, { id, ...litColumns(lit), told: JSON.stringify(told), next_on: nextOn ?? null })
}

type Turned = Pick<Database['record'], 'id' | 'light' | 'light_sum' | 'rank' | 'told' | 'next_on'>
const writeTurned = prepared<Turned, unknown>((db, slot) =>
  db
    .updateTable('record')
    .set({
      light: slot('light'),
      light_sum: slot('light_sum'),
      rank: slot('rank'),
      told: slot('told'),
      next_on: slot('next_on'),
    })
    .where('id', '=', slot('id')),
)

/**
 * Ids of open records that have something to say by that day. The condition of the index stands in the query: a bound value would hide it.
 * @param but not these
 */
export const idsToSpeak = async (
  db: Executor,
  day: Day,
  { but, limit }: { but: readonly string[]; limit: number },
): Promise<string[]> =>
  (
    await db
      .selectFrom('record')
      .select('id')
      .where(sql<boolean>`open = 1 and next_on is not null`)
      .where('next_on', '<=', day)
      .where(sql<boolean>`id not in (select value from json_each(${JSON.stringify(but)}))`)
      .orderBy('next_on')
      .orderBy('id')
      .limit(limit)
      .execute()
  ).map(({ id }) => id)

/** Ids of open records of which the clock takes a step by then. */
export const idsToAct = async (db: Executor, at: Instant, limit: number): Promise<string[]> =>
  (await actingBy(db, { at, limit })).map(({ id }) => id)

const actingBy = prepared<{ at: Instant; limit: number }, { id: string }>((db, slot) =>
  db
    .selectFrom('record')
    .select('id')
    .where(sql<boolean>`open = 1 and act_at is not null`)
    .where('act_at', '<=', slot('at'))
    .orderBy('act_at')
    .orderBy('id')
    .limit(slot('limit')),
)

export const saveActAt = async (tx: Tx, id: string, at: Instant | undefined): Promise<void> => {
  await tx
    .updateTable('record')
    .set({ act_at: at ?? null })
    .where('id', '=', id)
    .execute()
}

const openOnes = (db: Executor) => db.selectFrom('record').selectAll().where(sql<boolean>`open = 1`)

export const openRecordsOf = async (db: Executor, owner: string): Promise<StoredRecord[]> =>
  (await openOnes(db).where('owner', '=', owner).orderBy('id').execute()).map(toRecord)

/** Of a unit, without an owner. */
export const openRecordsOfUnit = async (db: Executor, unit: string): Promise<StoredRecord[]> =>
  (await openOnes(db).where('unit', '=', unit).where('owner', 'is', null).orderBy('id').execute()).map(toRecord)

export const openRecordsOfChain = async (db: Executor, chainId: string): Promise<StoredRecord[]> =>
  (await openOnes(db).where('chain_id', '=', chainId).orderBy('kind').orderBy('no').execute()).map(toRecord)

/** Ids of open records of every kind, for going through them a few at a time. @param after the last of those before */
export const openIdsBehind = async (db: Executor, after: string, limit: number): Promise<string[]> =>
  (
    await sql<{ id: string }>`select id from record ${by('record_open')} where open = 1 and id > ${after}
      order by id limit ${limit}`.execute(db)
  ).rows.map(({ id }) => id)

/** An open record of the same kind and chain with the same title, in letters and digits. */
export const openRecordTitled = async (
  db: Executor,
  { kind, chainId }: { kind: string; chainId: string | undefined },
  title: string,
): Promise<StoredRecord | undefined> => {
  const found = await titled(db, { kind, titleKey: nameKey(title), chainId: chainId ?? null })
  const first = found.toSorted((a, b) => a.no - b.no)[0]
  return first && readRecord(db, first.id)
}

/** Mostly there is none: what it says is read, and which is the first is found, where there is one. */
const titled = prepared<
  { kind: string; titleKey: string; chainId: string | null },
  Pick<Database['record'], 'id' | 'no'>
>((db, slot) =>
  db
    .selectFrom('record')
    .select(['id', 'no'])
    .where(sql<boolean>`open = 1`)
    .where('kind', '=', slot('kind'))
    .where('title_key', '=', slot('titleKey'))
    .where('chain_id', 'is not distinct from', slot('chainId')),
)

/** Open records that came of these: tasks of a case. */
export const openOffspring = async (db: Executor, ids: readonly string[]): Promise<StoredRecord[]> =>
  (await cameOf(db, { ids: JSON.stringify(ids) })).map(toRecord)

const cameOf = prepared<{ ids: string }, Database['record']>((db, slot) =>
  db
    .selectFrom('record')
    .selectAll()
    .where(
      ({ selectFrom }) =>
        sql<boolean>`id in (${selectFrom('record_link')
          .select('from_id')
          .where('how', '=', 'origin')
          .where(sql<boolean>`to_id in (select value from json_each(${slot('ids')}))`)})`,
    )
    .where(sql<boolean>`open = 1`),
)

/** Found, and those among them whose stored values cannot be read. */
export interface Found {
  records: StoredRecord[]
  unread: (Unread & Pick<Row, 'title_key' | 'open'>)[]
}

type Row = Database['record']

const found = (rows: readonly Row[]): Found => {
  const unread: Row[] = []
  const records = readable(rows, unread).toSorted((a, b) => a.year - b.year || a.no - b.no)
  return { records, unread }
}

/** 问题 of a chain that are open. */
export const openProblems = async (db: Executor, chainId: string): Promise<Found> =>
  found(await problemsOf(db, { chainId }))

const problemsOf = prepared<{ chainId: string }, Row>((db, slot) =>
  db
    .selectFrom('record')
    .selectAll()
    .where(sql<boolean>`kind = 'problem' and open = 1`)
    .where('chain_id', '=', slot('chainId')),
)

/**
 * 问题 that a weekly report of a chain speaks of: open ones that a report asked for, this one or an earlier one, those that were answered, and those
 * closed since then. Each sort has its index: a chain may have many others.
 */
export const problemsAsked = async (
  db: Executor,
  { chainId, item, since }: { chainId: string; item: string; since: Instant },
): Promise<Found> => found(await askedIn(db, { chainId, since, first: `${item}/problem-`, behind: `${item}/problem.` }))

const askedIn = prepared<{ chainId: string; since: Instant; first: string; behind: string }, Row>((db, slot) =>
  db
    .selectFrom('record')
    .selectAll()
    .where(
      sql<boolean>`rowid in (
        select rowid from record ${by('record_asked')} where kind = 'problem' and open = 1 and (source = ${sql.lit(weeklySource)} or state = 'answered')
          and chain_id = ${slot('chainId')}
        union all select rowid from record where kind = 'problem' and open = 0 and chain_id = ${slot('chainId')} and closed_at >= ${slot('since')}
        union all select asked.rowid from record_step ${inOrder} record as asked on asked.id = record_step.record_id
          where source_key >= ${slot('first')} and source_key < ${slot('behind')})`,
    ),
)
/** Those of a kind, the earliest first. */
export const openRecordsOfKind = async (db: Executor, kind: string): Promise<StoredRecord[]> =>
  (await openOnes(db).where('kind', '=', kind).orderBy('created_at').orderBy('no').execute()).map(toRecord)

/** One of a kind and chain whose field says the same, in letters and digits. */
export const openRecordWith = async (
  db: Executor,
  { kind, chainId }: { kind: string; chainId: string | undefined },
  field: string,
  value: unknown,
): Promise<StoredRecord | undefined> =>
  (
    await openOnes(db)
      .where('kind', '=', kind)
      .where('chain_id', chainId === undefined ? 'is' : '=', chainId ?? null)
      .orderBy('created_at')
      .orderBy('no')
      .execute()
  )
    .map(toRecord)
    .find((one) => nameKey(String(one.values[field])) === nameKey(String(value)))

/** Whether one of a kind was raised of a chain since then, whatever became of it. */
export const raisedSince = async (
  db: Executor,
  { kind, chainId, since }: { kind: string; chainId: string; since: Instant },
): Promise<boolean> =>
  (await db
    .selectFrom('record')
    .select('id')
    .where('kind', '=', kind)
    .where('chain_id', '=', chainId)
    .where('created_at', '>=', since)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Rows of a list of a chain that somebody made or changed in a span, and not only looked at. */
export const recordsMovedIn = async (
  db: Executor,
  { kind, chainId, from, to }: { kind: string; chainId: string; from: Instant; to: Instant },
): Promise<StoredRecord[]> =>
  (
    await openOnes(db)
      .where('kind', '=', kind)
      .where('chain_id', '=', chainId)
      .where('sensitive', '=', 0)
      .where('id', 'in', (q) =>
        q
          .selectFrom('record_step')
          .select('record_id')
          .where('step', 'in', ['create', 'edit'])
          .where('at', '>=', from)
          .where('at', '<', to),
      )
      .orderBy('no')
      .execute()
  ).map(toRecord)
