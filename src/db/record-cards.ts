import type { Instant } from '../domain/time.ts'
import { type Sent, toSent } from './outbox.ts'
import type { Executor, Tx } from './schema.ts'

/** Cards of a record that people have in private, sent since then. */
export const recordCards = async (db: Executor, recordId: string, since: Instant = ''): Promise<Sent[]> =>
  (
    await db
      .selectFrom('outbox')
      .selectAll()
      .where('item_id', '=', recordId)
      .where('topic', '=', 'record-card')
      .where('target_type', '=', 'open_id')
      .where('state', 'in', ['pending', 'sending', 'sent', 'uncertain'])
      .where('created_at', '>=', since)
      .execute()
  ).map(toSent)

/** Cards that ask where the records of a closed chain go. */
export const cardsOfClosedChain = async (db: Executor, itemId: string): Promise<string[]> =>
  (
    await db
      .selectFrom('outbox')
      .select('id')
      .where('item_id', '=', itemId)
      .where('verb', '=', 'send')
      .where('state', 'in', ['pending', 'sending', 'sent', 'uncertain'])
      .execute()
  ).map(({ id }) => id)

/** The card of a form shows from now on what came of it. */
export const setItemOf = async (
  tx: Tx,
  id: string,
  item: { id: string; chainId: string | undefined },
): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({ item_id: item.id, chain_id: item.chainId ?? null })
    .where('id', '=', id)
    .execute()
}
