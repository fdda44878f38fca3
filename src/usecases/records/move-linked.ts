import { stepOfCause } from '../../db/record-steps.ts'
import { readRecord } from '../../db/records.ts'
import type { ActorCtx } from '../context.ts'
import type { Filed } from '../reports/filed.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'
import { noteByReport } from './note-by-report.ts'

/**
 * A weekly report says that it has moved these records: each of them moves, once for the report however often it is filed. One that a later
 * version drops keeps its history.
 */
export const moveLinked = async (ctx: ActorCtx, filed: Filed<WeeklyItem>): Promise<void> => {
  const { report, revision } = filed
  for (const { id } of revision.content.tasks ?? []) {
    const sourceKey = `${report.item.id}/${id}`
    if (await stepOfCause(ctx.tx, sourceKey)) continue
    const record = await readRecord(ctx.tx, id)
    if (record?.open) await noteByReport(ctx, filed, record, { step: 'weekly', sourceKey })
  }
}
