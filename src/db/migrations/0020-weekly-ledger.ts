import { type Kysely, sql } from 'kysely'

const statements = [
  // In the very order of a list: a weekly report offers the first tasks of its chain and reads no more.
  'drop index record_chain',
  'create index record_chain on record (kind, chain_id, rank, due is null, due, year, no) where open = 1',
  // What a weekly report speaks of, whatever else is open: asked in one, or answered and to be confirmed.
  `create index record_asked on record (chain_id) where kind = 'problem' and open = 1 and (source = '周报' or state = 'answered')`,
  // 无变化 by a weekly report. No step of the record, which stays as it is: a chain may have many, and each report says it of all of them at once.
  `create index record_marked on record (chain_id, created_at, id) where kind = 'risk' and open = 1 and state = 'open'`,
  `create table record_same (record_id text not null, item_id text not null, at text not null, person_id text, person_name text not null,
     post text, report text not null, primary key (record_id, item_id)) without rowid`,
]

/** A weekly report of a chain with hundreds of open records. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
