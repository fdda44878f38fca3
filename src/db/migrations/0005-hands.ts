import { type Kysely, sql } from 'kysely'

const statements = [
  `create table sign_off (item_id text not null, rev integer not null, state text not null, asked_at text not null, passes_at text,
     signed_by text references person(id), signed_by_name text, settled_at text, primary key (item_id, rev),
     foreign key (item_id, rev) references revision(item_id, rev))`,
  // Asked at every tick: whose four hours are over.
  `create index sign_off_waiting on sign_off (passes_at) where state = 'waiting'`,
  // 我的 of whoever sent a report back. Null: before this was written down.
  'alter table item_return add column by_person text references person(id)',
  `create table fragment (id text primary key, item_id text not null references item(id), person_id text not null references person(id),
     person_name text not null, unit text not null, text text not null, state text not null, sent_at text not null)`,
  'create index fragment_item on fragment (item_id)',
  'create table person_unit (person_id text primary key references person(id), unit text not null)',
]

/** 审签, and what cooperating units add to a report. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
