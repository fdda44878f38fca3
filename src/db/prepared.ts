import type { Compilable } from 'kysely'
import { isPostgres } from './dialect.ts'
import type { Executor } from './schema.ts'
import { driverOf } from './straight.ts'

/** Stands in a query for a value that is known only when it runs. */
class Slot {
  readonly name: PropertyKey
  constructor(name: PropertyKey) {
    this.name = name
  }
}

type Compiled<Row> = ReturnType<Compilable<Row>['compile']>

const slotsOf = <Values extends object>(values: Values): Values =>
  Object.fromEntries(Object.keys(values).map((name) => [name, new Slot(name)])) as Values

/**
 * A query built and compiled at its first use and run with other values from then on: for what every submission asks, where building costs
 * more than asking. Inside of a transaction it goes straight to the driver. Types are those of the query; the number and order of its values
 * must not depend on them.
 * @param build with `all`, a row is written whose columns are the names of its values
 */
export const prepared = <Values extends object, Row>(
  build: (db: Executor, slot: <Name extends keyof Values>(name: Name) => Values[Name], all: Values) => Compilable<Row>,
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
    if (driver) return driver(made.sql, parameters) as Row[]
    return (await db.executeQuery<Row>({ ...made, parameters })).rows
  }
}
