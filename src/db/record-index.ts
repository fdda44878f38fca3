import { type RawBuilder, sql } from 'kysely'
import { nameKey } from '../domain/names.ts'
import { piecesOfText, piecesSought } from '../domain/search-text.ts'
import { inOrder, listOf } from './dialect.ts'
import { prepared } from './prepared.ts'
import type { Executor, Tx } from './schema.ts'
import { dropTokens, type Match, matches, matchText, putTokens } from './token-index.ts'

/*
 * Which records a text may be in: every two and three neighbouring characters of title, fields and history, exactly as they are stored, so that
 * whatever LIKE finds in one of them has its pieces here. The index only narrows; what is found is found by LIKE, so it never changes an answer.
 */

/** Looked at one by one for a word; where more may have it, the word is so common that reading on finds it sooner. */
const most = 5_000
/** Looked at in one transaction, and the milliseconds after which it takes no further one into the index. */
const atOnce = 128
const mostMs = 10

/** Tokens that stand beside those of the text, which has no `_`. */
const tags = {
  kind: (kind: string) => `_kind_${kind}`,
  chain: (id: string) => `_chain_${id}`,
  /** Who owns or raised it, and the units that work or help. */
  person: (id: string) => `_person_${id}`,
  unit: (name: string) => `_unit_${nameKey(name)}`,
}

/** The index is not known to Kysely's types. */
const statement = <Row>(db: Executor, text: RawBuilder<Row>) => ({ compile: () => text.compile(db) })

/** The index has to look at the record again: something was said of it. */
export const markRecord = async (tx: Tx, id: string): Promise<void> => {
  await mark(tx, { id })
}

const mark = prepared<{ id: string }, unknown>((db, slot) =>
  db
    .insertInto('unindexed_record')
    .values({ record_id: slot('id') })
    .onConflict((conflict) => conflict.doNothing()),
)

export const anyUnindexedRecord = async (db: Executor): Promise<boolean> => (await oneWaiting(db, {})).length > 0

const oneWaiting = prepared<object, { record_id: string }>((db) =>
  db.selectFrom('unindexed_record').select('record_id').limit(1),
)

interface Waiting {
  id: string
  kind: string
  chain_id: string | null
  owner: string | null
  raised_by: string | null
  unit: string | null
  helpers: string
  doc: number | null
  title: string
  field_values: string
  /** What was said in its history, each text once. */
  said: string
}

/** Some of the records that the index does not know as they are. @returns how many */
export const indexRecords = async (tx: Tx): Promise<number> => {
  const until = performance.now() + mostMs
  const taken: string[] = []
  for (const { id, doc: known, title, field_values, said, ...whose } of await waiting(tx, { most: atOnce })) {
    if (known !== null) await forget(tx, { doc: known })
    const [made] = known === null ? await putDoc(tx, { id }) : []
    const texts = [title, field_values, ...(JSON.parse(said) as string[])]
    const tokens = new Set([...about(whose), ...texts.flatMap(piecesOfText)])
    await putWords(tx, { doc: known ?? made?.doc ?? 0, tokens: [...tokens].join(' ') })
    taken.push(id)
    if (performance.now() >= until) break
  }
  await settle(tx, { ids: JSON.stringify(taken) })
  return taken.length
}

const about = ({
  kind,
  chain_id,
  owner,
  raised_by,
  unit,
  helpers,
}: Pick<Waiting, 'kind' | 'chain_id' | 'owner' | 'raised_by' | 'unit' | 'helpers'>): string[] => {
  const given = <T>(values: readonly (T | null)[]): T[] => values.filter((value) => value !== null)
  return [
    tags.kind(kind),
    ...given([chain_id]).map(tags.chain),
    ...given([owner, raised_by]).map(tags.person),
    ...given([unit, ...(JSON.parse(helpers) as string[])]).map(tags.unit),
  ]
}

const waiting = prepared<{ most: number }, Waiting>((db, slot) =>
  db
    .selectFrom('unindexed_record')
    .innerJoin('record', 'record.id', 'unindexed_record.record_id')
    .leftJoin('record_doc', 'record_doc.record_id', 'record.id')
    .select(['record.id', 'record.kind', 'record.chain_id', 'record_doc.doc', 'record.title', 'record.field_values'])
    .select(['record.owner', 'record.raised_by', 'record.unit'])
    .select(
      sql<string>`(select ${listOf('unit')} from record_helper where record_helper.record_id = record.id)`.as(
        'helpers',
      ),
    )
    .select(
      sql<string>`(select ${listOf('given')} from record_step where record_step.record_id = record.id)`.as('said'),
    )
    // In their order: without it the planner would look through all records for those that wait.
    .orderBy('unindexed_record.record_id')
    .limit(slot('most')),
)

const forget = prepared<{ doc: number }, unknown>((db, slot) => statement(db, dropTokens('record_words', slot('doc'))))
const putDoc = prepared<{ id: string }, { doc: number }>((db, slot) =>
  db
    .insertInto('record_doc')
    .values({ record_id: slot('id') })
    .returning('doc'),
)
const putWords = prepared<{ doc: number; tokens: string }, unknown>((db, slot) =>
  statement(db, putTokens('record_words', slot('doc'), slot('tokens'))),
)
const settle = prepared<{ ids: string }, unknown>((db, slot) =>
  statement(db, sql`delete from unindexed_record where record_id in (select value from json_each(${slot('ids')}))`),
)

/** Whose records are looked for: those of these chains, and beside them what somebody works, helps or raised. */
export interface Whose {
  chains?: readonly string[] | undefined
  orOf?: { person: string; units: readonly string[]; taskForces: readonly string[] } | undefined
}

/**
 * Ids of all records that may have every one of the words, those that the index does not know yet among them; undefined where they are too many.
 * @param about.whose where only those are asked for
 */
export const recordsWith = async (
  db: Executor,
  words: readonly string[],
  { kind, whose }: { kind?: string | undefined; whose?: Whose | undefined },
): Promise<string[] | undefined> => {
  const { chains = [], orOf } = whose ?? {}
  const any = [
    ...[...chains, ...(orOf?.taskForces ?? [])].map(tags.chain),
    ...(orOf ? [tags.person(orOf.person), ...orOf.units.map(tags.unit)] : []),
  ]
  const sought: Match[] = [
    ...(kind === undefined ? [] : [{ token: tags.kind(kind) }]),
    ...(any.length === 0 ? [] : [{ any: any.map((token) => ({ token })) }]),
    ...words.flatMap(piecesSought),
  ]
  if (sought.length === 0) return undefined
  const found = await having(db, { match: matchText(db, { all: sought }), most: most + 1 })
  return found.length > most ? undefined : [...new Set(found.map(({ record_id }) => record_id))]
}

const having = prepared<{ match: string; most: number }, { record_id: string }>((db, slot) =>
  statement(
    db,
    sql<{ record_id: string }>`select record_id from unindexed_record union all
      select record_id from record_words ${inOrder} record_doc on record_doc.doc = record_words.rowid
        where ${matches('record_words', slot('match'))} limit ${slot('most')}`,
  ),
)
