import { addStep, stepOfCause } from '../../db/record-steps.ts'
import { readRecord, saveRecord } from '../../db/records.ts'
import { beforeOf } from '../../domain/records/rewind.ts'
import { weekLabel } from '../../texts/dates.ts'
import { reportStep } from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import type { Filed } from '../reports/filed.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'
import { patchRecordCards } from './patch-record.ts'

/**
 * A weekly report says that it has moved these records: each of them moves, once for the report however often it is filed. One that a later
 * version drops keeps its history.
 */
export const moveLinked = async (
  ctx: ActorCtx,
  { report: { item, plan }, revision: { content, post } }: Filed<WeeklyItem>,
): Promise<void> => {
  const { tx, now, actor } = ctx
  for (const { id } of content.tasks ?? []) {
    const sourceKey = `${item.id}/${id}`
    if (await stepOfCause(tx, sourceKey)) continue
    const record = await readRecord(tx, id)
    if (!record?.open) continue
    const after = { ...record, rev: record.rev + 1, movedAt: now }
    await saveRecord(tx, after)
    await addStep(tx, {
      recordId: id,
      seq: after.rev,
      at: now,
      personId: actor.personId,
      personName: actor.name,
      post,
      step: 'weekly',
      from: record.state,
      to: record.state,
      given: { report: reportStep(weekLabel(plan.covers)) },
      before: beforeOf(record, after),
      reason: undefined,
      via: 'weekly',
      sourceKey,
    })
    await patchRecordCards(ctx, after, undefined)
  }
}
