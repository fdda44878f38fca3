import type { Instant, Week } from '../domain/time.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'
import { markUnindexed } from './search-index.ts'

/** 退回: the office or the chain's lead sent a revision back, with a reason and a new due time. */
export interface Return {
  itemId: string
  rev: number
  reason: string
  byName: string
  byPerson?: string | undefined
  at: Instant
  dueAt: Instant
  /** When it was filed again. */
  settledAt?: Instant | undefined
}

const toReturn = (row: Database['item_return']): Return => ({
  itemId: row.item_id,
  rev: row.rev,
  reason: row.reason,
  byName: row.by_name,
  byPerson: row.by_person ?? undefined,
  at: row.at,
  dueAt: row.due_at,
  settledAt: row.settled_at ?? undefined,
})

export const addReturn = async (tx: Tx, entry: Return): Promise<void> => {
  await tx
    .insertInto('item_return')
    .values({
      item_id: entry.itemId,
      rev: entry.rev,
      reason: entry.reason,
      by_name: entry.byName,
      at: entry.at,
      due_at: entry.dueAt,
      settled_at: null,
      by_person: entry.byPerson ?? null,
    })
    .execute()
  await markUnindexed(tx, entry.itemId)
}

export const settleReturn = async (tx: Tx, itemId: string, at: Instant): Promise<void> => {
  await tx
    .updateTable('item_return')
    .set({ settled_at: at })
    .where('item_id', '=', itemId)
    .where('settled_at', 'is', null)
    .execute()
}

/** Every return of an item, oldest first. */
export const returnsOf = async (db: Executor, itemId: string): Promise<Return[]> =>
  (await ofItem(db, { itemId })).map(toReturn)

const ofItem = prepared<{ itemId: string }, Database['item_return']>((db, slot) =>
  db.selectFrom('item_return').selectAll().where('item_id', '=', slot('itemId')).orderBy('rev'),
)

/** The return an item waits for, while it is `returned`. */
export const openReturn = async (db: Executor, itemId: string): Promise<Return | undefined> =>
  (await returnsOf(db, itemId)).find(({ settledAt }) => settledAt === undefined)

/** Every return of a period, oldest first. */
export const returnsOfPeriod = async (db: Executor, period: Week): Promise<Return[]> =>
  (
    await db
      .selectFrom('item_return')
      .innerJoin('item', 'item.id', 'item_return.item_id')
      .selectAll('item_return')
      .where('item.period', '=', period)
      .orderBy('item_return.at')
      .execute()
  ).map(toReturn)

/** What has been returned and not been filed again, soonest due first. */
export const openReturns = async (db: Executor): Promise<Return[]> =>
  (await db.selectFrom('item_return').selectAll().where('settled_at', 'is', null).orderBy('due_at').execute()).map(
    toReturn,
  )
