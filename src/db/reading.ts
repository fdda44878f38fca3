import { isServer } from './place.ts'
import { connectBlocking } from './postgres/blocking.ts'
import type { Executor } from './schema.ts'
import { connectSqlite } from './sqlite/driver.ts'

/** A connection that cannot write, in a thread that does nothing else: answers are waited for. All that is read is of one moment. */
export interface Reading {
  prepare(sql: string): ReadingStatement
  /** The stores' own questions over it; the query builder is loaded for them alone, since it doubles the time a thread needs to start. */
  reader(): Promise<Executor>
  close(): void
}

export interface ReadingStatement {
  all(...values: unknown[]): unknown[]
  get(...values: unknown[]): unknown
  iterate(...values: unknown[]): IterableIterator<unknown>
  /** The first column alone. */
  pluck(): ReadingStatement
}

/** @param place of an open database */
export const openReading = (place: string): Reading => {
  if (isServer(place)) {
    const blocking = connectBlocking(place)
    blocking.exec('begin isolation level repeatable read read only')
    return {
      prepare: blocking.prepare,
      reader: async () => (await import('./reader.ts')).readerOf(blocking),
      close: blocking.close,
    }
  }
  const raw = connectSqlite(place, { readonly: true, fileMustExist: true })
  raw.pragma('busy_timeout = 2000')
  raw.exec('begin')
  return {
    prepare: (sql) => raw.prepare(sql) as ReadingStatement,
    reader: async () => (await import('./reader.ts')).readerOf(raw),
    close: () => void raw.close(),
  }
}
