import type { Instant } from '../domain/time.ts'
import { readFact, writeFact } from './kv.ts'
import { readOutgoing } from './outbox.ts'
import type { Executor, Tx } from './schema.ts'
import { isAskedAbout } from './topics.ts'

/** From the moment of a backup to that of its restore: what was done and said in between is not known here. */
export interface LostTime {
  from: Instant
  to: Instant
}

const key = 'lost-time'

/** One for each restore, oldest first. */
export const lostTimes = async (db: Executor): Promise<LostTime[]> =>
  JSON.parse((await readFact(db, key)) ?? '[]') as LostTime[]

/** Whether something that is owed since then may have been said in time that was lost. What was said before it stands in the outbox. */
export const mayBeSaid = async (db: Executor, owedSince: Instant): Promise<boolean> =>
  (await lostTimes(db)).some(({ to }) => owedSince <= to)

export const isLost = (lost: readonly LostTime[], at: Instant): boolean =>
  lost.some(({ from, to }) => from < at && at <= to)

export const restored = 'restored'

/**
 * A restored database knows nothing of what was sent after the backup. What waited then may have gone out since: nothing of it is sent by
 * itself. Which time was lost is written down, for whatever would be said later for a cause that lies in it.
 */
export const settleAfterRestore = async (
  tx: Tx,
  { takenAt, now }: { takenAt: Instant; now: Instant },
): Promise<void> => {
  // Asked before the backup, perhaps answered since: asked anew, and the buttons of the first question do nothing any more.
  await tx
    .updateTable('outbox')
    .set(({ eb }) => ({ generation: eb('generation', '+', 1) }))
    .where('state', '=', 'uncertain')
    .execute()
  await holdBack(tx, now)
  await tx
    .updateTable('job_run')
    .set({ state: 'skipped', note: restored, done_at: now })
    .where('state', '=', 'due')
    .execute()
  // What fell due up to the watermark is in the backup; it may lie a little before or behind the moment the copy was begun.
  const lost: LostTime = { from: (await readFact(tx, 'watermark')) ?? takenAt, to: now }
  await writeFact(tx, key, JSON.stringify([...(await lostTimes(tx)), lost]))
}

/** Everything that waits in the outbox becomes a question or is let go. @param after only what was written after that row; questions among it are asked. */
export const holdBack = async (tx: Tx, now: Instant, after?: number): Promise<void> => {
  let waiting = tx.selectFrom('outbox').select('id').where('state', 'in', ['pending', 'sending'])
  if (after !== undefined) waiting = waiting.where('seq', '>', after).where('topic', '!=', 'question')
  for (const { id } of await waiting.execute()) await holdBackRow(tx, now, id)
}

/** It keeps since when it is in doubt: by that a click on its card, should it have arrived, finds it. */
export const holdBackRow = async (tx: Tx, now: Instant, id: string): Promise<void> => {
  const row = await readOutgoing(tx, id)
  if (!row) return
  await tx
    .updateTable('outbox')
    .set({
      state: isAskedAbout(row) ? 'uncertain' : 'dropped',
      error: restored,
      maybe_since: row.maybeSince ?? now,
      lease_owner: null,
      lease_until: null,
    })
    .where('id', '=', id)
    .execute()
}

export const lastOutgoing = async (db: Executor): Promise<{ seq: number; id: string } | undefined> =>
  db.selectFrom('outbox').select(['seq', 'id']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
