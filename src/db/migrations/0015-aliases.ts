import { type Kysely, sql } from 'kysely'

const statements = [
  // Beside the aliases of the district file, which are written anew with it.
  `create table alias (word text primary key, kind text not null, target text not null, given_by text not null,
    given_at text not null)`,
]

/** 叫法: what else the office calls chains and units. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
