import type { Executor, Tx } from './schema.ts'

/** Runs one statement and returns its rows, none for one that only writes. */
export type Driver = (sql: string, parameters: readonly unknown[]) => unknown[]

/**
 * Transactions whose statements may go straight to the driver: Kysely's way from a compiled query to it costs as much as SQLite. Outside of
 * one they must not: Kysely keeps others off the connection while a transaction is open on it.
 */
const drivers = new WeakMap<Executor, Driver>()

export const goStraight = (tx: Tx, driver: Driver): void => void drivers.set(tx, driver)
export const driverOf = (db: Executor): Driver | undefined => drivers.get(db)
