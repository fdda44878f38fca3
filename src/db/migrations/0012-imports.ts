import { type Kysely, sql } from 'kysely'

const statements = [
  `create table record_import (id text primary key, kind text not null, person_id text not null references person(id), message_id text not null,
     file_name text not null, hash text not null, state text not null, rows text not null, faults text not null, counts text not null,
     created_at text not null)`,
]

/** Files that people fill in and send back. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
