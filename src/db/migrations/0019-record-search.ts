import { type Kysely, sql } from 'kysely'

const statements = [
  'create table record_doc (doc integer primary key, record_id text not null unique references record(id))',
  // Of one character as well: a beginning would have to be looked for among all pairs.
  `create virtual table record_words using fts5 (tokens, content = '', contentless_delete = 1, detail = none, prefix = '1',
     tokenize = "ascii tokenchars '_-'")`,
  // Records that the index does not know as they are.
  'create table unindexed_record (record_id text primary key references record(id)) without rowid',
  'insert into unindexed_record select id from record',
]

/** Text search over records. What was there before is taken into the index a little at a time, after the start. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
