import { type RawBuilder, sql } from 'kysely'
import type { Light } from '../domain/light.ts'
import type { ReportMark } from '../domain/look-words.ts'
import { nameKey } from '../domain/names.ts'
import type { ReportField } from '../domain/report-fields.ts'
import type { SignOff } from '../domain/sign-off.ts'
import { dayOfWeek, epochMs, instantOf, type Week } from '../domain/time.ts'
import { either, listOf } from './dialect.ts'
import { prepared, unawaited } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'
import { dropTokens, putTokens } from './token-index.ts'

/** Tokens that stand beside those of the text. None of them can be typed: `_` parts words of a text. */
export const tags = {
  type: (type: string) => `_type_${type}`,
  chain: (id: string) => `_chain_${id}`,
  by: (name: string) => `_by_${nameKey(name)}`,
  mark: (mark: ReportMark) => `_mark_${mark}`,
  light: (light: Light) => `_light_${light}`,
  field: (field: ReportField) => `_field_${field}`,
}

/** The index has to look at the report again: it was filed, sent back, signed. */
export const markUnindexed = async (tx: Tx, itemId: string): Promise<void> => {
  await mark(tx, { itemId })
}

const mark = unawaited<{ itemId: string }>((db, slot) =>
  db
    .insertInto('unindexed')
    .values({ item_id: slot('itemId') })
    .onConflict((conflict) => conflict.doNothing()),
)

/** Whoever filed them has another name now. */
export const markUnindexedOf = async (tx: Tx, personId: string): Promise<void> => {
  await sql`insert into unindexed select distinct item_id from revision where filed_by = ${personId} on conflict do nothing`.execute(
    tx,
  )
}

export const anyUnindexed = async (db: Executor): Promise<boolean> => (await oneUnindexed(db, {})).length > 0

const oneUnindexed = prepared<object, { item_id: string }>((db) =>
  db.selectFrom('unindexed').select('item_id').limit(1),
)

/** A report to be taken in, with the week it is filed under. `content` is that of its type. */
export interface Unindexed {
  itemId: string
  /** Its number in the index, where it is there already. */
  doc: number | undefined
  chainId: string
  type: string
  week: Week
  state: string
  isLate: boolean
  rev: number
  content: unknown
  kind: string
  names: string[]
  behalf: boolean
  sign: SignOff['state'] | undefined
}

/** The newest first: what was filed just now is looked for before what was filed years ago. */
export const unindexedReports = async (db: Executor, most: number): Promise<Unindexed[]> => {
  const rows = await waiting(db, { most })
  return rows.map((row) => ({
    itemId: row.id,
    doc: row.doc ?? undefined,
    chainId: row.chain_id,
    type: row.type,
    week: (JSON.parse(row.plan) as { week: Week }).week,
    state: row.state,
    isLate: row.is_late === 1,
    rev: row.rev,
    content: JSON.parse(row.content),
    kind: row.kind,
    names: [...namesIn(row.filers), ...namesIn(row.present_names), ...namesIn(row.mains), row.signed_by_name].filter(
      (name) => name !== null,
    ),
    behalf: row.on_behalf_of !== null,
    sign: (row.sign_state as SignOff['state'] | null) ?? undefined,
  }))
}

type Waiting = Pick<Database['item'], 'id' | 'chain_id' | 'type' | 'state' | 'is_late'> &
  Pick<Database['period'], 'plan'> &
  Pick<Database['revision'], 'rev' | 'content' | 'kind' | 'on_behalf_of'> & {
    doc: number | null
    sign_state: string | null
    signed_by_name: string | null
    filers: string
    present_names: string
    mains: string
  }

