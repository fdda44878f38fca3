import { sql } from 'kysely'
import { nameKey } from '../domain/names.ts'
import type { Revision } from '../domain/report.ts'
import { soughtFor } from '../domain/search-text.ts'
import type { Week } from '../domain/time.ts'
import { either, inOrder } from './dialect.ts'
import { toRevision } from './revisions.ts'
import type { Database, Executor } from './schema.ts'
import { firstDocOf, lastDocOf, tags } from './search-index.ts'
import { type Match, matches, matchText } from './token-index.ts'

export interface SearchWish {
  /** Each of them is in the text, going by its tokens. */
  words: readonly string[]
  /** One of each list stands with the report. */
  tags: readonly (readonly string[])[]
  /** For each: the word is in the text, or one of the tags stands with the report. */
  either?: readonly { word: string; tags: readonly string[] }[]
  /** Each report is to say what the week before it said: read only where it is asked for. */
  withBefore?: boolean
  from?: Week | undefined
  to?: Week | undefined
}

export interface FoundReport {
  /** Its place among all: the greater, the newer. */
  doc: number
  itemId: string
  type: string
  chainId: string
  chainName: string
  period: string
  plan: string
  state: string
  isLate: boolean
  noNewsBefore: boolean
  revision: Revision<unknown>
}

const matchOf = ({ words, tags, either = [] }: SearchWish): Match => ({
  all: [
    ...words.flatMap(soughtFor),
    ...tags.map((some) => ({ any: some.map(tagged) })),
    ...either.map((one) => ({ any: [{ all: soughtFor(one.word) }, ...one.tags.map(tagged)] })),
  ],
})

const tagged = (token: string): Match => ({ token })

/** Whether the chain's week before said 无新增. */
const noNewsBefore = sql<number | null>`(
  select json_extract(said.content, '$.noNews') from item as earlier
    left join revision as said on said.item_id = earlier.id and said.rev = earlier.current_rev
  where earlier.chain_id = item.chain_id and earlier.type = 'weekly' and earlier.period < item.period
  order by earlier.period desc limit 1)`

const docsOf = ({ from, to }: SearchWish) => ({
  low: from === undefined ? 0 : firstDocOf(from),
  high: to === undefined ? Number.MAX_SAFE_INTEGER : lastDocOf(to),
})

type Row = Database['revision'] & {
  doc: number
  type: string
  chain_id: string
  chain_name: string
  period: string
  plan: string
  state: string
  is_late: number
  no_news_before: number | null
}

/** So many of the nearest reports are looked through before the index is asked: what stands in one of fifty fills its page from them. */
const nearest = 1_024

/**
 * Reports that may be meant, from one place on: `older` than it, newest first, or `newer`, oldest first. Only what is returned is read, so a later
 * page costs what the first does. PostgreSQL is told so: words that stand together are to it rarer than they are, and it would read all that have them
 * before it takes the newest.
 */
export const findReports = async (
  db: Executor,
  wish: SearchWish,
  page: { older: number | undefined; limit: number } | { newer: number; limit: number },
): Promise<FoundReport[]> => {
  const { low, high } = docsOf(wish)
  const newer = 'newer' in page
  const [first, last] = newer
    ? [Math.max(low, page.newer + 1), high]
    : [low, Math.min(high, (page.older ?? high + 1) - 1)]
  const match = matches('report_words', matchText(db, matchOf(wish)))
  const within = sql`report_words.rowid between ${first} and ${last}`
  const sought = sql`${match} and ${within}`
  const order = sql`order by report_words.rowid ${newer ? sql`asc` : sql`desc`}`
  const some = sql`${order} limit ${page.limit}`
  const near = sql`(select * from report_words where ${within} ${order} limit ${sql.lit(nearest)}) as report_words`
  const found = sql`(with near as materialized (select rowid from ${near} where ${match} ${some})
      select rowid from near where (select count(*) from near) = ${page.limit}
      union all (select rowid from report_words where ${sought} and (select count(*) from near) < ${page.limit} ${some})) as report_words`
  const { rows } = await sql<Row>`
    select doc.doc, item.type, item.chain_id, chain.name as chain_name, item.period, period.plan, item.state, item.is_late,
      ${wish.withBefore ? noNewsBefore : sql`null`} as no_news_before, revision.*
    from ${either(sql`report_words`, found)}
      ${inOrder} report_doc as doc on doc.doc = report_words.rowid
      ${inOrder} item on item.id = doc.item_id
      ${inOrder} chain on chain.id = item.chain_id
      ${inOrder} period on period.period = item.period
      ${inOrder} revision on revision.item_id = doc.item_id and revision.rev = doc.rev
    where ${either(sought, sql`true`)} ${some}`.execute(db)
  return rows.map((row) => ({
    doc: Number(row.doc),
    itemId: row.item_id,
    type: row.type,
    chainId: row.chain_id,
    chainName: row.chain_name,
    period: row.period,
    plan: row.plan,
    state: row.state,
    isLate: row.is_late === 1,
    noNewsBefore: Number(row.no_news_before) === 1,
    revision: toRevision(row),
  }))
}

/** Whether reports stand under a name, be it one that nobody has any more. */
export const anyBy = async (db: Executor, name: string): Promise<boolean> => {
  if (nameKey(name) === '') return false
  const { rows } =
    await sql`select 1 from report_words where ${matches('report_words', matchText(db, tagged(tags.by(name))))} limit 1`.execute(
      db,
    )
  return rows.length > 0
}

/** How many may be meant, counted up to `most`. */
export const countReports = async (db: Executor, wish: SearchWish, most: number): Promise<number> => {
  const { low, high } = docsOf(wish)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select 1 from report_words where ${matches('report_words', matchText(db, matchOf(wish)))} and rowid between ${low} and ${high} limit ${most}) as few`.execute(
    db,
  )
  return Number(rows[0]?.n ?? 0)
}
