import type Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Blocking } from './postgres/blocking.ts'
import { blockingPool, Dialect } from './postgres/dialect.ts'
import type { Database, Executor } from './schema.ts'

/** The stores' own questions over a connection that cannot write. Closing the connection stays with whoever opened it. */
export const readerOf = (connection: Sqlite.Database | Blocking): Executor =>
  new Kysely<Database>({
    dialect:
      'ask' in connection
        ? new Dialect({ pool: blockingPool(connection) })
        : new SqliteDialect({ database: connection }),
  })
