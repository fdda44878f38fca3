import Sqlite from 'better-sqlite3'
import type { OpenDatabase } from '../../src/db/database.ts'
import { isServer } from '../../src/db/place.ts'
import { type Blocking, connectBlocking } from '../../src/db/postgres/blocking.ts'
import { sqliteOf } from '../../src/db/sqlite/open.ts'

/** Asks and changes a database past the product, at once: what a test plants, and what it looks up. */
export interface Raw {
  exec(sql: string): unknown
  prepare(sql: string): RawStatement
}

interface RawStatement {
  // biome-ignore lint/suspicious/noExplicitAny: whatever the test knows that it is.
  all(...values: unknown[]): any[]
  // biome-ignore lint/suspicious/noExplicitAny: whatever the test knows that it is.
  get(...values: unknown[]): any
  run(...values: unknown[]): unknown
  /** The first column alone. */
  pluck(): RawStatement
}

/** Somebody else's connection: it sees what is committed. */
export const connectTo = (place: string, timeout = 0): Raw & { close(): void } =>
  isServer(place) ? connectBlocking(place) : new Sqlite(place, { timeout })

const connections = new WeakMap<OpenDatabase, Blocking>()

export const rawOf = (database: OpenDatabase): Raw => {
  if (database.kind === 'sqlite') return sqliteOf(database).raw
  const known = connections.get(database)
  if (known) return known
  const made = connectBlocking(database.place)
  connections.set(database, made)
  const { close } = database
  database.close = () => {
    made.close()
    return close()
  }
  return made
}
