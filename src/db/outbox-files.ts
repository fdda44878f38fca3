import { type SqlBool, sql } from 'kysely'
import { type Outgoing, toOutgoing } from './outbox.ts'
import type { Executor } from './schema.ts'

/** Files that were asked for and have not been sent, in the order they will be made. */
export const waitingFiles = async (db: Executor): Promise<Outgoing[]> =>
  (
    await db
      .selectFrom('outbox')
      .selectAll()
      // Spelt out, the index of what waits can be used; a bound value hides that it fits.
      .where(sql<SqlBool>`state in ('pending', 'sending')`)
      .where('verb', '=', 'file')
      .orderBy('seq')
      .execute()
  ).map(toOutgoing)
