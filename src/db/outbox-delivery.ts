import { addMs, type Instant, minute } from '../domain/time.ts'
import { sendUuid } from './ids.ts'
import { type Outgoing, toOutgoing } from './outbox.ts'
import type { Executor, Tx } from './schema.ts'

/**
 * Takes rows whose time has come, at most one per target, and marks them `sending` under a new fence.
 * A row that patches or follows another waits until that one has a message.
 */
export const claimOutgoing = async (
  tx: Tx,
  claim: { now: Instant; owner: string; limit: number; busyTargets: ReadonlySet<string> },
): Promise<Outgoing[]> => {
  const rows = await tx
    .selectFrom('outbox')
    .leftJoin('outbox as first', 'first.id', 'outbox.after_id')
    .selectAll('outbox')
    .select(['first.message_id as first_message', 'first.chat_id as first_chat', 'first.state as first_state'])
    .where('outbox.state', '=', 'pending')
    .where('outbox.next_at', '<=', claim.now)
    .where(({ eb, or }) =>
      or([
        eb('outbox.after_id', 'is', null),
        eb('first.message_id', 'is not', null),
        eb('first.state', 'in', ['refused', 'dropped']),
      ]),
    )
    .orderBy('outbox.seq')
    .limit(claim.limit * 4)
    .execute()
  const taken: Outgoing[] = []
  const targets = new Set(claim.busyTargets)
  for (const row of rows) {
    const waiting = toOutgoing(row)
    if (row.first_message !== null && waiting.verb !== 'send')
      waiting.target = { type: 'message_id', id: row.first_message }
    if (targets.has(waiting.target.id) || taken.length >= claim.limit) continue
    targets.add(waiting.target.id)
    taken.push(waiting)
    await tx
      .updateTable('outbox')
      .set({
        state: 'sending',
        target_id: waiting.target.id,
        attempts: waiting.attempts + 1,
        maybe_since: waiting.maybeSince ?? claim.now,
        lease_owner: claim.owner,
        lease_until: addMs(claim.now, minute),
        fence: waiting.fence + 1,
      })
      .where('id', '=', waiting.id)
      .execute()
  }
  return taken.map((row) => ({ ...row, state: 'sending', attempts: row.attempts + 1, fence: row.fence + 1 }))
}

export type Settlement =
  | { state: 'sent'; at: Instant; messageId?: string | undefined; chatId?: string | undefined }
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
          chat_id: end.chatId ?? null,
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

/** Sends a predecessor left in hand: nobody knows whether they arrived. They go back to the queue with the same uuid. */
export const releaseLeases = async (tx: Tx, now: Instant): Promise<number> => {
  const result = await tx
    .updateTable('outbox')
    .set({ state: 'pending', next_at: now, lease_owner: null, lease_until: null, error: 'interrupted' })
    .where('state', '=', 'sending')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export const uncertainRows = async (db: Executor): Promise<Outgoing[]> =>
  (await db.selectFrom('outbox').selectAll().where('state', '=', 'uncertain').orderBy('seq').execute()).map(toOutgoing)

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
export const sendAnew = async (tx: Tx, row: Outgoing, now: Instant): Promise<void> => {
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
