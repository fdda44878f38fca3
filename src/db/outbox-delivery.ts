import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { addMs, hour, type Instant, minute } from '../domain/time.ts'
import { sendUuid } from './ids.ts'
import { noneOf, says } from './literal.ts'
import { type Outgoing, type Sent, toSent } from './outbox.ts'
import { bodyOf } from './outbox-bodies.ts'
import { prepared } from './prepared.ts'
import type { Executor, Tx } from './schema.ts'

/** Tries during which a message that may have arrived keeps its place before the later ones to the same receiver: about a minute. */
const patientTries = 5
/** No pause between two tries and no lead of a clock that is right is as long as this. */
const nonsense = 2 * hour

const fileLane = 'file'
/** One thing at a time goes to one receiver. Making a file takes its time: files wait for each other, and nobody's messages wait for a file. */
export const laneOf = (row: Pick<Sent, 'verb' | 'target'>): string => (row.verb === 'file' ? fileLane : row.target.id)

/** In hand for one chat at once: it takes five a second, and one busy chat must not take the places of all others. */
const mostForOneChat = 4

export interface Claim {
  now: Instant
  owner: string
  limit: number
  /** Lanes something is under way in. */
  busyTargets: ReadonlySet<string>
  /** How much is in hand for each chat. */
  inChats?: ReadonlyMap<string, number>
}

export interface Claimed extends Outgoing {
  /** What Feishu counts it by: the chat, or the person for a direct chat, whose id is known only once something arrived there. */
  lands: string
}

const landingOf = (row: Sent, first: { verb: string | null; target: string | null; chat: string | null }): string => {
  if (row.target.type !== 'message_id') return row.target.id
  if (row.afterId === undefined) return row.chatId ?? row.target.id
  return (first.verb === 'reply' ? first.chat : first.target) ?? row.target.id
}

/** A row written under a clock that ran ahead and was set right since is due as well: its times mean nothing. */
const timeHasCome = (now: Instant): RawBuilder<SqlBool> => {
  const later = addMs(now, nonsense)
  return sql<SqlBool>`(outbox.next_at <= ${now} or outbox.created_at > ${later} or (outbox.attempts > 0 and outbox.next_at > ${later}))`
}

/**
 * Takes rows whose time has come, at most one per target and in the order they were written, and marks them `sending` under a new fence.
 * None of them has left: see `leaves`.
 * A row that patches another, answers in its thread or is announced by it waits until that one has a message. A row that is tried again keeps its
 * place, unless it has been
 * in doubt for a while: one message that cannot be sent must not silence its chat.
 */
export const claimOutgoing = async (
  tx: Tx,
  { now, owner, limit, busyTargets, inChats = new Map() }: Claim,
): Promise<Claimed[]> => {
  const busy = [...busyTargets]
  let due = tx
    .selectFrom('outbox')
    .leftJoin('outbox as first', 'first.id', 'outbox.after_id')
    .selectAll('outbox')
    .select([
      'first.message_id as first_message',
      'first.chat_id as first_chat',
      'first.target_id as first_target',
      'first.verb as first_verb',
    ])
    .where(says('outbox.state', 'pending'))
    .where(timeHasCome(now))
    .where(({ eb, and, or }) =>
      or([
        eb('outbox.after_id', 'is', null),
        eb('first.message_id', 'is not', null),
        eb('first.state', 'in', ['refused', 'dropped', 'sent']),
        // What is only announced by the other can stand without it.
        and([eb('outbox.verb', 'in', ['send', 'file']), eb('first.attempts', '>', patientTries)]),
      ]),
    )
    .where(({ eb, and, or, not, exists, selectFrom }) =>
      or([
        eb('outbox.after_id', 'is not', null),
        not(
          exists(
            selectFrom('outbox as earlier')
              .select('earlier.id')
              .whereRef('earlier.target_id', '=', 'outbox.target_id')
              .whereRef('earlier.seq', '<', 'outbox.seq')
              .where(says('earlier.state', 'pending'))
              .where('earlier.verb', '!=', 'file')
              .where((earlier) =>
                earlier.or([
                  earlier('earlier.next_at', '<=', now),
                  and([
                    earlier('earlier.attempts', '>', 0),
                    earlier.or([
                      earlier('earlier.maybe_since', 'is', null),
                      earlier('earlier.attempts', '<=', patientTries),
                    ]),
                  ]),
                ]),
              ),
          ),
        ),
      ]),
    )
  if (busy.length > 0) due = due.where(noneOf('outbox.target_id', busy))
  if (busyTargets.has(fileLane)) due = due.where('outbox.verb', '!=', 'file')
  const rows = await due
    .orderBy('outbox.seq')
    .limit(limit * 4)
    .execute()

  const taken: Claimed[] = []
  const targets = new Set(busyTargets)
  const chats = new Map(inChats)
  for (const row of rows) {
    const waiting = toSent(row)
    if (row.first_message !== null && (waiting.verb === 'patch' || waiting.verb === 'reply' || waiting.verb === 'urge'))
      waiting.target = { type: 'message_id', id: row.first_message }
    if (targets.has(laneOf(waiting)) || taken.length >= limit) continue
    const lands = landingOf(waiting, { verb: row.first_verb, target: row.first_target, chat: row.first_chat })
    const inChat = chats.get(lands) ?? 0
    if (inChat >= mostForOneChat) continue
    chats.set(lands, inChat + 1)
    targets.add(laneOf(waiting))
    const claimed: Claimed = {
      ...waiting,
      body: await bodyOf(tx, waiting.seq),
      lands,
      state: 'sending',
      attempts: waiting.attempts + 1,
      fence: waiting.fence + 1,
    }
    taken.push(claimed)
    await tx
      .updateTable('outbox')
      .set({
        state: 'sending',
        target_id: claimed.target.id,
        attempts: claimed.attempts,
        lease_owner: owner,
        lease_until: addMs(now, minute),
        fence: claimed.fence,
      })
      .where('id', '=', claimed.id)
      .where('state', '=', 'pending')
      .where('fence', '=', waiting.fence)
      .execute()
  }
  return taken
}

