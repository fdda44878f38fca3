import { type Kysely, sql } from 'kysely'

const statements = [
  // The first night after it fills in the day.
  `alter table record add column told text not null default '[]'`,
  'alter table record add column next_on text',
  'create index record_speaks on record (next_on) where open = 1 and next_on is not null',
  // An open one of the same title is found by its letters and digits, however many there are.
  'alter table record add column title_key text',
  'create index record_title on record (kind, title_key) where open = 1',
  `create table morning_line (person_id text not null references person(id), record_id text not null references record(id), key text not null,
     in_place_of text, primary key (person_id, record_id, key)) without rowid`,
  `create table record_shown (record_id text not null references record(id), outbox_id text not null, shown text not null, at text not null,
     primary key (record_id, outbox_id)) without rowid`,
  'create index record_shown_on on record_shown (outbox_id)',
]

/** What records say by themselves, and which cards name them. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
