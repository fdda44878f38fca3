import { stepOfCause } from '../../db/record-steps.ts'
import { readRecord } from '../../db/records.ts'
import { weekLabel } from '../../texts/dates.ts'
import { reportStep } from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import type { Filed } from '../reports/filed.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'
import { noteRecord } from './note-record.ts'
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
    const moved = await noteRecord(
      ctx,
      record,
      { movedAt: now },
      {
        step: 'weekly',
        personId: actor.personId,
        personName: actor.name,
        post,
        given: { report: reportStep(weekLabel(plan.covers)) },
        via: 'weekly',
        sourceKey,
      },
    )
    await patchRecordCards(ctx, moved, undefined)
  }
}
