import { PostgresAdapter, type RawBuilder, type RawNode, sql } from 'kysely'
import type { Executor } from './schema.ts'

/*
 * Where the two databases have no word in common, a query says it for both, and the compiler of each takes its own. Queries stay written once, and
 * a compiled one belongs to one of them.
 */

export interface Twofold extends RawNode {
  readonly postgres: RawNode
}

export const either = <T>(sqlite: RawBuilder<T>, postgres: RawBuilder<T>): RawBuilder<T> => {
  const twofold = {
    toOperationNode: (): Twofold => ({ ...sqlite.toOperationNode(), postgres: postgres.toOperationNode() }),
  }
  return sql<T>`${twofold}`
}

export const isPostgres = (db: Executor): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** `indexed by`: SQLite is told which index it is to take. PostgreSQL knows how many rows there are of what. */
export const by = (index: string): RawBuilder<unknown> => either(sql`indexed by ${sql.raw(index)}`, sql``)

/** A column by which SQLite is to look up nothing. */
export const unindexed = (column: string): RawBuilder<unknown> =>
  either(sql`+${sql.ref(column)}`, sql`${sql.ref(column)}`)

/** A join that SQLite is not to turn round. */
export const inOrder = either(sql`cross join`, sql`join`)

/** All values of a column, each once, as a JSON list. */
export const listOf = (column: string): RawBuilder<string> =>
  either(
    sql`json_group_array(distinct ${sql.ref(column)})`,
    sql`coalesce(cast(json_agg(distinct ${sql.ref(column)}) as text), '[]')`,
  )

/** Whether letters are small or capital makes no difference. */
export const like = either(sql`like`, sql`ilike`)
