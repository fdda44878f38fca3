import { type SqlBool, sql } from 'kysely'
import { notLeft, type OutboxRow, type Sent, toSent } from './outbox.ts'
import { prepared } from './prepared.ts'
import type { Executor, Tx } from './schema.ts'
import { factsOf } from './topics.ts'

export const outgoingByMessage = async (db: Executor, messageId: string): Promise<Sent | undefined> => {
  const [row] = await byMessage(db, { messageId })
  return row && toSent(row)
}

// Values in the text: for a list of bound ones SQLite builds a table at every run.
const byMessage = prepared<{ messageId: string }, OutboxRow>((db, slot) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('message_id', '=', slot('messageId'))
    .where(sql<SqlBool>`verb in ('send', 'reply')`)
    .orderBy('seq')
    .limit(sql.lit(1)),
)

/** Everything said about an item, newest first: a handful of rows. */
export const sentAbout = async (db: Executor, itemId: string): Promise<Sent[]> =>
  (await byItem(db, { itemId })).map(toSent).sort((a, b) => b.seq - a.seq)

const byItem = prepared<{ itemId: string }, OutboxRow>((db, slot) =>
  db.selectFrom('outbox').selectAll().where('item_id', '=', slot('itemId')),
)

const standing: ReadonlySet<Sent['state']> = new Set(['pending', 'sending', 'sent', 'uncertain'])

/** Those of them that are cards of its report and that people may still have before them. */
export const cardsAmong = (rows: readonly Sent[]): Sent[] =>
  rows.filter(({ topic, state }) => factsOf(topic).showsReport && standing.has(state))

/** Withdraws reminders of an item that have not left yet, or are to be tried again. @param rows what was said about it. */
export const dropReminders = async (tx: Tx, rows: readonly Sent[]): Promise<void> => {
  for (const { id, topic, state, maybeSince } of rows)
    if (factsOf(topic).asksFor === 'owed' && (state === 'pending' || (state === 'sending' && maybeSince === undefined)))
      await withdraw(tx, { id })
}

const withdraw = prepared<{ id: string }, unknown>((db, slot) =>
  db.updateTable('outbox').set({ state: 'dropped', error: 'withdrawn' }).where('id', '=', slot('id')).where(notLeft),
)
