import { sql } from 'kysely'
import type { Undone } from '../domain/records/rewind.ts'
import type { Day, Instant } from '../domain/time.ts'
import { unindexed } from './dialect.ts'
import { prepared } from './prepared.ts'
import { readable, type Unread } from './record-row.ts'
import type { StoredRecord } from './records.ts'
import type { Database, Executor } from './schema.ts'

/** What is known of a kind around a moment: records open then or closed since, and every step since, the newest first. */
export interface Around {
  records: StoredRecord[]
  steps: Map<string, (Undone & { at: Instant })[]>
  /** Of the same, those whose stored values cannot be read. */
  unread: Unread[]
}

/** @param chainId left out: of all chains and of the district. */
export const recordsAround = async (
  db: Executor,
  wish: { kind: string; chainId?: string | undefined; since: Instant; until: Instant },
): Promise<Around> => {
  const { kind, chainId, since, until } = wish
  const all = db.selectFrom('record').selectAll().where('kind', '=', kind).where('created_at', '<', until)
  const wanted = chainId === undefined ? all : all.where('chain_id', '=', chainId)
  // Apart, so that each has its index: what was closed long ago is not looked through.
  const open = await wanted.where(sql<boolean>`open = 1`).execute()
  const closed = await wanted.where(sql<boolean>`open = 0`).where('closed_at', '>=', since).execute()
  return withSteps(db, [...open, ...closed], since)
}

/** The same of tasks that meetings have decided, without those that were over by then and had been due before a day. */
export const decidedAround = async (
  db: Executor,
  { dueFrom, until }: { dueFrom: Day; until: Instant },
): Promise<Around> => {
  return withSteps(db, await decidedTasks(db, { dueFrom, until }), until)
}

/** Meetings are few: tasks are found through them. The plus keeps the index of all tasks there ever were out of it. */
const decidedTasks = prepared<{ dueFrom: Day; until: Instant }, Database['record']>((db, slot) =>
  db
    .selectFrom('record')
    .selectAll()
    .where(
      sql<boolean>`id in (select from_id from record_link where how = 'origin'
        and to_id in (select of.id from record as of where of.kind = 'meeting'))`,
    )
    .where(sql<boolean>`${unindexed('kind')} = 'task'`)
    .where('created_at', '<', slot('until'))
    .where((w) =>
      w.or([w('due', '>=', slot('dueFrom')), w('closed_at', 'is', null), w('closed_at', '>=', slot('until'))]),
    ),
)

/** @param since every step from then on */
const withSteps = async (db: Executor, found: readonly Database['record'][], since: Instant): Promise<Around> => {
  const unread: Unread[] = []
  const records = readable(found, unread)
  const steps: Around['steps'] = new Map()
  if (records.length === 0) return { records, steps, unread }
  const ids = JSON.stringify(records.map(({ id }) => id))
  const rows = await db
    .selectFrom('record_step')
    .select(['record_id', 'at', 'step', 'from_state', 'before'])
    .where(sql<boolean>`record_id in (select value from json_each(${ids}))`)
    .where('at', '>=', since)
    .orderBy('record_id')
    .orderBy('seq', 'desc')
    .execute()
  for (const { record_id, at, step, from_state, before } of rows)
    steps.set(record_id, [
      ...(steps.get(record_id) ?? []),
      { at, step, from: from_state ?? undefined, before: before === null ? undefined : JSON.parse(before) },
    ])
  return { records, steps, unread }
}
