import { addLink } from '../../db/record-links.ts'
import { stepOfCause } from '../../db/record-steps.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { valueText } from '../../domain/records/field.ts'
import { alsoReported } from '../../texts/matters.ts'
import type { Ctx } from '../context.ts'
import type { Hands, Taken } from '../records/hands.ts'
import { numberOf } from '../records/names.ts'
import { noteRecord } from '../records/note-record.ts'

/** 合并: the other one goes on, what this one said is its next 续报, and both who reported work it. */
const after = async (ctx: Ctx, { record, before, step }: Taken): Promise<readonly Taken[]> => {
  const into = step.step === 'is_same' ? before?.values.twin : step.step === 'merge' ? step.given.ref : undefined
  const other = typeof into === 'string' ? await readRecord(ctx.tx, into) : undefined
  if (!other || other.kind !== record.kind) return []
  if (step.step === 'is_same') await addLink(ctx.tx, { from: record.id, to: other.id, how: 'merged' }, ctx.now)
  const sourceKey = `${step.sourceKey}/into`
  const now = await noteRecord(
    ctx,
    other,
    { values: joined(ctx, other, record), movedAt: ctx.now },
    {
      step: 'follow_up',
      personId: record.raisedBy,
      personName: record.raisedByName,
      post: record.post,
      given: { cause: alsoReported(numberOf(ctx, record), wordsOf(record)) },
      via: step.via,
      sourceKey,
    },
  )
  const taken = await stepOfCause(ctx.tx, sourceKey)
  return taken ? [{ record: now, before: other, step: taken }] : []
}

const joined = (
  { now }: Ctx,
  { values }: StoredRecord,
  { raisedBy, values: others }: StoredRecord,
): StoredRecord['values'] => {
  const known = Array.isArray(values.reporters) ? (values.reporters as readonly string[]) : []
  const more = Array.isArray(others.reporters) ? (others.reporters as readonly string[]) : []
  const told = values.chief_told ?? others.chief_told
  return {
    ...values,
    follow_ups: Number(values.follow_ups ?? 0) + 1,
    followed_at: now,
    reporters: [...new Set([...known, ...more, ...(raisedBy === undefined ? [] : [raisedBy])])],
    ...(told !== undefined && { chief_told: told }),
  }
}

const wordsOf = ({ values }: StoredRecord): string[] =>
  ['at', 'place', 'what', 'impact', 'done'].flatMap((key) => {
    const value = values[key]
    return value === undefined ? [] : [valueText(value)]
  })

export const matterHands: Hands = { after }
