import { type Kysely, sql } from 'kysely'

const statements = [
  `create table item_return (item_id text not null, rev integer not null, reason text not null, by_name text not null, at text not null,
     due_at text not null, settled_at text, primary key (item_id, rev), foreign key (item_id, rev) references revision(item_id, rev))`,
  // 我的 of the office asks for what is still out.
  'create index item_return_open on item_return (due_at) where settled_at is null',
]

/** 退回: a revision sent back for lack of substance, and until when it is to be made good. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
