import { type Kysely, sql } from 'kysely'

const statements = [
  `create table record (id text primary key, kind text not null, year integer not null, no integer not null, chain_id text references chain(id),
     title text not null, state text not null, open integer not null, light text, light_sum text, rank integer not null, decide integer not null, due text,
     due_is_default integer not null, unit text, owner text references person(id), owner_name text, raised_by text references person(id),
     raised_by_name text not null, post text, source text not null, sensitive integer not null, field_values text not null, rev integer not null,
     moved_at text not null, created_at text not null, closed_at text, unique (kind, year, no))`,
  // Lists: worst light first, then the day.
  'create index record_chain on record (kind, chain_id, rank, due, no) where open = 1',
  'create index record_kind on record (kind, rank, due, no) where open = 1',
  // 我的: what waits for a person, or for a unit.
  'create index record_owner on record (owner, kind) where open = 1',
  'create index record_unit_of on record (unit, kind) where open = 1',
  'create index record_raised on record (raised_by, kind) where open = 1',
  // What somebody has to decide about.
  'create index record_decide on record (kind, chain_id, rank, due) where open = 1 and decide = 1',
  'create index record_closed on record (kind, chain_id, closed_at) where open = 0',
  `create table record_helper (unit text not null, record_id text not null references record(id), primary key (unit, record_id)) without rowid`,
  `create table record_step (record_id text not null references record(id), seq integer not null, at text not null, person_id text,
     person_name text not null, post text, step text not null, from_state text, to_state text not null, given text not null, before text,
     reason text, via text not null, source_key text not null, primary key (record_id, seq)) without rowid`,
  'create unique index record_step_cause on record_step (source_key)',
  `create table record_link (from_id text not null, to_id text not null, how text not null, at text not null, primary key (from_id, to_id, how))
     without rowid`,
  'create index record_link_to on record_link (to_id)',
  `create table record_draft (key text not null, person_id text not null references person(id), typed text not null, saved_at text not null,
     primary key (key, person_id)) without rowid`,
]

/** 台账: records of all kinds, each step of their lives, and what they hang together with. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
