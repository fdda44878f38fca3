import { sql } from 'kysely'
import type { Values } from '../domain/records/field.ts'
import type { Before } from '../domain/records/rewind.ts'
import type { Instant } from '../domain/time.ts'
import { either } from './dialect.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** One step in a record's life. Append-only. */
export interface RecordStep {
  recordId: string
  /** The record's revision that it made. */
  seq: number
  at: Instant
  personId: string | undefined
  personName: string
  /** In which post; `代办` where the office acted in somebody's place. */
  post: string | undefined
  /** A step of the kind, `create`, or something the bot wrote down by itself: `weekly`, `due-default`, `owner-left`. */
  step: string
  from: string | undefined
  to: string | undefined
  given: Values
  /** What it changed, as it was. */
  before: Before | undefined
  reason: string | undefined
  via: 'card' | 'chat' | 'weekly' | 'meeting' | 'import' | 'clock' | 'file'
  sourceKey: string
}

const toStep = (row: Database['record_step']): RecordStep => ({
  recordId: row.record_id,
  seq: row.seq,
  at: row.at,
  personId: row.person_id ?? undefined,
  personName: row.person_name,
  post: row.post ?? undefined,
  step: row.step,
  from: row.from_state ?? undefined,
  to: row.to_state ?? undefined,
  given: JSON.parse(row.given) as Values,
  before: row.before === null ? undefined : (JSON.parse(row.before) as Before),
  reason: row.reason ?? undefined,
  via: row.via as RecordStep['via'],
  sourceKey: row.source_key,
})

export const addStep = async (tx: Tx, step: RecordStep): Promise<void> => {
  await insertStep(tx, {
    record_id: step.recordId,
    seq: step.seq,
    at: step.at,
    person_id: step.personId ?? null,
    person_name: step.personName,
    post: step.post ?? null,
    step: step.step,
    from_state: step.from ?? null,
    to_state: step.to ?? null,
    given: JSON.stringify(step.given),
    before: step.before ? JSON.stringify(step.before) : null,
    reason: step.reason ?? null,
    via: step.via,
    source_key: step.sourceKey,
  })
}

const insertStep = prepared<Database['record_step'], unknown>((db, _, all) => db.insertInto('record_step').values(all))

export const stepOfCause = async (db: Executor, sourceKey: string): Promise<RecordStep | undefined> => {
  const [row] = await byCause(db, { sourceKey })
  return row && toStep(row)
}

const byCause = prepared<{ sourceKey: string }, Database['record_step']>((db, slot) =>
  db.selectFrom('record_step').selectAll().where('source_key', '=', slot('sourceKey')),
)

/** Which of these have caused a step. */
export const causesTaken = async (db: Executor, sourceKeys: readonly string[]): Promise<Set<string>> =>
  new Set((await takenOf(db, { keys: JSON.stringify(sourceKeys) })).map(({ source_key }) => source_key))

const takenOf = prepared<{ keys: string }, { source_key: string }>((db, slot) =>
  db
    .selectFrom('record_step')
    .select('source_key')
    .where(sql<boolean>`source_key in (select value from json_each(${slot('keys')}))`),
)

/** Who last took a step of a record, and when. */
export const lastStep = async (db: Executor, recordId: string, step: string): Promise<RecordStep | undefined> => {
  const [row] = await lastOf(db, { recordId, step })
  return row && toStep(row)
}

const lastOf = prepared<{ recordId: string; step: string }, Database['record_step']>((db, slot) =>
  db
    .selectFrom('record_step')
    .selectAll()
    .where('record_id', '=', slot('recordId'))
    .where('step', '=', slot('step'))
    .orderBy('seq', 'desc')
    .limit(1),
)

/** What its history shows: its steps, and the reports that said 无变化 of it. The newest first. */
export const stepsOf = async (
  db: Executor,
  recordId: string,
  page: { limit: number; offset: number },
): Promise<RecordStep[]> =>
  (await pageOf(db, { recordId, upTo: page.limit + page.offset, ...page })).map((row) => toStep(row))

const reported = either(sql`json_object('report', report)`, sql`cast(json_build_object('report', report) as text)`)

/** Each of the two is read off its key no further than the page reaches. */
const pageOf = prepared<{ recordId: string; upTo: number; limit: number; offset: number }, Database['record_step']>(
  (db, slot) => ({
    compile: () =>
      sql<Database['record_step']>`select * from (select * from (
        select record_id, seq, at, person_id, person_name, post, step, from_state, to_state, given, before, reason, via, source_key
        from record_step where record_id = ${slot('recordId')} order by seq desc limit ${slot('upTo')}) as steps
      union all select * from (
        select record_id, 0, at, person_id, person_name, post, 'same', null, null, ${reported}, null, null, 'weekly', item_id
        from record_same where record_id = ${slot('recordId')} order by item_id desc limit ${slot('upTo')}) as same) as told
      order by at desc, seq desc limit ${slot('limit')} offset ${slot('offset')}`.compile(db),
  }),
)

export const countSteps = async (db: Executor, recordId: string): Promise<number> =>
  Number((await counted(db, { recordId }))[0]?.n ?? 0)

const counted = prepared<{ recordId: string }, { n: number }>((db, slot) => ({
  compile: () =>
    sql<{ n: number }>`select (select count(*) from record_step where record_id = ${slot('recordId')})
      + (select count(*) from record_same where record_id = ${slot('recordId')}) as n`.compile(db),
}))

/** Whether anybody but the one who raised it has acted on it. What a report says again is no act. */
export const othersActed = async (db: Executor, recordId: string, raisedBy: string): Promise<boolean> =>
  (await actedBy(db, { recordId, raisedBy })).length > 0

const actedBy = prepared<{ recordId: string; raisedBy: string }, { seq: number }>((db, slot) =>
  db
    .selectFrom('record_step')
    .select('seq')
    .where('record_id', '=', slot('recordId'))
    .where('person_id', 'is not', null)
    .where('person_id', '!=', slot('raisedBy'))
    .where('via', '!=', 'weekly')
    .limit(1),
)
