import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { addMs, type Instant, minute } from '../domain/time.ts'
import { dropPatches, enqueue, type Outgoing, type Sent } from './outbox.ts'
import { prepared } from './prepared.ts'
import type { Executor, Tx } from './schema.ts'

/** A call whose end nobody knows may still be carried out for as long as this after it left or was given up. */
const lateness = minute
/** What a patch is called that goes out again when the lateness of an earlier one is over. */
const onceMore = 'once more'

const answerKey = (of: string): string => `patch/${of}/answer-`
const hasForm = (body: string): boolean => body.includes('"tag":"form"')

/** Of several patches of one message only the newest says how things are. */
export const isSuperseded = async (db: Executor, row: Sent): Promise<boolean> => {
  if (row.verb !== 'patch' || row.afterId === undefined) return false
  const newer = await db
    .selectFrom('outbox')
    .select('seq')
    .where('after_id', '=', row.afterId)
    .where('verb', '=', 'patch')
    .where('seq', '>', row.seq)
    .where('state', 'in', ['pending', 'sending', 'sent'])
    .limit(1)
    .executeTakeFirst()
  return newer !== undefined
}

/**
 * The answer to a click shows the card as it is now. Patches that have not left are dropped; one that has left may be carried out after the
 * answer and cover it, so the answer goes out once more behind it. Mostly there is no patch, and this is one look-up.
 * @param late the answer itself comes so late that Feishu may have stopped waiting for it.
 */
export const answerOverPatches = async (
  tx: Tx,
  now: Instant,
  card: Sent,
  answer: { card: object; cause: string; late: boolean },
): Promise<void> => {
  const patches = await openPatches(tx, { of: card.id, since: addMs(now, -lateness) })
  if (patches.length === 0 && !answer.late) return
  await dropPatches(tx, card.id)
  const body = JSON.stringify(answer.card)
  const covered = answer.late || patches.some(({ state, maybe_since }) => state === 'sending' && maybe_since !== null)
  const inDoubt = patches.some(({ maybe_since }) => maybe_since !== null)
  // Whatever is typed into a form meanwhile would be wiped, and a call that was given up is hardly ever carried out.
  if (!covered && (!inDoubt || hasForm(body))) return
  await enqueue(tx, now, {
    dedupeKey: answer.late ? `patch/${card.id}/late-${answer.cause}` : answerKey(card.id) + answer.cause,
    topic: 'patch',
    verb: 'patch',
    target: { type: 'message_id', id: '' },
    afterId: card.id,
    msgType: 'interactive',
    body,
    notBefore: covered ? now : addMs(now, lateness),
    chainId: card.chainId,
    period: card.period,
  })
}

const maybeLate = (since: Instant): RawBuilder<SqlBool> =>
  sql<SqlBool>`(maybe_since is not null and (maybe_since > ${since} or next_at > ${since}))`

const openPatches = prepared<{ of: string; since: Instant }, { state: string; maybe_since: Instant | null }>(
  (db, slot) =>
    db
      .selectFrom('outbox')
      .select(['state', 'maybe_since'])
      .where('after_id', '=', slot('of'))
      .where(sql<SqlBool>`verb = 'patch'`)
      .where(({ or }) => or([sql<SqlBool>`state in ('pending', 'sending')`, maybeLate(slot('since'))])),
)

/** A patch was not taken: an answer that was to go out once more behind it stands on the card. @returns whether there was one. */
export const letAnswersStand = async (tx: Tx, row: Sent): Promise<boolean> => {
  const result = await tx
    .updateTable('outbox')
    .set({ state: 'dropped', error: 'superseded' })
    .where('after_id', '=', row.afterId ?? '')
    .where('verb', '=', 'patch')
    .where('state', '=', 'pending')
    .where('seq', '>', row.seq)
    .where('dedupe_key', 'like', `${answerKey(row.afterId ?? '')}%`)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/**
 * A patch was taken. @returns when it has to go out once more, because an earlier one of the card may yet be carried out over it.
 * Not a form: what is typed into it would be wiped.
 */
export const repeatAt = async (
  tx: Tx,
  row: Outgoing,
  now: Instant,
): Promise<{ at: Instant; why: string } | undefined> => {
  if (row.afterId === undefined || row.error === onceMore || hasForm(row.body)) return undefined
  const [earlier] = await earlierInDoubt(tx, { of: row.afterId, seq: row.seq, since: addMs(now, -lateness) })
  return earlier && { at: addMs(now, lateness), why: onceMore }
}

const earlierInDoubt = prepared<{ of: string; seq: number; since: Instant }, { seq: number }>((db, slot) =>
  db
    .selectFrom('outbox')
    .select('seq')
    .where('after_id', '=', slot('of'))
    .where('verb', '=', 'patch')
    .where('seq', '<', slot('seq'))
    .where(maybeLate(slot('since')))
    .limit(1),
)
