import type { Outgoing } from '../../db/outbox.ts'
import { readActor, readPerson } from '../../db/people.ts'
import { readRecord } from '../../db/records.ts'
import type { Ctx } from '../context.ts'
import { sendTo } from '../say.ts'
import { drawRecord } from './draw-record.ts'
import { kindOf } from './kinds.ts'
import { relationsOf } from './relation.ts'
import { maySee } from './rights.ts'

/** A line that has no thread to stand in, since its card was recalled or never arrived: the record as it is now, with the line on top. */
export const tellInstead = async (ctx: Ctx, { id, itemId, personId, body }: Outgoing): Promise<void> => {
  const record = itemId === undefined ? undefined : await readRecord(ctx.tx, itemId)
  const person = personId === undefined ? undefined : await readPerson(ctx.tx, personId)
  const kind = record && kindOf(record.kind)
  if (!record || !kind || person?.openId === undefined || person.state !== 'active') return
  const own = { ...ctx, actor: await readActor(ctx.tx, person.openId) }
  if (!maySee(own, kind, record, await relationsOf(own, record))) return
  const { text } = JSON.parse(body) as { text: string }
  await sendTo(
    ctx,
    { type: 'open_id', id: person.openId, personId },
    {
      key: `instead/${id}`,
      topic: 'record-card',
      content: { card: await drawRecord(own, record, { told: text }) },
      about: { itemId, chainId: record.chainId },
    },
  )
}
