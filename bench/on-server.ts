import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { migrate } from '../src/db/migrate.ts'
import { openPostgres } from '../src/db/postgres/open.ts'
import { createWriter } from '../src/db/writer.ts'
import { instant } from '../src/domain/time.ts'
import { indexReports } from '../src/usecases/looking-back/index-reports.ts'
import { reportKinds } from '../src/usecases/reports/kinds.ts'
import type { PostgresServer } from '../test/support/postgres-server.ts'
import { benchNow } from './clock.ts'
import type { Town } from './town.ts'

const atOnce = 2_000
/** FTS5's own tables, and what was migrated. */
const left = /^(?:sqlite_|report_words|record_words|migration$)/

/** The same town in a database of a server, row by row. @param searchable with its index of texts, taken in by the product's own hand */
export const townOnServer = async (
  server: PostgresServer,
  town: Town,
  name: string,
  searchable = false,
): Promise<Town> => {
  const url = server.url(name)
  const admin = new pg.Client({ connectionString: server.url() })
  await admin.connect()
  await admin.query(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`)
  await admin.end()
  const database = await openPostgres(url)
  await migrate(database)
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  await client.query('set session_replication_role = replica; set synchronous_commit = off')
  const file = new Sqlite(town.file, { readonly: true })
  const tables = file.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[]
  for (const table of tables.filter((one) => !left.test(one))) await copyTable(file, client, table)
  file.close()
  if (searchable) {
    // Sorted in at once afterwards: row by row that takes half an hour.
    await client.query(
      'drop index report_words_tokens; truncate report_doc; insert into unindexed select id from item where current_rev > 0 on conflict do nothing',
    )
    const writer = createWriter(database, { now: () => instant(benchNow()), monotonic: () => performance.now() })
    while ((await writer.write((tx) => indexReports({ tx, kinds: reportKinds }))) > 0);
    await client.query('create index report_words_tokens on report_words using gin (tokens) with (fastupdate = off)')
  }
  await client.query('vacuum analyze')
  const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes')
  await client.query('checkpoint')
  await client.end()
  await database.close()
  return { ...town, file: url, megabytes: Number(rows[0]?.bytes) / 2 ** 20 }
}

const copyTable = async (file: Sqlite.Database, client: pg.Client, table: string): Promise<void> => {
  const columns = file.pragma(`table_info(${table})`) as { name: string }[]
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const write = (rows: unknown[]) =>
    client.query(
      `insert into "${table}" (${names}) select ${names} from json_populate_recordset(null::public."${table}", $1) on conflict do nothing`,
      [JSON.stringify(rows)],
    )
  let rows: unknown[] = []
  for (const row of file.prepare(`select * from "${table}"`).iterate()) {
    if (rows.push(row) < atOnce) continue
    await write(rows)
    rows = []
  }
  if (rows.length > 0) await write(rows)
  const { rows: counted } = await client.query<{ column: string }>(
    "select column_name as column from information_schema.columns where table_name = $1 and is_identity = 'YES'",
    [table],
  )
  for (const { column } of counted)
    await client.query(
      `select setval(pg_get_serial_sequence('"${table}"', $1), greatest((select max("${column}") from "${table}"), 1))`,
      [column],
    )
}
