import { type Kysely, sql } from 'kysely'

const statements = [
  `create table bulletin_record (bulletin_id text not null references bulletin(id), position integer not null,
     record_id text not null references record(id), rev integer not null, text text not null, primary key (bulletin_id, position))`,
  'create index bulletin_record_of on bulletin_record (record_id)',
]

/** Records a 简报 speaks of: an experience stands in one issue. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
