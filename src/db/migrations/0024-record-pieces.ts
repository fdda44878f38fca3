import { type Kysely, sql } from 'kysely'

const statements = [
  // From nothing: taking each out before it is put in again would merge large parts of the index in one go.
  "insert into record_words (record_words) values ('delete-all')",
  'delete from record_doc',
  'insert or ignore into unindexed_record select id from record',
]

/** The index of records learns pieces of three characters, and whose a record is: all are taken in anew, a little at a time, after the start. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
