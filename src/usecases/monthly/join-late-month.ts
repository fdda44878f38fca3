import { digestCards } from '../../db/digest-cards.ts'
import { readDigest, saveDigest } from '../../db/digests.ts'
import { enqueue, enqueuePatch } from '../../db/outbox.ts'
import { nextWorkingTime } from '../../domain/working-time.ts'
import { monthCorrected, monthMerged } from '../../texts/monthly-digest.ts'
import type { Ctx } from '../context.ts'
import { chainOf, drawMonthDigest, type MonthTarget, monthDigestId, monthTopic } from './month-digest.ts'
import type { MonthItem } from './month-item.ts'

/** A month report that came after the cards' content was cut joins them: the next version, and one line in the thread in working hours. */
export const joinLateMonth = async (ctx: Ctx, item: MonthItem): Promise<void> => {
  await joinLateInto(ctx, item, { kind: 'chief', chainId: item.chain.id })
  await joinLateInto(ctx, item, { kind: 'office' })
  await joinLateInto(ctx, item, { kind: 'leading' })
}

export const joinLateInto = async (
  ctx: Ctx,
  { plan, chain, current }: MonthItem,
  target: MonthTarget,
): Promise<void> => {
  const digest = await readDigest(ctx.tx, monthDigestId(target, plan))
  if (digest?.state !== 'posted' || !current || current.receivedAt <= digest.dueAt) return
  const version = digest.version + 1
  const card = await drawMonthDigest(ctx, plan, target, { version, cutAt: ctx.now })
  await saveDigest(ctx.tx, { ...digest, version })
  const chainId = chainOf(target)
  const about = { period: plan.month, ...(chainId === undefined ? {} : { chainId }) }
  const rows = await digestCards(ctx.tx, { topic: monthTopic(target), period: plan.month, chainId })
  // Newest first: an older card of the same group was replaced by hand and stays as it is.
  for (const row of rows.filter((one, i) => rows.findIndex((other) => other.target.id === one.target.id) === i)) {
    await enqueuePatch(ctx.tx, ctx.now, { of: row.id, body: JSON.stringify(card), cause: `v${version}`, ...about })
    // The leading group reads its page once a month; it is not told of every addition.
    if (target.kind === 'leading') continue
    const line = current.rev === 1 ? monthMerged(chain.name, version) : monthCorrected(chain.name, version)
    await enqueue(ctx.tx, ctx.now, {
      dedupeKey: `${digest.id}/v${version}/line/${row.target.id}`,
      topic: 'thread-line',
      verb: 'reply',
      target: { type: 'message_id', id: '' },
      afterId: row.id,
      body: JSON.stringify({ text: line }),
      notBefore: nextWorkingTime(ctx.rules.calendar, ctx.now, ctx.rules.zone),
      ...about,
    })
  }
}
