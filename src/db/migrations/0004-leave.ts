import { type Kysely, sql } from 'kysely'

const statements = [
  `create table leave (id text primary key, person_id text not null references person(id), from_day text not null, to_day text not null,
     stand_in text references person(id), state text not null, told text not null, begun_at text, created_at text not null, settled_at text)`,
  // Asked for each chain that is about to be asked or reminded.
  'create index leave_running on leave (state, to_day)',
  'create index leave_person on leave (person_id)',
  `create table chief_push (chain_id text primary key references chain(id), mode text not null, set_by text not null references person(id),
     set_at text not null)`,
  `create table naming (id text primary key, item_id text not null references item(id), reason text not null, use text not null,
     with_person integer not null, state text not null, proposed_by text not null, created_at text not null, settled_at text)`,
  'create index naming_item on naming (item_id)',
]

/** 请假, the chief's word on when to push, 点名. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
