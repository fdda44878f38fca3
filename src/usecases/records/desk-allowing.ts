import { findRecords, type StoredRecord } from '../../db/records.ts'
import type { ActorCtx } from '../context.ts'
import { page } from './desk-rows.ts'
import { openSteps } from './draw-record.ts'
import type { Kind } from './kinds.ts'
import { decidedChains, workedBy } from './worked.ts'

/** Records on this person's desk, to be worked or decided, that allow a step now. */
export const deskAllowing = async (ctx: ActorCtx, kind: Kind, step: string, most: number): Promise<StoredRecord[]> => {
  if (ctx.actor.personId === undefined) return []
  const worked = { ...(await workedBy(ctx)), decides: decidedChains(ctx, kind) }
  const own = await findRecords(ctx.tx, { kind: kind.key, open: true, worked }, page)
  const allowing: StoredRecord[] = []
  for (const record of own) {
    if ((await openSteps(ctx, kind, record)).includes(step)) allowing.push(record)
    if (allowing.length === most) break
  }
  return allowing
}
