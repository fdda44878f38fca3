import { type Kysely, sql } from 'kysely'

const statements = [
  'alter table record add column act_at text',
  'create index record_acts on record (act_at) where open = 1 and act_at is not null',
  // A task force's desk, of every kind at once.
  'create index record_chain_unit on record (chain_id, unit) where open = 1',
]

/** When the clock takes a step of a record by itself: nobody has acted until then. And what lies on a task force's desk. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
