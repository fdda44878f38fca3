import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Instant, Week } from '../domain/time.ts'
import { newId, sendUuid } from './ids.ts'
import { saveBody } from './outbox-bodies.ts'
import type { OutgoingBody } from './outgoing-body.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor, Tx } from './schema.ts'
import type { Topic } from './topics.ts'

/**
 * Something to be said, frozen when it was decided, without what it says: that lies beside it, and is read when it leaves.
 * pending → sending → sent; sending → pending (try again) | refused | uncertain | dropped; uncertain → sent | pending (next generation) | dropped
 */
export interface Sent {
  seq: number
  id: string
  dedupeKey: string
  topic: Topic
  /**
   * `file`: the body says what the file is to hold; it is made, uploaded and sent when the row is delivered.
   * The rest are errands, which say nothing to anybody of themselves: 加急 of a message that has arrived; who is in a group; what somebody sent as a file; the rows of an import, a few at a time; what is needed against what is offered;
   * what a language model makes of a message; the event of a meeting in Feishu's calendar, as the meeting stands by then.
   */
  verb: 'send' | 'reply' | 'patch' | 'file' | Errand
  target: { type: 'open_id' | 'chat_id' | 'message_id'; id: string }
  /** Sent only after that row has a message: the message to patch, or whose thread to answer in. */
  afterId?: string | undefined
  msgType: 'text' | 'interactive' | 'file'
  uuid: string
  generation: number
  state: 'pending' | 'sending' | 'sent' | 'refused' | 'uncertain' | 'dropped'
  attempts: number
  nextAt: Instant
  maybeSince?: Instant | undefined
  expiresAt?: Instant | undefined
  fence: number
  messageId?: string | undefined
  chatId?: string | undefined
  sentAt?: Instant | undefined
  error?: string | undefined
  period?: Week | undefined
  chainId?: string | undefined
  itemId?: string | undefined
  personId?: string | undefined
  createdAt: Instant
  /** Shows a form over a text in force, opened for somebody and not sent since: they may be typing into it. */
  formOpen: boolean
}

export interface Outgoing extends Sent {
  body: string
}

export type Errand =
  | 'urge'
  | 'ask-members'
  | 'fetch-file'
  | 'apply-import'
  | 'ask-assistant'
  | 'keep-calendar'
  | 'match'

export type NewOutgoing = NewRow & OutgoingBody

interface NewRow {
  dedupeKey: string
  topic: Topic
  verb: Outgoing['verb']
  target: Outgoing['target']
  /** Where an answer lands, when it goes to a message: it is paced by its chat. */
  chatId?: string | undefined
  afterId?: string | undefined
  msgType?: Outgoing['msgType'] | undefined
  notBefore?: Instant | undefined
  expiresAt?: Instant | undefined
  period?: Week | undefined
  chainId?: string | undefined
  itemId?: string | undefined
  personId?: string | undefined
  /** See `Outgoing`: a form with a text that stands in force already. */
  formOpen?: boolean | undefined
}

export type OutboxRow = Selectable<Database['outbox']>

export const toSent = (row: OutboxRow): Sent => ({
  seq: row.seq,
  id: row.id,
  dedupeKey: row.dedupe_key,
  topic: row.topic as Topic,
  verb: row.verb as Outgoing['verb'],
  target: { type: row.target_type as Outgoing['target']['type'], id: row.target_id },
  afterId: row.after_id ?? undefined,
  msgType: row.msg_type as Outgoing['msgType'],
  uuid: row.uuid,
  generation: row.generation,
  state: row.state as Outgoing['state'],
  attempts: row.attempts,
  nextAt: row.next_at,
  maybeSince: row.maybe_since ?? undefined,
  expiresAt: row.expires_at ?? undefined,
  fence: row.fence,
  messageId: row.message_id ?? undefined,
  chatId: row.chat_id ?? undefined,
  sentAt: row.sent_at ?? undefined,
  error: row.error ?? undefined,
  period: row.period ?? undefined,
  chainId: row.chain_id ?? undefined,
  itemId: row.item_id ?? undefined,
  personId: row.person_id ?? undefined,
  createdAt: row.created_at,
  formOpen: row.form_open === 1,
})

/**
 * Puts something into the outbox in the transaction of its cause; a row of the same dedupe key already there stays as it is.
 * @param id given when the body has to name its own row (a card whose buttons are checked against it).
 * @returns the id of the row, and whether it is new.
 */
