import { type Kysely, sql } from 'kysely'

const statements = [
  // What a row says is read once, when it leaves; the row is read and written all the time.
  'create table outbox_body (seq integer primary key references outbox(seq) on delete cascade, body text not null)',
  `insert into outbox_body select seq, body from outbox where body <> '' or state in ('pending', 'sending', 'uncertain')`,
  'alter table outbox drop column body',
  // A state in the key was written anew at every step of a message. By the day alone it grows at its end.
  'drop index outbox_topic',
  'create index outbox_created on outbox (created_at)',
  // Many rows are about no item, or belong to no period.
  'drop index outbox_item',
  'create index outbox_item on outbox (item_id, topic) where item_id is not null',
  'drop index outbox_period',
  'create index outbox_period on outbox (period, topic, chain_id) where period is not null',
]

/** A message costs half of what it wrote: its body lies beside its row, and fewer indexes follow it. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
