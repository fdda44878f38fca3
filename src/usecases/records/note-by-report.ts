import type { StoredRecord } from '../../db/records.ts'
import { weekLabel } from '../../texts/dates.ts'
import { reportStep } from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import type { Filed } from '../reports/filed.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'
import { noteRecord } from './note-record.ts'
import { patchRecordCards } from './patch-record.ts'

/** What a weekly report says of a record moves it: its history names the week, and its cards are drawn anew. */
export const noteByReport = async (
  ctx: ActorCtx,
  { report: { plan }, revision: { post } }: Pick<Filed<WeeklyItem>, 'report' | 'revision'>,
  record: StoredRecord,
  noted: { step: string; sourceKey: string; values?: StoredRecord['values'] },
): Promise<void> => {
  const { step, sourceKey, values = record.values } = noted
  const moved = await noteRecord(
    ctx,
    record,
    { values, movedAt: ctx.now },
    {
      ...{ step, sourceKey, post, via: 'weekly' },
      personId: ctx.actor.personId,
      personName: ctx.actor.name,
      given: { report: reportStep(weekLabel(plan.covers)) },
    },
  )
  await patchRecordCards(ctx, moved, undefined)
}
