import { type Kysely, sql } from 'kysely'

/** Whether a card shows its form since it was last answered: what is typed into it stands on the client alone. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql.raw('alter table outbox add column form_open integer not null default 0').execute(db)
}
