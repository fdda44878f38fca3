import { hiddenRecordCard } from '../../cards/record.ts'
import { readActor } from '../../db/people.ts'
import { recordCards } from '../../db/record-cards.ts'
import type { StoredRecord } from '../../db/records.ts'
import type { Actor } from '../../domain/people.ts'
import { addMs, day } from '../../domain/time.ts'
import { hiddenTitle } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { patchCard } from '../say.ts'
import { drawRecord } from './draw-record.ts'
import { kindOf } from './kinds.ts'
import { numberOf } from './names.ts'
import { relationsOf } from './relation.ts'
import { maySee } from './rights.ts'

/** Feishu takes clicks on a card for so long; older ones are left as they are. */
export const cardLife = 14 * day

/**
 * Draws a record anew wherever its card stands, for each person as that person may see it. Open forms are left alone, but for who may not see
 * the record any more.
 */
export const patchRecordCards = async (
  ctx: Ctx,
  record: StoredRecord,
  clicked: string | undefined,
  concerns: (actor: Actor) => boolean = () => true,
): Promise<void> => {
  const kind = kindOf(record.kind)
  for (const row of await recordCards(ctx.tx, record.id, addMs(ctx.now, -cardLife))) {
    if (!kind || row.id === clicked) continue
    const own = { ...ctx, actor: await readActor(ctx.tx, row.target.id) }
    // Who has left the tenant has no card any more.
    if (own.actor.personId === undefined || !concerns(own.actor)) continue
    const sees = maySee(own, kind, record, await relationsOf(own, record))
    if (sees && row.formOpen) continue
    const card = sees ? await drawRecord(own, record) : hiddenRecordCard(hiddenTitle(numberOf(ctx, record)))
    await patchCard(ctx, row.id, `record-${record.rev}-${ctx.now}`, card, { chainId: record.chainId })
  }
}
