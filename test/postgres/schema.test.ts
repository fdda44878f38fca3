import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { connectBlocking } from '../../src/db/postgres/blocking.ts'
import { openDatabase } from '../../src/db/sqlite/open.ts'
import { temporaryFolder } from '../bad-days/rig.ts'
import { freshDatabase } from './server.ts'

/** Tables of an index's own, and the number that SQLite gives every row by itself. */
const own = (name: string): boolean => /^(sqlite_|report_words|record_words)/.test(name)

it('both databases have the same tables, columns and indexes', async () => {
  const sqlite = openDatabase(join(temporaryFolder(), 'a.db'))
  await migrate(sqlite)
  const { raw } = sqlite
  const tables = (
    raw.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all() as string[]
  ).filter((name) => !own(name))
  const columns = tables.flatMap((table) =>
    (
      raw.prepare('select name, "notnull" as must, pk from pragma_table_info(?) order by name').all(table) as Column[]
    ).map(({ name, must, pk }) => `${table}.${name} ${must === 1 || pk > 0}`),
  )
  const indexes = (
    raw
      .prepare("select name from sqlite_master where type = 'index' and sql is not null order by name")
      .pluck()
      .all() as string[]
  ).sort()
  await sqlite.close()

  const postgres = connectBlocking(freshDatabase())
  const theirs = (
    postgres
      .prepare(`select table_name || '.' || column_name || ' ' || (is_nullable = 'NO')::text as named from information_schema.columns
        where table_schema = 'public' and column_name <> 'rowid'`)
      .pluck()
      .all() as string[]
  ).filter((name) => !own(name))
  expect(theirs.sort()).toEqual(columns.sort())
  const names = postgres
    .prepare("select indexname from pg_indexes where schemaname = 'public'")
    .pluck()
    .all() as string[]
  expect(names.filter((name) => !/_(pkey|key|tokens)\d*$/.test(name)).sort()).toEqual(indexes)
  postgres.close()
})

interface Column {
  name: string
  must: number
  pk: number
}
