import { type Kysely, sql } from 'kysely'
import type { Table } from '../tables.ts'

export const tablesOfServer = async (db: Kysely<unknown>): Promise<Table[]> => {
  const { rows } = await sql<Table>`select relname as name,
      array(select cast(attname as text) from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped) as columns,
      coalesce(nullif(array(select cast(attname as text) from pg_index, unnest(indkey) with ordinality as k (n, place), pg_attribute
        where indrelid = pg_class.oid and indisprimary and attrelid = pg_class.oid and attnum = n order by place), '{}'), '{rowid}') as key,
      array(select distinct cast(other.relname as text) from pg_constraint join pg_class as other on other.oid = confrelid
        where conrelid = pg_class.oid and contype = 'f') as references
    from pg_class
    where relnamespace = cast(current_schema() as regnamespace) and relkind = 'r' and relname not like '%\\_words'`.execute(
    db,
  )
  return rows
}

export const goOnCounting = async (db: Kysely<unknown>): Promise<void> => {
  const { rows } = await sql<{ table: string; column: string }>`select table_name as "table", column_name as "column"
    from information_schema.columns where table_schema = current_schema() and is_identity = 'YES'`.execute(db)
  for (const { table, column } of rows)
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}),
      (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(table)}), false)`.execute(db)
}
