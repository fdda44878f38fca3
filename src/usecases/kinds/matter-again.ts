import { type Outgoing, outgoingByKey } from '../../db/outbox.ts'
import { readActor, readPerson } from '../../db/people.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import * as t from '../../texts/matters.ts'
import type { Ctx } from '../context.ts'
import { drawRecord } from '../records/draw-record.ts'
import { kinds } from '../records/kinds.ts'
import { numberOf } from '../records/names.ts'
import { raiserOf, relationsOf } from '../records/relation.ts'
import { maySee } from '../records/rights.ts'
import type { Urging } from '../records/urge.ts'
import { sendTo, urgeOn } from '../say.ts'
import { tellOffice } from '../tell.ts'

/** Half a day of an outage that comes and goes. */
const mostTimes = 12
const again = /^again\/(?<times>\d+)\//u

/**
 * A 首报 or 报链长 of which nobody knows whether it arrived: it goes out anew, with 加急, since twice is better than never. While nobody has read it,
 * the office hears that one waits, by its number, and whoever reported it that nobody has seen it yet.
 */
export const sendMatterAgain = async (ctx: Ctx, row: Outgoing): Promise<void> => {
  const record = row.itemId === undefined ? undefined : await readRecord(ctx.tx, row.itemId)
  if (record?.kind !== kinds.matter.key || !record.open || row.topic !== 'record-card') return
  // What went without 加急 is no such message.
  if (!(await outgoingByKey(ctx.tx, `urge/${row.id}`))) return
  const times = Number(again.exec(row.dedupeKey)?.groups?.times ?? 0) + 1
  if (times > mostTimes) return
  await resend(ctx, record, row, times)
  // Once for each time: what was said of the time before may not have arrived either.
  if (record.state !== 'first') return
  await tellOffice(ctx, `matter-unseen/${record.id}/${times}`, t.unseenMatter(numberOf(ctx, record)))
  for (const id of await raiserOf(ctx.tx, record)) {
    const reporter = await readPerson(ctx.tx, id)
    if (reporter?.openId === undefined || reporter.state !== 'active') continue
    await sendTo(
      ctx,
      { type: 'open_id', id: reporter.openId, personId: id },
      {
        key: `record/${record.id}/unseen-${times}/${id}`,
        topic: 'record-card',
        content: { text: t.unseenYours(numberOf(ctx, record)) },
        about: { chainId: record.chainId },
      },
    )
  }
}

const resend = async (
  ctx: Ctx,
  record: StoredRecord,
  { dedupeKey, personId }: Outgoing,
  times: number,
): Promise<void> => {
  const person = personId === undefined ? undefined : await readPerson(ctx.tx, personId)
  if (person?.openId === undefined || person.state !== 'active') return
  const own = { ...ctx, actor: await readActor(ctx.tx, person.openId) }
  if (!maySee(own, kinds.matter, record, await relationsOf(own, record))) return
  const sent = await sendTo(
    ctx,
    { type: 'open_id', id: person.openId, personId },
    {
      key: `again/${times}/${dedupeKey.replace(again, '')}`,
      topic: 'record-card',
      content: { card: await drawRecord(own, record, { told: t.sentAgain }) },
      about: { itemId: record.id, chainId: record.chainId },
    },
  )
  if (sent.fresh) await urgeOn(ctx, sent.id, { openId: person.openId, record: record.id } satisfies Urging)
}
