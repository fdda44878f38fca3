import type { Kysely } from 'kysely'
import { isPostgres } from './dialect.ts'
import { goOnCounting, tablesOfServer } from './postgres/tables.ts'
import type { Executor } from './schema.ts'
import { tablesOfFile } from './sqlite/tables.ts'

/** A table, the same in both databases. */
export interface Table {
  name: string
  columns: string[]
  /** By which its rows are put in order. */
  key: string[]
  /** Tables whose rows have to be there before. */
  references: string[]
}

/** What every row of a database is in, but for what searches find it by, which is made of the rest; those that others refer to come first. */
export const tablesOf = async (db: Kysely<unknown>): Promise<Table[]> => {
  const left = new Map(
    (await (onServer(db) ? tablesOfServer(db) : tablesOfFile(db))).map((table) => [table.name, table]),
  )
  const ordered: Table[] = []
  while (left.size > 0) {
    const free = [...left.values()].filter(({ name, references }) =>
      references.every((other) => other === name || !left.has(other)),
    )
    if (free.length === 0) throw new Error(`tables that refer to each other: ${[...left.keys()].join(', ')}`)
    for (const table of free.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      ordered.push({ ...table, columns: table.columns.toSorted() })
      left.delete(table.name)
    }
  }
  return ordered
}

/** After rows were put in with numbers of their own: whatever counts by itself goes on after them, as it does in a file without a word. */
export const countOn = async (db: Kysely<unknown>): Promise<void> => {
  if (onServer(db)) await goOnCounting(db)
}

const onServer = (db: Kysely<unknown>): boolean => isPostgres(db as unknown as Executor)
