import { type Kysely, sql } from 'kysely'

/** 查 finds what was picked in a report as well: all of them are taken into the index anew, a little at a time, after the start. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('insert or ignore into unindexed select id from item where current_rev > 0').execute(db)
}
