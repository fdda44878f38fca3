import type { Instant } from '../domain/time.ts'
import { type NewOutgoing, type Sent, toSent } from './outbox.ts'
import type { Executor, Tx } from './schema.ts'

/** Reminders of one item to one person that went out, are on their way or wait for the hour chosen with 稍后. */
export const remindersTo = async (db: Executor, itemId: string, personId: string): Promise<Sent[]> =>
  (
    await db
      .selectFrom('outbox')
      .selectAll()
      .where('item_id', '=', itemId)
      .where('topic', 'in', ['reminder-1', 'reminder-2'])
      .where('person_id', '=', personId)
      .where('verb', '=', 'send')
      .where('state', 'not in', ['dropped', 'refused'])
      .orderBy('seq')
      .execute()
  ).map(toSent)

/** Gives a reminder that waits another hour. One that nobody has begun to send only. */
export const moveReminder = async (
  tx: Tx,
  id: string,
  to: { at: Instant } & Pick<NewOutgoing, 'body' | 'expiresAt'>,
): Promise<void> => {
  const moved = await tx
    .updateTable('outbox')
    .set({ next_at: to.at, expires_at: to.expiresAt ?? null })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where('attempts', '=', 0)
    .returning('seq')
    .executeTakeFirst()
  if (moved) await tx.updateTable('outbox_body').set({ body: to.body }).where('seq', '=', moved.seq).execute()
}
