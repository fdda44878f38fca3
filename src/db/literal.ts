import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * `column = 'value'` with the value in the text. SQLite uses a partial index only where the query says the index's condition in so many words:
 * a bound value is not known when the plan is made.
 */
export const says = (column: string, value: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} = ${sql.lit(value)}`

/** `column not in (…)` for a list of changing length under one text, so that the statement is kept. */
export const noneOf = (column: string, values: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} not in (select value from json_each(${JSON.stringify(values)}))`
