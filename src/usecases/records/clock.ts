import { NotStored } from '../../db/errors.ts'
import { idsToAct, saveActAt } from '../../db/open-records.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { lostTimes } from '../../db/restore.ts'
import type { Act } from '../../domain/records/kind.ts'
import { addMs, type Instant, msBetween } from '../../domain/time.ts'
import { isWorkingTime, nextWorkingTime } from '../../domain/working-time.ts'
import type { Ctx, InTransaction } from '../context.ts'
import { follow } from './follow.ts'
import { kindOf } from './kinds.ts'
import { holdersOfRung } from './relation.ts'
import { surroundingsOf } from './surroundings.ts'
import { takeByClock } from './take-step.ts'

/** Records looked at in one transaction, some milliseconds. */
const atOnce = 20

/**
 * Takes the steps that the clock takes because nobody has acted until now. One record it cannot be done for does not stop the others.
 * @throws after all others are done, the error of that one
 */
export const actByClock = async (inTransaction: InTransaction): Promise<void> => {
  try {
    while (await inTransaction('record-clock', actSome));
  } catch (error) {
    if (error instanceof NotStored) throw error
    await actEachAlone(inTransaction)
  }
}

const actEachAlone = async (inTransaction: InTransaction): Promise<void> => {
  const failures: unknown[] = []
  for (const id of await inTransaction('record-clock', ({ tx, now }) => idsToAct(tx, now, atOnce)))
    try {
      await inTransaction('record-clock', (ctx) => actOn(ctx, id))
    } catch (error) {
      if (error instanceof NotStored) throw error
      failures.push(error)
    }
  if (failures.length > 0) throw failures[0]
}

/** @returns whether there may be more. */
const actSome = async (ctx: Ctx): Promise<boolean> => {
  const ids = await idsToAct(ctx.tx, ctx.now, atOnce)
  for (const id of ids) await actOn(ctx, id)
  return ids.length === atOnce
}

const actOn = async (ctx: Ctx, id: string): Promise<void> => {
  const record = await readRecord(ctx.tx, id)
  if (record?.open) await act(ctx, record)
}

/** What the clock would have done with a record until then, each at its moment. @param until no step at or after it */
export const actUntil = async (ctx: Ctx, id: string, until: Instant): Promise<void> => {
  for (let record = await readRecord(ctx.tx, id); record; record = await readRecord(ctx.tx, id)) {
    const { open, actAt } = record
    if (!open || actAt === undefined || actAt >= until) return
    await act({ ...ctx, now: actAt }, record)
  }
}

const act = async (ctx: Ctx, record: StoredRecord): Promise<void> => {
  const kind = kindOf(record.kind)
  const due = kind?.declared.acts?.(record, await surroundingsOf(ctx, record.id))
  const lost = due && (await lostTimes(ctx.tx)).find(({ from, to }) => from < due.at && due.at <= to)
  // Somebody may have acted in time that a restored backup knows nothing of: the clock gives that time back.
  const at = lost && due ? addMs(due.at, msBetween(lost.from, lost.to)) : due?.at
  if (!due || at === undefined || at > ctx.now) return saveActAt(ctx.tx, record.id, at)
  if (due.hours && !isWorkingTime(ctx.rules.calendar, ctx.now, ctx.rules.zone))
    return saveActAt(ctx.tx, record.id, nextWorkingTime(ctx.rules.calendar, ctx.now, ctx.rules.zone))
  const taken = await takeByClock(ctx, record, { ...due, step: await stepFor(ctx, record, due) })
  if (taken) await follow(ctx, taken)
  else await saveActAt(ctx.tx, record.id, undefined)
}

/** Where nobody holds the post that it would lie with, what is done in its place. */
const stepFor = async (ctx: Ctx, record: StoredRecord, { step, given, vacant }: Act): Promise<string> => {
  const there = { ...record, values: { ...record.values, ...given } }
  return vacant !== undefined && (await holdersOfRung(ctx.tx, there)).length === 0 ? vacant : step
}
