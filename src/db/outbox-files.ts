import { says } from './literal.ts'
import { type Outgoing, toSent } from './outbox.ts'
import type { Executor } from './schema.ts'

/** Files that were asked for and have not been sent, in the order they will be made. */
export const waitingFiles = async (db: Executor): Promise<Outgoing[]> =>
  (
    await db
      .selectFrom('outbox')
      .innerJoin('outbox_body', 'outbox_body.seq', 'outbox.seq')
      .selectAll('outbox')
      .select('body')
      .where('outbox.seq', 'in', ({ selectFrom }) =>
        selectFrom('outbox')
          .select('seq')
          .where(says('state', 'pending'))
          .unionAll(selectFrom('outbox').select('seq').where(says('state', 'sending'))),
      )
      .where('verb', '=', 'file')
      .orderBy('outbox.seq')
      .execute()
  ).map((row) => ({ ...toSent(row), body: row.body }))
