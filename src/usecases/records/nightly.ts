import { openRecordsAfter, saveTurned } from '../../db/open-records.ts'
import { addStep } from '../../db/record-steps.ts'
import { type StoredRecord, saveRecord } from '../../db/records.ts'
import type { Surroundings } from '../../domain/records/kind.ts'
import { beforeOf } from '../../domain/records/rewind.ts'
import type { Ctx, InTransaction } from '../context.ts'
import { kindOf, settled, stepOf, turned } from './kinds.ts'
import { patchRecordCards } from './patch-record.ts'
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
    else await turn(ctx, record, at)
  }
  return records.at(-1)?.id
}

const turn = async (ctx: Ctx, record: StoredRecord, at: Surroundings): Promise<void> => {
  const kind = kindOf(record.kind)
  const is = kind && turned(kind, record, at)
  if (is && (is.nextOn !== record.nextOn || JSON.stringify(is.lit) !== JSON.stringify(record.lit)))
    await saveTurned(ctx.tx, is)
}

/** 挂起 ends by itself: nobody has to press 恢复. */
const resume = async (ctx: Ctx, record: StoredRecord, at: Surroundings): Promise<void> => {
  const kind = kindOf(record.kind)
  const step = kind && stepOf(kind, 'resume')
  if (!kind || !step?.to) return
  // It stood still until that day, however long the bot was down since.
  const until = { ...at, today: String(record.values.held_until) }
  const { values, ...columns } = step.change?.({}, record, until) ?? {}
  const after: StoredRecord = {
    ...record,
    ...columns,
    state: step.to,
    values: merged(record.values, values ?? {}),
    rev: record.rev + 1,
    movedAt: ctx.now,
  }
  const is = settled(kind, after, at)
  await saveRecord(ctx.tx, is)
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
  await patchRecordCards(ctx, is, undefined)
}
