import { type Kysely, sql } from 'kysely'

const statements = [
  'alter table inbox add column item_id text',
  'create index inbox_item on inbox (item_id) where item_id is not null',
]

/** Which report a press was about, to count how many it takes. Of presses from before nobody knows. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
