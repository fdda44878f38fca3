import type { OpenDatabase } from '../../src/db/database.ts'
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

export const rawOf = (database: OpenDatabase): Raw => sqliteOf(database).raw
