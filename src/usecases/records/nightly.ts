import { openIdsBehind, saveTurned } from '../../db/open-records.ts'
import { readRecords, type StoredRecord } from '../../db/records.ts'
import { leadsTo, type Surroundings } from '../../domain/records/kind.ts'
import type { Ctx, InTransaction } from '../context.ts'
import { kindOf, stepOf, turned } from './kinds.ts'
import { noteRecord } from './note-record.ts'
import { patchRecordCards } from './patch-record.ts'
import { someOrEach } from './some-or-each.ts'
import { surroundingsOf, withTasks } from './surroundings.ts'
import { merged } from './take-step.ts'

/** Records looked at in one transaction, some milliseconds: what people send meanwhile comes in between. */
const atOnce = 100

/**
 * Every open record's light as the new day makes it, and the end of what was held until today. One raised meanwhile is of the new day by itself, and one
 * for which it cannot be done stands as it stood.
 */
export const turnRecords = async (inTransaction: InTransaction, onBug: (error: unknown) => void): Promise<void> => {
  const behind = (after: string) => inTransaction('records', ({ tx }) => openIdsBehind(tx, after, atOnce))
  for (let ids = await behind(''); ids.length > 0; ids = await behind(ids.at(-1) ?? ''))
    await someOrEach(inTransaction, 'records', { ids, work: turnSome, onFailed: (_, error) => onBug(error) })
}

const turnSome = async (ctx: Ctx, ids: readonly string[]): Promise<void> => {
  const at = await withTasks(ctx, await surroundingsOf(ctx, undefined), ids)
  for (const record of await readRecords(ctx.tx, ids)) {
    // Closed since they were looked for.
    if (!record.open) continue
    const until = record.values.held_until
    if (typeof until === 'string' && until <= at.today) await resume(ctx, record, at)
    else await turn(ctx, record, at)
  }
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
  if (!kind || !step) return
  // It stood still until that day, however long the bot was down since.
  const until = { ...at, today: String(record.values.held_until) }
  const { values, ...columns } = step.change?.({}, record, until) ?? {}
  const state = leadsTo(step, record, {}, until)
  const change = { ...columns, state, values: merged(record.values, values ?? {}), movedAt: ctx.now }
  const is = await noteRecord(ctx, record, change, { step: 'auto-resume' })
  await patchRecordCards(ctx, is, undefined)
}
