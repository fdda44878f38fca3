import type { Instant } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** What a cooperating unit adds to a report. One per person and item: a newer one takes the place of the one before. */
export interface Fragment {
  id: string
  itemId: string
  personId: string
  personName: string
  /** Empty where the roster names none. */
  unit: string
  text: string
  sentAt: Instant
}

const toFragment = (row: Database['fragment']): Fragment => ({
  id: row.id,
  itemId: row.item_id,
  personId: row.person_id,
  personName: row.person_name,
  unit: row.unit,
  text: row.text,
  sentAt: row.sent_at,
})

export const addFragment = async (tx: Tx, fragment: Fragment): Promise<void> => {
  await tx
    .insertInto('fragment')
    .values({
      id: fragment.id,
      item_id: fragment.itemId,
      person_id: fragment.personId,
      person_name: fragment.personName,
      unit: fragment.unit,
      text: fragment.text,
      state: 'open',
      sent_at: fragment.sentAt,
    })
    .execute()
}

export const endFragment = async (tx: Tx, id: string, state: 'replaced' | 'withdrawn'): Promise<void> => {
  await tx.updateTable('fragment').set({ state }).where('id', '=', id).execute()
}

/** Those of an item that stand, newest first. */
export const fragmentsOf = async (db: Executor, itemId: string): Promise<Fragment[]> =>
  (await ofItem(db, { itemId })).map(toFragment)

const ofItem = prepared<{ itemId: string }, Database['fragment']>((db, slot) =>
  db
    .selectFrom('fragment')
    .selectAll()
    .where('item_id', '=', slot('itemId'))
    .where('state', '=', 'open')
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc'),
)

/** Whether the cooperating units have been asked about an item. */
export const wasRequested = async (db: Executor, itemId: string): Promise<boolean> =>
  (await db
    .selectFrom('outbox')
    .select('id')
    .where('item_id', '=', itemId)
    .where('topic', '=', 'supplement-request')
    .limit(1)
    .executeTakeFirst()) !== undefined
