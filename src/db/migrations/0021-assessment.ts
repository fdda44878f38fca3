import { type Kysely, sql } from 'kysely'

const statements = [
  `create table assessment_rules (year integer not null, version integer not null, file text not null, body text not null, applied_at text not null,
     primary key (year, version)) without rowid`,
  `create table assessment_entry (id text primary key, year integer not null, no integer not null, sort text not null, of text not null,
     chain_id text references chain(id), value real not null, reason text not null, person_id text references person(id), person_name text not null,
     post text, at text not null, state text not null, second_id text references person(id), second_name text, settled_at text, settled_why text,
     source_key text not null unique, unique (year, no))`,
  'create index assessment_entry_chain on assessment_entry (year, chain_id)',
  `create table assessment_sheet (year integer not null, chain_id text not null references chain(id), seq integer not null, why text not null,
     from_day text not null, to_day text not null, rules_version integer not null, body text not null, made_at text not null, appeal_until text,
     primary key (year, chain_id, seq))`,
  // All that a chain has, open or not.
  'create index record_of_chain on record (chain_id, kind)',
]

/** 考核: its rules by year, what is entered by hand, and the sheets as they stood. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
