import { readRecord, saveRecord } from '../../db/records.ts'
import type { Ctx } from '../context.ts'
import { patchRecordCards } from './patch-record.ts'

/** What 加急 is for, and of which record. */
export interface Urging {
  openId: string
  record: string
}

/** It went out as a plain message: the record's cards say so. Nothing has happened to the record itself. */
export const notUrged = async (ctx: Ctx, id: string): Promise<void> => {
  const record = await readRecord(ctx.tx, id)
  if (!record || record.values.not_urgent !== undefined) return
  const marked = { ...record, values: { ...record.values, not_urgent: ctx.now } }
  await saveRecord(ctx.tx, marked)
  await patchRecordCards(ctx, marked, undefined)
}
