import { sql } from 'kysely'
import type { Tx } from './schema.ts'

/**
 * Does something and takes back whatever it put into the outbox, in the same transaction, before anybody can have seen it. Nothing is left to
 * whoever writes messages: what they will say next year is not sent either.
 */
export const withoutSending = async <T>(tx: Tx, work: () => Promise<T>): Promise<T> => {
  const { last } = await tx
    .selectFrom('outbox')
    .select(sql<number>`coalesce(max(seq), 0)`.as('last'))
    .executeTakeFirstOrThrow()
  const done = await work()
  const added = tx.selectFrom('outbox').select('id').where('seq', '>', last)
  await tx.deleteFrom('record_shown').where('outbox_id', 'in', added).execute()
  await tx.deleteFrom('outbox_body').where('seq', '>', last).execute()
  await tx.deleteFrom('outbox').where('seq', '>', last).execute()
  return done
}
