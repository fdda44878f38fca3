import type { Compilable } from 'kysely'
import { isPostgres } from './dialect.ts'
import type { Executor, Tx } from './schema.ts'
import { driverOf, holdOf } from './straight.ts'

/** Stands in a query for a value that is known only when it runs. */
class Slot {
  readonly name: PropertyKey
  constructor(name: PropertyKey) {
    this.name = name
  }
}

/** With `all`, a row is written whose columns are the names of its values. */
type Build<Values extends object, Row> = (
  db: Executor,
  slot: <Name extends keyof Values>(name: Name) => Values[Name],
  all: Values,
) => Compilable<Row>

type Compiled<Row> = ReturnType<Compilable<Row>['compile']>

const slotsOf = <Values extends object>(values: Values): Values =>
  Object.fromEntries(Object.keys(values).map((name) => [name, new Slot(name)])) as Values

/**
 * A query built and compiled at its first use and run with other values from then on: for what every submission asks, where building costs
 * more than asking. Inside of a transaction it goes straight to the driver. Types are those of the query; the number and order of its values
 * must not depend on them.
 */
export const prepared = <Values extends object, Row>(
  build: Build<Values, Row>,
): ((db: Executor, values: Values) => Promise<Row[]>) => {
  const compiled: [sqlite?: Compiled<Row>, postgres?: Compiled<Row>] = []
  return async (db, values) => {
    const dialect = isPostgres(db) ? 1 : 0
    compiled[dialect] ??= build(db, (name) => new Slot(name) as never, slotsOf(values)).compile()
    const made = compiled[dialect]
    const parameters = made.parameters.map((value) =>
      value instanceof Slot ? values[value.name as keyof Values] : value,
    )
    const driver = driverOf(db)
    if (driver) return driver(made.sql, parameters) as Row[] | Promise<Row[]>
    return (await db.executeQuery<Row>({ ...made, parameters })).rows
  }
}

/**
 * A prepared statement that only writes. Where the database is another process it is on its way, in its order, when this returns; the piece of work
 * waits for it before it ends, and fails if it has failed. Elsewhere it is done.
 */
export const unawaited = <Values extends object>(
  build: Build<Values, unknown>,
): ((tx: Tx, values: Values) => Promise<unknown>) => {
  const run = prepared(build)
  return (tx, values) => {
    const answer = run(tx, values)
    const hold = holdOf(tx)
    if (!hold) return answer
    hold(answer)
    return Promise.resolve()
  }
}
