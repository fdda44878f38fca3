import { type Kysely, sql } from 'kysely'
import { numberedTables } from '../postgres/ddl.ts'
import type { Table } from '../tables.ts'

export const tablesOfFile = async (db: Kysely<unknown>): Promise<Table[]> => {
  const { rows } = await sql<{ name: string }>`
    select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'`.execute(
    db,
  )
  return Promise.all(
    rows.map(async ({ name }) => {
      const columns = (
        await sql<{ name: string; pk: number }>`select name, pk from pragma_table_info(${name})`.execute(db)
      ).rows
      const others = await sql<{ name: string }>`
        select distinct "table" as name from pragma_foreign_key_list(${name})`.execute(db)
      const key = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
      return {
        name,
        columns: [...columns.map((column) => column.name), ...(numberedTables.includes(name) ? ['rowid'] : [])],
        key: key.length > 0 ? key.map((column) => column.name) : ['rowid'],
        references: others.rows.map((other) => other.name),
      }
    }),
  )
}
