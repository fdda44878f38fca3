import { addStep, type RecordStep } from '../../db/record-steps.ts'
import { type StoredRecord, saveRecord } from '../../db/records.ts'
import { beforeOf } from '../../domain/records/rewind.ts'
import type { Ctx } from '../context.ts'
import { kindOf, settled } from './kinds.ts'
import { surroundingsOf } from './surroundings.ts'

/** What happened, and who did it where it was somebody. Left out: the clock did, and the key follows from the step. */
type Noted = Pick<RecordStep, 'step'> &
  Partial<Pick<RecordStep, 'personId' | 'personName' | 'post' | 'given' | 'reason' | 'via' | 'sourceKey'>>

/**
 * Changes a record for a cause that is no step taken on it, and writes down why: somebody left, its chain is no more, its pause is over, a weekly
 * report or another record names it.
 */
export const noteRecord = async (
  ctx: Ctx,
  record: StoredRecord,
  change: Partial<
    Pick<StoredRecord, 'owner' | 'chainId' | 'state' | 'values' | 'due' | 'movedAt' | 'title' | 'unit' | 'closedAt'>
  >,
  noted: Noted,
): Promise<StoredRecord> => {
  const kind = kindOf(record.kind)
  const after: StoredRecord = { ...record, ...change, rev: record.rev + 1 }
  const stood = kind ? settled(kind, after, await surroundingsOf(ctx, record.id)) : after
  const is = { ...stood, closedAt: stood.open ? undefined : (record.closedAt ?? ctx.now) }
  await saveRecord(ctx.tx, is)
  await addStep(ctx.tx, {
    personId: undefined,
    personName: '',
    post: undefined,
    given: {},
    reason: undefined,
    via: 'clock',
    sourceKey: `${noted.step}/${record.id}/${is.rev}`,
    ...noted,
    recordId: record.id,
    seq: is.rev,
    at: ctx.now,
    from: record.state,
    to: is.state,
    before: beforeOf(record, is),
  })
  return is
}
