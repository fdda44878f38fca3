import { createHash, type Hash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { OpenDatabase } from './database.ts'
import { DatabaseUnusable } from './errors.ts'
import { applyAll } from './migrate.ts'
import type { Reading } from './reading.ts'
import { countOn, type Table, tablesOf } from './tables.ts'

/** Put in at once; of wide tables fewer, for no statement of SQLite has more than 32,766 values. */
const atOnce = 1_000
const mostValues = 32_000

/** What there is of a table: how many rows, and what they come to in the order of their key. */
export interface Sum {
  rows: number
  hash: string
}

export interface Moved {
  table: string
  source: Sum
  target: Sum
}

/** Something was not the same afterwards; nothing was moved. */
export class MovedUnequal extends Error {
  override readonly name = 'MovedUnequal'
  readonly moved: Moved[]
  constructor(moved: Moved[]) {
    super('what was read is not what was written')
    this.moved = moved
  }
}

export const isSame = ({ source, target }: Moved): boolean => source.rows === target.rows && source.hash === target.hash

/**
 * Makes all tables in an empty database and puts every row in, in one transaction: all of it is there and the same, or nothing is.
 * What searches go by is made anew afterwards.
 * @throws MovedUnequal
 */
export const moveInto = async (
  target: OpenDatabase,
  source: Reading,
  onRows: (rows: number) => void = () => undefined,
): Promise<Moved[]> => {
  let moved: Moved[] = []
  await target.alter(async (db) => {
    await applyAll(db)
    const tables = await tablesOf(db)
    // What migrations say of themselves is said by the rows that come.
    for (const { name } of tables.toReversed()) await sql`delete from ${sql.table(name)}`.execute(db)
    const read = new Map<string, Sum>()
    for (const table of tables) read.set(table.name, await copy(db, source, table, onRows))
    moved = []
    for (const table of tables)
      moved.push({ table: table.name, source: read.get(table.name) as Sum, target: await sumOf(db, table) })
    if (!moved.every(isSame)) throw new MovedUnequal(moved)
    await countOn(db)
    await sql`insert into unindexed select id from item where current_rev > 0 on conflict do nothing`.execute(db)
    await sql`insert into unindexed_record select id from record where true on conflict do nothing`.execute(db)
  })
  return moved
}

/** How many rows each table has. */
export const rowsIn = async (source: Reading): Promise<{ table: string; rows: number }[]> =>
  (await tablesOf((await source.reader()) as unknown as Kysely<unknown>)).map(({ name }) => ({
    table: name,
    rows: Number(source.prepare(`select count(*) from ${name}`).pluck().get()),
  }))

type Row = Record<string, unknown>

const copy = async (
  db: Kysely<unknown>,
  source: Reading,
  table: Table,
  onRows: (rows: number) => void,
): Promise<Sum> => {
  const { name, columns, key } = table
  const sum = summing(table)
  const quoted = (names: readonly string[]) => names.map((one) => `"${one}"`).join(', ')
  const most = Math.min(atOnce, Math.floor(mostValues / columns.length))
  let waiting: Row[] = []
  const put = async () => {
    if (waiting.length > 0) await (db as Kysely<Record<string, Row>>).insertInto(name).values(waiting).execute()
    onRows(waiting.length)
    waiting = []
  }
  const rows = source.prepare(`select ${quoted(columns)} from ${name} order by ${quoted(key)}`).iterate()
  for (const row of rows as IterableIterator<Row>) {
    if (Object.values(row).some((value) => typeof value === 'string' && value.includes('\0')))
      throw new DatabaseUnusable(`表 ${name} 里有一行带空字符（U+0000），PostgreSQL 存不了。没有搬，未做任何改动。`)
    sum.add(row)
    waiting.push(row)
    if (waiting.length === most) await put()
  }
  await put()
  return sum.end()
}

const sumOf = async (db: Kysely<unknown>, table: Table): Promise<Sum> => {
  const { name, columns, key } = table
  const sum = summing(table)
  const listed = (names: readonly string[]) => sql.join(names.map((one) => sql.ref(one)))
  let last: Row | undefined
  for (;;) {
    const after = last
      ? sql`where (${listed(key)}) > (${sql.join(key.map((one) => sql.val(last?.[one])))})`
      : sql`where true`
    const { rows } = await sql<Row>`select ${listed(columns)} from ${sql.table(name)} ${after}
      order by ${listed(key)} limit ${atOnce}`.execute(db)
    for (const row of rows) sum.add(row)
    last = rows.at(-1)
    if (rows.length < atOnce) return sum.end()
  }
}

/** Made on our side of both databases, so that none of them has a say in how a value is written. */
const summing = ({ columns }: Table): { add(row: Row): void; end(): Sum } => {
  const hash: Hash = createHash('sha256')
  let rows = 0
  return {
    add: (row) => {
      rows += 1
      hash.update(`${JSON.stringify(columns.map((column) => row[column] ?? null))}\n`)
    },
    end: () => ({ rows, hash: hash.digest('hex') }),
  }
}
