import { enqueuePatch } from '../../db/outbox.ts'
import { readActor } from '../../db/people.ts'
import { recordCards } from '../../db/record-cards.ts'
import type { StoredRecord } from '../../db/records.ts'
import { addMs, day } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { drawRecord } from './draw-record.ts'

/** Feishu takes clicks on a card for so long; older ones are left as they are. */
const cardLife = 14 * day

/** Draws a record anew wherever its card stands, for each person as that person may see it. Open forms are left alone. */
export const patchRecordCards = async (ctx: Ctx, record: StoredRecord, clicked: string | undefined): Promise<void> => {
  const since = addMs(ctx.now, -cardLife)
  for (const row of await recordCards(ctx.tx, record.id, since)) {
    if (row.id === clicked || row.formOpen) continue
    const actor = await readActor(ctx.tx, row.target.id)
    await enqueuePatch(ctx.tx, ctx.now, {
      of: row.id,
      body: JSON.stringify(await drawRecord({ ...ctx, actor }, record)),
      cause: `record-${record.rev}-${ctx.now}`,
      ...(record.chainId !== undefined && { chainId: record.chainId }),
    })
  }
}
