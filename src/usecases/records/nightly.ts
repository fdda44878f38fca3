import { addStep } from '../../db/record-steps.ts'
import { openRecordsAfter, type StoredRecord, saveLight, saveRecord } from '../../db/records.ts'
import { beforeOf } from '../../domain/records/rewind.ts'
import type { Ctx, InTransaction } from '../context.ts'
import { kindOf, settled, stepOf } from './kinds.ts'
import { surroundingsOf } from './surroundings.ts'
import { merged } from './take-step.ts'

/** Records looked at in one transaction, some milliseconds: what people send meanwhile comes in between. */
const atOnce = 200

/** Every open record's light as the new day makes it, and the end of what was held until today. */
export const turnRecords = async (inTransaction: InTransaction): Promise<void> => {
  let after = ''
  for (;;) {
    const last = await inTransaction('records', (ctx) => turnSome(ctx, after))
    if (last === undefined) return
    after = last
  }
}

const turnSome = async (ctx: Ctx, after: string): Promise<string | undefined> => {
  const records = await openRecordsAfter(ctx.tx, after, atOnce)
  const at = await surroundingsOf(ctx, undefined)
  for (const record of records) {
    const until = record.values.held_until
    if (typeof until === 'string' && until <= at.today) await resume(ctx, record, at)
    else {
      const lit = kindOf(record.kind)?.declared.light?.(record, at)
      if (JSON.stringify(lit) !== JSON.stringify(record.lit)) await saveLight(ctx.tx, record.id, lit)
    }
  }
  return records.at(-1)?.id
}

/** 挂起 ends by itself: nobody has to press 恢复. */
const resume = async (
  ctx: Ctx,
  record: StoredRecord,
  at: Awaited<ReturnType<typeof surroundingsOf>>,
): Promise<void> => {
  const kind = kindOf(record.kind)
  const step = kind && stepOf(kind, 'resume')
  if (!kind || !step?.to) return
  const { values, ...columns } = step.change?.({}, record, at) ?? {}
  const after: StoredRecord = {
    ...record,
    ...columns,
    state: step.to,
    values: merged(record.values, values ?? {}),
    rev: record.rev + 1,
  }
  await saveRecord(ctx.tx, settled(kind, after, at))
  await addStep(ctx.tx, {
    recordId: record.id,
    seq: after.rev,
    at: ctx.now,
    personId: undefined,
    personName: '',
    post: undefined,
    step: 'auto-resume',
    from: record.state,
    to: step.to,
    given: {},
    before: beforeOf(record, after),
    reason: undefined,
    via: 'clock',
    sourceKey: `auto-resume/${record.id}/${after.rev}`,
  })
}
