import { Kysely, sql } from 'kysely'
import type pg from 'pg'
import type { OpenDatabase } from '../database.ts'
import { DatabaseUnusable } from '../errors.ts'
import type { Database } from '../schema.ts'
import { connectionString, labelOf, nameIn } from './address.ts'
import { alterTables } from './alter.ts'
import { Dialect, poolOf } from './dialect.ts'
import { loadDriver } from './driver.ts'
import { sessionName } from './lock-session.ts'
import { replicasOf } from './replicas.ts'
import { faultOf, type Settings, unusable } from './unusable.ts'
import { writeLine } from './write-line.ts'

/** For questions. One writes, one watches over being alone. */
const readers = 10
const startingMs = 30_000
/** A process that was frozen while it wrote keeps the others from writing for this long. */
const frozenMs = 4_000

/** What is counted and numbered is far below 2^53; everywhere else in the product it is a number. */
const numbers = new Set<number>([20, 1700])

/**
 * Opens a database of a server and reads what our promises rest on.
 * @throws DatabaseUnusable in words for the operator, without the password.
 */
export const openPostgres = async (url: string): Promise<OpenDatabase> => {
  const address = connectionString(url)
  const { Pool, types } = await loadDriver()
  const label = labelOf(url)
  const place = { label, name: nameIn(url) }
  const settings: pg.PoolConfig = {
    connectionString: address,
    application_name: sessionName('work'),
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    types: {
      getTypeParser: (oid: number, format) => (numbers.has(oid) ? Number : types.getTypeParser(oid, format)),
    } as pg.CustomTypesConfig,
  }
  const open = (max: number, more: pg.PoolConfig = {}): pg.Pool => {
    const pool = new Pool({ ...settings, ...more, max })
    // A server that goes ends idle connections too: without these an error of theirs would end the process.
    pool.on('error', () => undefined)
    pool.on('connect', (client) => void client.on('error', () => undefined))
    return pool
  }
  const pool = open(readers)
  const line = writeLine(open(1, { idle_in_transaction_session_timeout: frozenMs, pipeline: true }), pool)
  const kysely = new Kysely<Database>({ dialect: new Dialect({ pool: poolOf(pool) }) })
  const close = async (): Promise<void> => {
    await line.close()
    await kysely.destroy()
  }
  try {
    const fault = faultOf(place, await whenStarted(() => readSettings(kysely)))
    if (fault !== undefined) throw new DatabaseUnusable(fault)
  } catch (error) {
    await close()
    throw unusable(place, error)
  }
  return {
    kind: 'postgres',
    label,
    place: url,
    kysely,
    line,
    applied: async () => {
      const { rows } = await sql<{ is: string | null }>`select to_regclass('migration') as is`.execute(kysely)
      if (rows[0]?.is == null) return []
      return (await sql<{ name: string }>`select name from migration order by name`.execute(kysely)).rows.map(
        ({ name }) => name,
      )
    },
    alter: alterTables(pool),
    trouble: async () => {
      const { standby, commit, fsync } = await readSettings(kysely)
      return standby ? 'standby' : commit === 'off' || fsync !== 'on' ? 'settings' : undefined
    },
    sizes: async () => ({}),
    replicas: () => replicasOf(kysely),
    tidy: async () => undefined,
    close,
  }
}

/** The language of an ICU order stands in a column of 15 and 16, or of 17 and later. */
const readSettings = async (kysely: Kysely<Database>): Promise<Settings> => {
  const { rows } = await sql<Settings>`
    select cast(current_setting('server_version_num') as integer) as version, current_setting('server_encoding') as encoding,
      'a' > 'B' as "byCode", coalesce('ICU ' || coalesce(to_jsonb(db) ->> 'daticulocale', to_jsonb(db) ->> 'datlocale'), datcollate) as collation, current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
      current_setting('synchronous_commit') as commit, pg_is_in_recovery() as standby,
      has_schema_privilege(current_schema(), 'CREATE') as "mayCreate"
    from pg_database as db where datname = current_database()`.execute(kysely)
  const [row] = rows
  if (!row) throw new Error('no settings')
  return row
}

/** A server that is just starting says so: 57P03. */
const whenStarted = async <T>(ask: () => Promise<T>): Promise<T> => {
  const until = performance.now() + startingMs
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === '57P03') || performance.now() > until)
        throw error
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}
