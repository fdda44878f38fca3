import { type Kysely, sql } from 'kysely'

const statements = [
  // A part of a file each: thousands of rows in one would stop everybody while they are read or written.
  `create table import_rows (import_id text not null references record_import(id), first integer not null, rows text not null, faults text not null,
     primary key (import_id, first))`,
  `insert into import_rows select id, 0, rows, faults from record_import where rows <> '[]'`,
  'alter table record_import drop column rows',
  // How far it has come, so that a start after a crash goes on there and counts nothing twice.
  'alter table record_import add column progress text',
  // Firms in the order of their last change: the register is kept in mind, and only what is newer is read again.
  'create table firm_change (firm_id text primary key references record(id), seq integer not null) without rowid',
  'create index firm_change_seq on firm_change (seq)',
]

/** Rows of a file that somebody sent, in parts; and which firms have changed. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