const waiting = prepared<{ most: number }, Waiting>((db, slot) =>
  db
    .selectFrom(newest(slot('most')).as('unindexed'))
    .innerJoin('item', 'item.id', 'unindexed.item_id')
    .innerJoin('period', 'period.period', 'item.period')
    .innerJoin('revision', (join) =>
      join.onRef('revision.item_id', '=', 'item.id').onRef('revision.rev', '=', 'item.current_rev'),
    )
    .leftJoin('report_doc', 'report_doc.item_id', 'item.id')
    .leftJoin('sign_off', (join) =>
      join.onRef('sign_off.item_id', '=', 'item.id').onRef('sign_off.rev', '=', 'item.current_rev'),
    )
    .select([
      'item.id',
      'report_doc.doc',
      'item.chain_id',
      'item.type',
      'item.state',
      'item.is_late',
      'period.plan',
      'revision.rev',
      'revision.content',
      'revision.kind',
      'revision.on_behalf_of',
      'sign_off.state as sign_state',
      'sign_off.signed_by_name',
      // Of every version: whoever filed it is looked for after somebody else has corrected it.
      sql<string>`(select ${listOf('filed_by_name')} from revision where item_id = item.id)`.as('filers'),
      sql<string>`(select ${listOf('person.name')} from revision join person on person.id = revision.filed_by where item_id = item.id)`.as(
        'present_names',
      ),
      sql<string>`(select ${listOf('on_behalf_of')} from revision where item_id = item.id)`.as('mains'),
    ])
    .orderBy('unindexed.item_id', 'desc')
    .limit(slot('most')),
)

/** PostgreSQL does not see that few of many are meant, and reads all revisions from the end: 50 ms where this takes one. */
const newest = (most: number) =>
  either(
    sql<{ item_id: string }>`unindexed`,
    sql<{ item_id: string }>`(select item_id from unindexed order by item_id desc limit ${most})`,
  )

const namesIn = (list: string): (string | null)[] => JSON.parse(list) as (string | null)[]

const perWeek = 2 ** 20
const weekMs = 7 * 24 * 3_600_000

/** The first number of a week's reports; the last is before that of the next week. */
export const firstDocOf = (week: Week): number =>
  Math.floor(epochMs(instantOf(dayOfWeek(week, 4), '00:00', 'UTC')) / weekMs) * perWeek
export const lastDocOf = (week: Week): number => firstDocOf(week) + perWeek - 1

/** Takes reports in, or takes them in anew. */
export const putIntoIndex = async (
  tx: Tx,
  reports: readonly (Pick<Unindexed, 'itemId' | 'doc' | 'rev' | 'week'> & { tokens: readonly string[] })[],
): Promise<void> => {
  const last = new Map<Week, number>()
  for (const { itemId, doc: known, rev, week, tokens } of reports) {
    const doc = known ?? (last.get(week) ?? (await lastDoc(tx, week))) + 1
    if (known === undefined) last.set(week, doc)
    else await forget(tx, { doc })
    await putWords(tx, { doc, tokens: tokens.join(' ') })
    await putDoc(tx, { doc, item_id: itemId, rev })
  }
  await settle(tx, { ids: JSON.stringify(reports.map(({ itemId }) => itemId)) })
}

/** The index is not known to Kysely's types. */
const statement = (db: Executor, text: RawBuilder<unknown>) => ({ compile: () => text.compile(db) })
const forget = unawaited<{ doc: number }>((db, slot) => statement(db, dropTokens('report_words', slot('doc'))))
const putWords = unawaited<{ doc: number; tokens: string }>((db, slot) =>
  statement(db, putTokens('report_words', slot('doc'), slot('tokens'))),
)
const putDoc = unawaited<Database['report_doc']>((db, slot) =>
  db
    .insertInto('report_doc')
    .values({ doc: slot('doc'), item_id: slot('item_id'), rev: slot('rev') })
    .onConflict((conflict) => conflict.column('doc').doUpdateSet({ rev: slot('rev') })),
)
const settle = unawaited<{ ids: string }>((db, slot) =>
  statement(db, sql`delete from unindexed where item_id in (select value from json_each(${slot('ids')}))`),
)

const lastDoc = async (tx: Tx, week: Week): Promise<number> => {
  const [row] = await greatest(tx, { first: firstDocOf(week), last: lastDocOf(week) })
  return row?.doc ?? firstDocOf(week)
}

const greatest = prepared<{ first: number; last: number }, { doc: number | null }>((db, slot) =>
  db
    .selectFrom('report_doc')
    .select(({ fn }) => fn.max<number | null>('doc').as('doc'))
    .where('doc', '>=', slot('first'))
    .where('doc', '<=', slot('last')),
)