export const enqueue = async (
  tx: Tx,
  now: Instant,
  message: NewOutgoing,
  id: string = newId('out'),
): Promise<{ id: string; fresh: boolean }> => {
  const [fresh] = await insert(tx, {
    id,
    dedupe_key: message.dedupeKey,
    topic: message.topic,
    verb: message.verb,
    target_type: message.target.type,
    target_id: message.target.id,
    chat_id: message.chatId ?? null,
    after_id: message.afterId ?? null,
    msg_type: message.msgType ?? 'text',
    uuid: sendUuid(message.dedupeKey, 0),
    next_at: message.notBefore ?? now,
    expires_at: message.expiresAt ?? null,
    period: message.period ?? null,
    chain_id: message.chainId ?? null,
    item_id: message.itemId ?? null,
    person_id: message.personId ?? null,
    created_at: now,
    form_open: message.formOpen ? 1 : 0,
  })
  if (fresh) {
    await saveBody(tx, { seq: fresh.seq, body: message.body })
    return { id, fresh: true }
  }
  const known = await tx
    .selectFrom('outbox')
    .select('id')
    .where('dedupe_key', '=', message.dedupeKey)
    .executeTakeFirstOrThrow()
  return { id: known.id, fresh: false }
}

type Decided = Pick<
  Selectable<Database['outbox']>,
  | 'id'
  | 'dedupe_key'
  | 'topic'
  | 'verb'
  | 'target_type'
  | 'target_id'
  | 'chat_id'
  | 'after_id'
  | 'msg_type'
  | 'uuid'
  | 'next_at'
  | 'expires_at'
  | 'period'
  | 'chain_id'
  | 'item_id'
  | 'person_id'
  | 'created_at'
  | 'form_open'
>

const insert = prepared<Decided, { seq: number }>((db, slot) =>
  db
    .insertInto('outbox')
    .values({
      id: slot('id'),
      dedupe_key: slot('dedupe_key'),
      topic: slot('topic'),
      verb: slot('verb'),
      target_type: slot('target_type'),
      target_id: slot('target_id'),
      after_id: slot('after_id'),
      msg_type: slot('msg_type'),
      uuid: slot('uuid'),
      generation: 0,
      state: 'pending',
      attempts: 0,
      next_at: slot('next_at'),
      maybe_since: null,
      expires_at: slot('expires_at'),
      lease_owner: null,
      lease_until: null,
      fence: 0,
      message_id: null,
      chat_id: slot('chat_id'),
      sent_at: null,
      error: null,
      period: slot('period'),
      chain_id: slot('chain_id'),
      item_id: slot('item_id'),
      person_id: slot('person_id'),
      created_at: slot('created_at'),
      form_open: slot('form_open'),
    })
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .returning('seq'),
)

const isPatch = sql<SqlBool>`verb = 'patch'`
/** Waits in the queue, or is claimed and waits for its turn to leave. */
export const notLeft = sql<SqlBool>`(state = 'pending' or (state = 'sending' and maybe_since is null))`

/** Patches of one message that have not left yet are replaced by this newer one: only the last state counts. */
export const enqueuePatch = async (
  tx: Tx,
  now: Instant,
  patch: { of: string; body: string; cause: string; notBefore?: Instant; chainId?: string; period?: Week },
): Promise<void> => {
  await dropPatches(tx, patch.of)
  await enqueue(tx, now, {
    dedupeKey: `patch/${patch.of}/${patch.cause}`,
    topic: 'patch',
    verb: 'patch',
    target: { type: 'message_id', id: '' },
    afterId: patch.of,
    msgType: 'interactive',
    body: patch.body,
    notBefore: patch.notBefore,
    chainId: patch.chainId,
    period: patch.period,
  })
}

/** Written down when it changes. */
export const setFormOpen = async (
  tx: Tx,
  { id, formOpen }: Pick<Sent, 'id' | 'formOpen'>,
  open: boolean,
): Promise<void> => {
  if (formOpen !== open) await setOpen(tx, { id, form_open: open ? 1 : 0 })
}

const setOpen = prepared<{ id: string; form_open: number }, unknown>((db, slot) =>
  db
    .updateTable('outbox')
    .set({ form_open: slot('form_open') })
    .where('id', '=', slot('id')),
)

/** The message shows something newer than the patches of it that have not left yet; one that waits for its turn finds itself withdrawn. */
export const dropPatches = async (tx: Tx, of: string): Promise<void> => {
  // Mostly there is none, and an update that finds nothing costs ten times as much as looking.
  if ((await patchesWaiting(tx, { of })).length > 0) await drop(tx, { of })
}

const patchesWaiting = prepared<{ of: string }, { seq: number }>((db, slot) =>
  db
    .selectFrom('outbox')
    .select('seq')
    .where('after_id', '=', slot('of'))
    .where(isPatch)
    .where(notLeft)
    .limit(sql.lit(1)),
)

const drop = prepared<{ of: string }, unknown>((db, slot) =>
  db
    .updateTable('outbox')
    .set({ state: 'dropped', error: 'superseded' })
    .where('after_id', '=', slot('of'))
    .where(isPatch)
    .where(notLeft),
)

export const readOutgoing = async (db: Executor, id: string): Promise<Sent | undefined> => {
  const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toSent(row)
}

export const outgoingByKey = async (db: Executor, dedupeKey: string): Promise<Sent | undefined> => {
  const row = await db.selectFrom('outbox').selectAll().where('dedupe_key', '=', dedupeKey).executeTakeFirst()
  return row && toSent(row)
}
