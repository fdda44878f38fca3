import type { Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** What one record hangs together with, shown from both ends: `part` of a task, come of another record (`origin`), in the place of another one (`replaced`), `related`, `merged` into. */
export interface RecordLink {
  from: string
  to: string
  how: 'part' | 'origin' | 'replaced' | 'related' | 'merged'
}

export const addLink = async (tx: Tx, { from, to, how }: RecordLink, at: Instant): Promise<void> => {
  await tx
    .insertInto('record_link')
    .values({ from_id: from, to_id: to, how, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const linksOf = async (db: Executor, id: string): Promise<(RecordLink & { at: Instant })[]> =>
  (await linkedWith(db, { id })).map(({ from_id, to_id, how, at }) => ({
    from: from_id,
    to: to_id,
    how: how as RecordLink['how'],
    at,
  }))

const linkedWith = prepared<{ id: string }, Database['record_link']>((db, slot) =>
  db
    .selectFrom('record_link')
    .selectAll()
    .where((w) => w.or([w('from_id', '=', slot('id')), w('to_id', '=', slot('id'))]))
    .orderBy('at'),
)

/** Tasks below one: how many there are and how many are not closed. */
export const partsOf = async (db: Executor, id: string): Promise<{ open: number; all: number }> => {
  const [row] = await countedParts(db, { id })
  return { open: Number(row?.open ?? 0), all: Number(row?.all ?? 0) }
}

const countedParts = prepared<{ id: string }, { all: number; open: number | null }>((db, slot) =>
  db
    .selectFrom('record_link')
    .innerJoin('record', 'record.id', 'record_link.from_id')
    .select(({ fn }) => [fn.countAll<number>().as('all'), fn.sum<number>('record.open').as('open')])
    .where('record_link.to_id', '=', slot('id'))
    .where('record_link.how', '=', 'part')
    .where('record.state', '!=', 'void'),
)

/** What came of one, the oldest first: tasks of a visit, decisions of a meeting. */
export const offspringOf = async (db: Executor, id: string): Promise<Offspring[]> =>
  (await offspring(db, { id })).map((row) => ({ ...row, open: row.open === 1, sensitive: row.sensitive === 1 }))

interface Offspring {
  kind: string
  year: number
  no: number
  title: string
  sensitive: boolean
  state: string
  open: boolean
}

const offspring = prepared<
  { id: string },
  Pick<Database['record'], 'kind' | 'year' | 'no' | 'title' | 'sensitive' | 'state' | 'open'>
>((db, slot) =>
  db
    .selectFrom('record_link')
    .innerJoin('record', 'record.id', 'record_link.from_id')
    .select(['record.kind', 'record.year', 'record.no', 'record.title'])
    .select(['record.sensitive', 'record.state', 'record.open'])
    .where('record_link.to_id', '=', slot('id'))
    .where('record_link.how', '=', 'origin')
    .where('record.state', '!=', 'void')
    .orderBy('record_link.at')
    .orderBy('record_link.from_id'),
)
