import { type Kysely, sql } from 'kysely'

const statements = [
  // In the very order of a list, so that its first page ends the reading.
  'drop index record_kind',
  'create index record_kind on record (kind, rank, due is null, due, year, no) where open = 1',
  'drop index record_decide',
  'create index record_decide on record (kind, rank, due is null, due, year, no) where open = 1 and decide = 1',
  // The night goes through all open ones a few at a time, and reads of the closed ones nothing. By id, since an index on what is the same in
  // all of them would look like the better one to every other question.
  'create index record_open on record (id) where open = 1',
  // What nobody has on a desk is little, whatever else is open.
  `create index record_of_nobody on record (chain_id, unit, kind)
     where open = 1 and owner is null and (unit <> '本链专班' or chain_id is null)`,
]

/** Lists, counts, desks and nights of a ledger with a hundred thousand open records. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
