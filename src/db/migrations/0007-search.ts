import { type Kysely, sql } from 'kysely'

const statements = [
  // Numbered in the order of the weeks, so that newest first and a range of weeks are a range of numbers.
  'create table report_doc (doc integer primary key, item_id text not null unique references item(id), rev integer not null)',
  // The texts stand in revision: here are only the tokens they are found by, without their places.
  `create virtual table report_words using fts5 (tokens, content = '', contentless_delete = 1, detail = none,
     tokenize = "unicode61 remove_diacritics 0 tokenchars '_-'")`,
  // Reports that the index does not know as they are.
  'create table unindexed (item_id text primary key references item(id)) without rowid',
  'insert into unindexed select id from item where current_rev > 0',
  // A month's card asks for the enterprises of each chain.
  'create index enterprise_role_chain on enterprise_role (chain_id)',
]

/** Text search over reports. What was filed before is taken into the index a little at a time, after the start. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
