import type Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Database, Executor } from './schema.ts'

/** The stores' own questions over a connection that cannot write. Closing the connection stays with whoever opened it. */
export const readerOf = (raw: Sqlite.Database): Executor =>
  new Kysely<Database>({ dialect: new SqliteDialect({ database: raw }) })
