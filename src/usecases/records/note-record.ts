import { addStep } from '../../db/record-steps.ts'
import { type StoredRecord, saveRecord } from '../../db/records.ts'
import type { Values } from '../../domain/records/field.ts'
import type { Ctx } from '../context.ts'
import { kindOf, settled } from './kinds.ts'
import { surroundingsOf } from './surroundings.ts'

/** Changes a record for a cause that is no step of its kind, and writes down why: somebody left, its chain is no more. */
export const noteRecord = async (
  ctx: Ctx,
  record: StoredRecord,
  change: Partial<Pick<StoredRecord, 'owner' | 'chainId'>>,
  why: { step: string; by?: { id: string | undefined; name: string } | undefined; given?: Values },
): Promise<StoredRecord> => {
  const kind = kindOf(record.kind)
  const after: StoredRecord = { ...record, ...change, rev: record.rev + 1 }
  const is = kind ? settled(kind, after, await surroundingsOf(ctx, record.id)) : after
  await saveRecord(ctx.tx, is)
  await addStep(ctx.tx, {
    recordId: record.id,
    seq: is.rev,
    at: ctx.now,
    personId: why.by?.id,
    personName: why.by?.name ?? '',
    post: undefined,
    step: why.step,
    from: record.state,
    to: record.state,
    given: why.given ?? {},
    before: record.owner && { owner: record.owner },
    reason: undefined,
    via: 'clock',
    sourceKey: `${why.step}/${record.id}/${is.rev}`,
  })
  return is
}
