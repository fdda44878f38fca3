import { readDigest, saveDigest } from '../db/digests.ts'
import { itemId, itemsFiledAfter } from '../db/items.ts'
import { digestCards, enqueue, enqueuePatch } from '../db/outbox.ts'
import type { WeekPlan } from '../domain/cadence.ts'
import type { Instant } from '../domain/time.ts'
import { nextWorkingTime } from '../domain/working-time.ts'
import { correctedThreadLine, mergedThreadLine } from '../texts/digest.ts'
import type { Ctx } from './context.ts'
import { type DigestTarget, digestIdOf, drawDigest, topicOf } from './draw-digest.ts'
import { readWeeklyItem, type WeeklyItem } from './weekly-item.ts'

/** A report that came after a digest's content was cut joins the posted card: the next version, and one line in its thread in working hours. */
export const joinLateText = async (ctx: Ctx, weekly: WeeklyItem): Promise<void> => {
  await joinInto(ctx, weekly, { kind: 'chief', chainId: weekly.chain.id })
  await joinInto(ctx, weekly, { kind: 'office' })
}

/** The same for everything that came between the cut and a digest that was posted late. */
export const joinLateTexts = async (ctx: Ctx, plan: WeekPlan, target: DigestTarget, cutAt: Instant): Promise<void> => {
  const ids =
    target.kind === 'chief' ? [itemId(target.chainId, plan.week)] : await itemsFiledAfter(ctx.tx, plan.week, cutAt)
  for (const id of ids) {
    const weekly = await readWeeklyItem(ctx.tx, id)
    if (weekly) await joinInto(ctx, weekly, target)
  }
}

const joinInto = async (ctx: Ctx, weekly: WeeklyItem, target: DigestTarget): Promise<void> => {
  const { plan, chain, current } = weekly
  const digest = await readDigest(ctx.tx, digestIdOf(target, plan))
  if (digest?.state !== 'posted' || !current || current.receivedAt <= digest.dueAt) return
  const version = digest.version + 1
  const card = await drawDigest(ctx, plan, target, { version, cutAt: ctx.now })
  await saveDigest(ctx.tx, { ...digest, version })
  const chainId = target.kind === 'chief' ? chain.id : undefined
  const rows = await digestCards(ctx.tx, { topic: topicOf(target), period: plan.week, chainId })
  const seen = new Set<string>()
  for (const row of rows) {
    // Newest first: an older card of the same group was replaced by hand and stays as it is.
    if (seen.has(row.target.id)) continue
    seen.add(row.target.id)
    const about = { period: plan.week, ...(chainId === undefined ? {} : { chainId }) }
    await enqueuePatch(ctx.tx, ctx.now, { of: row.id, body: JSON.stringify(card), cause: `v${version}`, ...about })
    const line = current.rev === 1 ? mergedThreadLine(chain.name, version) : correctedThreadLine(chain.name, version)
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
