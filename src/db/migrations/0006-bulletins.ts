import { type Kysely, sql } from 'kysely'

const statements = [
  `create table bulletin (id text primary key, state text not null, step text not null, rev integer not null,
     from_week text not null, to_week text not null, content text not null, groups text not null, year integer, number integer,
     created_at text not null, saved_by text not null, saved_by_name text not null, saved_at text not null, issued_at text)`,
  // A number is taken once, by two processes as by one.
  'create unique index bulletin_number on bulletin (year, number)',
  'create index bulletin_saved on bulletin (saved_at)',
  `create table bulletin_source (bulletin_id text not null references bulletin(id), position integer not null, kind text not null,
     chain_id text not null references chain(id), item_id text not null, rev integer not null, text text not null,
     primary key (bulletin_id, position), foreign key (item_id, rev) references revision(item_id, rev))`,
]

/** 简报: its texts and number, and which version of which report each line was taken from. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
