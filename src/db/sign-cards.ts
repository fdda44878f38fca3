import type { Selectable } from 'kysely'
import { type Sent, toSent } from './outbox.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** The key of the cards that ask for one revision's sign-off. */
export const signKey = (itemId: string, rev: number): string => `sign-off/${itemId}/${rev}/`

/** Which revision a card asks about. @returns undefined when it is no such card. */
export const signRevision = ({
  topic,
  itemId,
  dedupeKey,
}: Pick<Sent, 'topic' | 'itemId' | 'dedupeKey'>): number | undefined => {
  if ((topic !== 'sign-off' && topic !== 'sign-open') || itemId === undefined) return undefined
  const rev = Number(dedupeKey.slice(signKey(itemId, 0).length - 2).split('/')[0])
  return Number.isInteger(rev) ? rev : undefined
}

/** Withdraws cards of an item that have not gone out yet. */
export const dropSignCards = async (tx: Tx, itemId: string): Promise<void> => {
  await withdraw(tx, { itemId })
}

const withdraw = prepared<{ itemId: string }, unknown>((db, slot) =>
  db
    .updateTable('outbox')
    .set({ state: 'dropped', error: 'settled' })
    .where('state', '=', 'pending')
    .where('topic', '=', 'sign-off')
    .where('item_id', '=', slot('itemId')),
)

/** Cards of one revision's sign-off that people may have before them. */
export const signCardsOf = async (db: Executor, itemId: string, rev: number): Promise<Sent[]> =>
  (await ofItem(db, { itemId })).map(toSent).filter((row) => signRevision(row) === rev)

const ofItem = prepared<{ itemId: string }, Selectable<Database['outbox']>>((db, slot) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('item_id', '=', slot('itemId'))
    .where('topic', 'in', ['sign-off', 'sign-open'])
    .where('state', 'in', ['sending', 'sent', 'uncertain'])
    .orderBy('seq'),
)