/** Whether a claim could find something: a look without a transaction. */
export const anythingToSend = async (db: Executor, now: Instant): Promise<boolean> =>
  (await db
    .selectFrom('outbox')
    .select('seq')
    .where(says('state', 'sending'))
    .unionAll(({ selectFrom }) =>
      selectFrom('outbox').select('seq').where(says('state', 'pending')).where(timeHasCome(now)),
    )
    .limit(1)
    .executeTakeFirst()) !== undefined

/**
 * Written down right before the call: from here on nobody knows whether it arrived, until its end is written down.
 * @returns false when it was withdrawn since it was claimed, or somebody else owns the row now.
 */
export const leaves = async (tx: Tx, { id, fence }: Sent, now: Instant): Promise<boolean> =>
  (await leave(tx, { id, fence, now })).length === 1

const leave = prepared<{ id: string; fence: number; now: Instant }, { id: string }>((db, slot) =>
  db
    .updateTable('outbox')
    .set({ maybe_since: sql<Instant>`coalesce(maybe_since, ${slot('now')})` })
    .where('id', '=', slot('id'))
    .where('fence', '=', slot('fence'))
    .where('state', '=', 'sending')
    .returning('id'),
)

export type Settlement =
  | {
      state: 'sent'
      at: Instant
      messageId?: string | undefined
      chatId?: string | undefined
      /** An earlier attempt nobody knows the fate of. */
      maybeSince?: Instant | undefined
    }
  | { state: 'refused' | 'uncertain' | 'dropped'; error: string }
  | { state: 'pending'; nextAt: Instant; error: string; maybeSince?: Instant | undefined }

/** Writes down how an attempt ended. @returns false when the fence moved on: somebody else owns the row now. */
export const settle = async (tx: Tx, row: { id: string; fence: number }, end: Settlement): Promise<boolean> => {
  const change =
    end.state === 'sent'
      ? {
          state: end.state,
          sent_at: end.at,
          message_id: end.messageId ?? null,
          ...(end.chatId === undefined ? {} : { chat_id: end.chatId }),
          // No longer in doubt. Without an id somebody's click may still have to find the message.
          ...(end.messageId === undefined ? {} : { maybe_since: end.maybeSince ?? null }),
          error: null,
        }
      : end.state === 'pending'
        ? { state: end.state, next_at: end.nextAt, error: end.error, maybe_since: end.maybeSince ?? null }
        : { state: end.state, error: end.error }
  const result = await tx
    .updateTable('outbox')
    .set({ ...change, lease_owner: null, lease_until: null })
    .where('id', '=', row.id)
    .where('fence', '=', row.fence)
    .where('state', '=', 'sending')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Sends a predecessor left in hand go back to the queue with the same uuid. Of those that had left nobody knows whether they arrived. */
export const releaseLeases = async (tx: Tx): Promise<number> => {
  const result = await tx.updateTable('outbox').set(interrupted).where(says('state', 'sending')).executeTakeFirst()
  return Number(result.numUpdatedRows)
}

const interrupted = { state: 'pending', lease_owner: null, lease_until: null, error: 'interrupted' } as const

/** Rows marked `sending` that nobody has in hand: their lease ran out, or it is ours and we lost them. */
export const releaseLost = async (
  tx: Tx,
  { now, owner, inHand }: { now: Instant; owner: string; inHand: readonly string[] },
): Promise<void> => {
  let lost = tx
    .updateTable('outbox')
    .set(interrupted)
    .where(says('state', 'sending'))
    .where(({ eb, or }) => or([eb('lease_owner', '=', owner), eb('lease_until', '<=', now)]))
  if (inHand.length > 0) lost = lost.where(noneOf('id', inHand))
  await lost.execute()
}

export const uncertainRows = async (db: Executor): Promise<Sent[]> =>
  (await db.selectFrom('outbox').selectAll().where(says('state', 'uncertain')).orderBy('seq').execute()).map(toSent)

/** The office has seen it in the group. */
export const markSeen = async (tx: Tx, id: string, at: Instant, messageId?: string): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({ state: 'sent', sent_at: at, ...(messageId === undefined ? {} : { message_id: messageId }) })
    .where('id', '=', id)
    .where('state', 'in', ['uncertain', 'sending', 'pending'])
    .execute()
}

/** The office says it is not there: the next generation carries a new uuid. */
export const sendAnew = async (tx: Tx, row: Sent, now: Instant): Promise<void> => {
  const generation = row.generation + 1
  await tx
    .updateTable('outbox')
    .set({
      state: 'pending',
      generation,
      uuid: sendUuid(row.dedupeKey, generation),
      next_at: now,
      maybe_since: null,
      error: null,
    })
    .where('id', '=', row.id)
    .where('generation', '=', row.generation)
    .where('state', '=', 'uncertain')
    .execute()
}
