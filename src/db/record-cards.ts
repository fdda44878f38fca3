import type { Instant } from '../domain/time.ts'
import { type Sent, toSent } from './outbox.ts'
import { prepared } from './prepared.ts'
import type { Executor, Tx } from './schema.ts'

/** Cards of a record that people have in private, sent since then. */
export const recordCards = async (db: Executor, recordId: string, since: Instant = ''): Promise<Sent[]> =>
  (await privateCards(db, { recordId, since })).map(toSent)

const privateCards = prepared<{ recordId: string; since: Instant }, Parameters<typeof toSent>[0]>((db, slot) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('item_id', '=', slot('recordId'))
    .where('topic', '=', 'record-card')
    .where('target_type', '=', 'open_id')
    .where('state', 'in', ['pending', 'sending', 'sent', 'uncertain'])
    .where('created_at', '>=', slot('since')),
)

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
