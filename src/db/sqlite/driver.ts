import { createRequire } from 'node:module'
import type Sqlite from 'better-sqlite3'

/** The driver is loaded where a database is a file, and nowhere else. */
export const connectSqlite = (file: string, options?: Sqlite.Options): Sqlite.Database => {
  const Driver = createRequire(import.meta.url)('better-sqlite3') as typeof Sqlite
  return new Driver(file, options)
}
