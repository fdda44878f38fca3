import type { Instant } from '../domain/time.ts'
import { says } from './literal.ts'
import { prepared, unawaited } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'

/** One delivery from Feishu. `key` is what makes it one: message_id for messages, event_id for all else. */
export interface InboxEntry {
  key: string
  altKey?: string | undefined
  kind: 'message' | 'card' | 'event'
  eventType: string
  sentAt?: Instant | undefined
  receivedAt: Instant
  payload?: string | undefined
  state: 'done' | 'failed' | 'dead' | 'ignored'
  attempts: number
  nextAt?: Instant | undefined
  error?: string | undefined
  /** What was answered, so that a second delivery gets the same. */
  answer?: string | undefined
  /** Of a press: the report its card was about. */
  itemId?: string | undefined
}

const toEntry = (row: Database['inbox']): InboxEntry => ({
  key: row.key,
  altKey: row.alt_key ?? undefined,
  kind: row.kind as InboxEntry['kind'],
  eventType: row.event_type,
  sentAt: row.sent_at ?? undefined,
  receivedAt: row.received_at,
  payload: row.payload ?? undefined,
  state: row.state as InboxEntry['state'],
  attempts: row.attempts,
  nextAt: row.next_at ?? undefined,
  error: row.error ?? undefined,
  answer: row.answer ?? undefined,
  itemId: row.item_id ?? undefined,
})

/** Finds a delivery by either of its keys. */
export const findDelivery = async (db: Executor, key: string, altKey?: string): Promise<InboxEntry | undefined> => {
  const [row] = await byEitherKey(db, { key, other: altKey ?? key })
  return row && toEntry(row)
}

const byEitherKey = prepared<{ key: string; other: string }, Database['inbox']>((db, slot) =>
  db
    .selectFrom('inbox')
    .selectAll()
    .where(({ eb, or }) => {
      // No lists: for each `in` of bound values SQLite builds a table of its own.
      const keys = [slot('key'), slot('other')]
      return or(keys.flatMap((one) => [eb('key', '=', one), eb('alt_key', '=', one)]))
    }),
)

export const recordDelivery = async (tx: Tx, entry: InboxEntry, doneAt?: Instant): Promise<void> => {
  await upsert(tx, {
    key: entry.key,
    alt_key: entry.altKey ?? null,
    kind: entry.kind,
    event_type: entry.eventType,
    sent_at: entry.sentAt ?? null,
    received_at: entry.receivedAt,
    payload: entry.payload ?? null,
    state: entry.state,
    attempts: entry.attempts,
    next_at: entry.nextAt ?? null,
    error: entry.error ?? null,
    answer: entry.answer ?? null,
    done_at: doneAt ?? null,
    item_id: entry.itemId ?? null,
  })
}

/** What is written again when it was tried again. Not bound a second time: an answer is some 3 KB. */
const again = ['state', 'attempts', 'next_at', 'error', 'answer', 'done_at'] as const

const upsert = unawaited<Database['inbox']>((db, slot) =>
  db
    .insertInto('inbox')
    .values({
      key: slot('key'),
      alt_key: slot('alt_key'),
      kind: slot('kind'),
      event_type: slot('event_type'),
      sent_at: slot('sent_at'),
      received_at: slot('received_at'),
      payload: slot('payload'),
      state: slot('state'),
      attempts: slot('attempts'),
      next_at: slot('next_at'),
      error: slot('error'),
      answer: slot('answer'),
      done_at: slot('done_at'),
      item_id: slot('item_id'),
    })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet(({ ref }) => Object.fromEntries(again.map((column) => [column, ref(`excluded.${column}`)]))),
    ),
)

/** Deliveries whose handling threw and whose next try has come. */
export const failedDeliveries = async (db: Executor, now: Instant): Promise<InboxEntry[]> =>
  (
    await db
      .selectFrom('inbox')
      .selectAll()
      .where(says('state', 'failed'))
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(20)
      .execute()
  ).map(toEntry)
