import { prepared, unawaited } from './prepared.ts'
import type { Database, Executor } from './schema.ts'

/** What a row of the outbox says lies beside it: some 5 KB that nobody reads who only looks whose card it is. */
export const saveBody = unawaited<Database['outbox_body']>((db, slot) =>
  db.insertInto('outbox_body').values({ seq: slot('seq'), body: slot('body') }),
)

/** @returns nothing once it is forgotten. */
export const bodyOf = async (db: Executor, seq: number): Promise<string> => (await bySeq(db, { seq }))[0]?.body ?? ''

const bySeq = prepared<{ seq: number }, { body: string }>((db, slot) =>
  db.selectFrom('outbox_body').select('body').where('seq', '=', slot('seq')),
)
