import { sql } from 'kysely'
import type { Month } from '../domain/month-plan.ts'
import { prepared } from './prepared.ts'
import { readable } from './record-row.ts'
import type { StoredRecord } from './records.ts'
import type { Database, Executor } from './schema.ts'

const filed = (db: Executor) =>
  db.selectFrom('record').selectAll('record').where('kind', '=', 'figure').where('state', '=', 'filed')

const ofFirm = prepared<{ firm: string; from: string }, Database['record']>((db, slot) =>
  filed(db)
    .innerJoin('record_firm', 'record_firm.record_id', 'record.id')
    .where('record_firm.firm_id', '=', slot('firm'))
    .where(sql<boolean>`json_extract(field_values, '$.month') >= ${slot('from')}`),
)

/** What was filed of a firm since a month. */
export const figuresOfFirm = async (db: Executor, firm: string, from: Month): Promise<StoredRecord[]> =>
  readable(await ofFirm(db, { firm, from }), [])

/** Which firms are asked for figures of a month already. */
export const firmsAsked = async (db: Executor, month: Month): Promise<Set<string>> =>
  new Set((await asked(db, { prefix: `figure/${month}/` })).map(({ source_key }) => source_key.split('/')[2] ?? ''))

const asked = prepared<{ prefix: string }, { source_key: string }>((db, slot) =>
  db
    .selectFrom('record_step')
    .select('source_key')
    .where(sql<boolean>`source_key >= ${slot('prefix')} and source_key < ${slot('prefix')} || 'z'`),
)

/** Figures of a month, asked and filed; void ones left out. */
export const figuresOfMonth = async (db: Executor, month: Month): Promise<StoredRecord[]> =>
  readable(await ofMonth(db, { month }), [])

const ofMonth = prepared<{ month: string }, Database['record']>((db, slot) =>
  db
    .selectFrom('record')
    .selectAll()
    .where('kind', '=', 'figure')
    .where('state', '!=', 'void')
    .where(sql<boolean>`json_extract(field_values, '$.month') = ${slot('month')}`)
    .orderBy('no'),
)

/** The newest month that was asked for. */
export const lastMonthAsked = async (db: Executor): Promise<Month | undefined> =>
  (await lastAsked(db, {}))[0]?.month ?? undefined

const lastAsked = prepared<object, { month: string | null }>((db) =>
  db
    .selectFrom('record')
    .select(sql<string | null>`max(json_extract(field_values, '$.month'))`.as('month'))
    .where('kind', '=', 'figure'),
)
