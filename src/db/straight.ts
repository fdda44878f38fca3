import type { Executor, Tx } from './schema.ts'

/** Runs one statement and returns its rows, none for one that only writes. */
export type Driver = (sql: string, parameters: readonly unknown[]) => unknown[] | Promise<unknown[]>

/** Takes an answer that nobody needs, and waits for it before the piece of work ends. */
export type Hold = (answer: Promise<unknown>) => void

interface Straight {
  driver: Driver
  /** Only where answers come from another process. */
  hold?: Hold | undefined
}

/**
 * Transactions whose statements may go straight to the driver: Kysely's way from a compiled query to it costs as much as SQLite. Outside of
 * one they must not: Kysely keeps others off the connection while a transaction is open on it.
 */
const drivers = new WeakMap<Executor, Straight>()

export const goStraight = (tx: Tx, driver: Driver, hold?: Hold): void => void drivers.set(tx, { driver, hold })
export const driverOf = (db: Executor): Driver | undefined => drivers.get(db)?.driver
export const holdOf = (db: Executor): Hold | undefined => drivers.get(db)?.hold
