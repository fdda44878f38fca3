import { type Kysely, sql } from 'kysely'

const statements = [
  'drop index outbox_message',
  // What has not arrived has no id: it was written among all others without one, and taken from there when it had one.
  'create index outbox_message on outbox (message_id) where message_id is not null',
]

/** A message that arrives is written into this index once instead of three times. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
