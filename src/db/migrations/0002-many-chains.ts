import { type Kysely, sql } from 'kysely'

const statements = [
  'create index chat_use on chat (use, chain_id)',
  // The cards of one chain's digest, among hundreds.
  'drop index outbox_period',
  'create index outbox_period on outbox (period, topic, chain_id)',
  // In the order of sending, which the index by time did not give.
  'drop index outbox_waiting',
  `create index outbox_pending on outbox (seq) where state = 'pending'`,
  `create index outbox_sending on outbox (seq) where state = 'sending'`,
  // What is to follow a message: its patches, lines in its thread.
  'create index outbox_after on outbox (after_id) where after_id is not null',
  // Prompts are counted by the month, for every digest.
  'create index outbox_topic on outbox (topic, created_at, state)',
]

/** Districts of hundreds of chains: what is looked up for each of them must not read the rows of all. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
