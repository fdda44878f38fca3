import { sql } from 'kysely'
import type { Month } from '../domain/month-plan.ts'
import { prepared } from './prepared.ts'
import { readable, type Unread } from './record-row.ts'
import type { StoredRecord } from './records.ts'
import type { Database, Executor } from './schema.ts'

/*
 * Which month and firm a record is of stands in the key by which it was made: no query reads into its values, so that one that cannot be read stops
 * none of the others.
 */
const made = 'figure/'
export const figureCause = (month: Month, firmId: string): string => `${made}${month}/${firmId}`
const partsOf = (cause: string): { month: Month; firm: string } => {
  const [, month = '', firm = ''] = cause.split('/')
  return { month, firm }
}
/** Behind every key that begins so. */
const behind = (prefix: string): string => `${prefix}~`

const ofFirm = prepared<{ firm: string }, Database['record']>((db, slot) =>
  db
    .selectFrom('record')
    .innerJoin('record_firm', 'record_firm.record_id', 'record.id')
    .selectAll('record')
    .where('record.kind', '=', 'figure')
    .where('record.state', '=', 'filed')
    .where('record_firm.firm_id', '=', slot('firm')),
)

/** What was filed of a firm, in all months. */
export const figuresOfFirm = async (db: Executor, firm: string): Promise<StoredRecord[]> =>
  readable(await ofFirm(db, { firm }), [])

/** Which firms are asked for figures of a month already. */
export const firmsAsked = async (db: Executor, month: Month): Promise<Set<string>> => {
  const from = figureCause(month, '')
  return new Set((await causes(db, { from, to: behind(from) })).map(({ source_key }) => partsOf(source_key).firm))
}

const causes = prepared<{ from: string; to: string }, { source_key: string }>((db, slot) =>
  db
    .selectFrom('record_step')
    .select('source_key')
    .where('source_key', '>=', slot('from'))
    .where('source_key', '<', slot('to')),
)

export interface MonthOfFigures {
  records: StoredRecord[]
  /** Of what cannot be read the chain that each is of. */
  unread: string[]
}

/** Figures of a month, asked and filed; void ones left out. @param chain those of that one alone */
export const figuresOfMonth = async (
  db: Executor,
  { month, chain }: { month: Month; chain?: string | undefined },
): Promise<MonthOfFigures> => {
  const from = figureCause(month, '')
  const span = { from, to: behind(from) }
  const rows = chain === undefined ? await ofMonth(db, span) : await ofChain(db, { ...span, chain })
  const unread: Unread[] = []
  const records = readable(rows, unread)
  const lost = new Set(unread.map(({ id }) => id))
  return { records, unread: rows.flatMap(({ id, chain_id }) => (lost.has(id) ? (chain_id ?? []) : [])) }
}

const asked = (db: Executor, from: string, to: string) =>
  db
    .selectFrom('record')
    .selectAll()
    .where(
      ({ selectFrom }) =>
        sql<boolean>`id in ${selectFrom('record_step')
          .select('record_id')
          .where('source_key', '>=', from)
          .where('source_key', '<', to)}`,
    )
    .where('state', '!=', 'void')
    .orderBy('no')

const ofMonth = prepared<{ from: string; to: string }, Database['record']>((db, slot) =>
  asked(db, slot('from'), slot('to')),
)
const ofChain = prepared<{ from: string; to: string; chain: string }, Database['record']>((db, slot) =>
  asked(db, slot('from'), slot('to')).where('chain_id', '=', slot('chain')),
)

/** The newest month that was asked for. */
export const lastMonthAsked = async (db: Executor): Promise<Month | undefined> => {
  const [row] = await lastCause(db, { from: made, to: behind(made) })
  return row?.cause ? partsOf(row.cause).month : undefined
}

const lastCause = prepared<{ from: string; to: string }, { cause: string | null }>((db, slot) =>
  db
    .selectFrom('record_step')
    .select(({ fn }) => fn.max<string | null>('source_key').as('cause'))
    .where('source_key', '>=', slot('from'))
    .where('source_key', '<', slot('to')),
)
