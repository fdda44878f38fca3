import { recordAudit } from '../db/audit.ts'
import { digestCards } from '../db/digest-cards.ts'
import { type Digest, readDigest, saveDigest } from '../db/digests.ts'
import { itemId } from '../db/items.ts'
import { enqueue, enqueuePatch } from '../db/outbox.ts'
import type { WeekPlan } from '../domain/cadence.ts'
import type { Instant } from '../domain/time.ts'
import { chiefGroupMissing } from '../texts/alarms.ts'
import { supersededNote } from '../texts/digest.ts'
import type { Ctx } from './context.ts'
import type { DigestMaking } from './digest-views.ts'
import { type DigestTarget, digestIdOf, drawDigest, topicOf } from './draw-digest.ts'
import { joinLateTexts } from './join-late-text.ts'
import { chiefRecipients, officeRecipients } from './recipients.ts'
import { tellOffice } from './tell.ts'
import { readWeeklyItem } from './weekly-item.ts'

/**
 * Posts a digest: v1 by the clock, later versions by the office's hand. Content is what had been received by `cutAt`;
 * an earlier card of the same digest is marked as replaced.
 * @returns false when there is nowhere to post it; the office is told.
 */
export const postDigest = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
  posting: { cutAt: Instant; version: number; catchUpDue?: Instant | undefined },
): Promise<boolean> => {
  const card = await drawDigest(ctx, plan, target, posting)
  if (!card) return false
  const chainId = target.kind === 'chief' ? target.chainId : undefined
  const digest: Digest = {
    id: digestIdOf(target, plan),
    kind: target.kind,
    chainId,
    period: plan.week,
    dueAt: posting.cutAt,
    version: posting.version,
    state: 'posted',
  }
  const recipients =
    target.kind === 'chief' ? await chiefRecipients(ctx.tx, target.chainId) : await officeRecipients(ctx.tx)
  if (recipients.length === 0) {
    await saveDigest(ctx.tx, { ...digest, version: posting.version - 1, state: 'owed' })
    if (chainId !== undefined) {
      const weekly = await readWeeklyItem(ctx.tx, itemId(chainId, plan.week))
      await tellOffice(ctx, `no-group/${digest.id}`, chiefGroupMissing(weekly?.chain.name ?? chainId))
    }
    return false
  }
  await replaceEarlier(ctx, plan, target, posting)
  await saveDigest(ctx.tx, digest)
  for (const to of recipients)
    await enqueue(ctx.tx, ctx.now, {
      dedupeKey: `${digest.id}/v${posting.version}/${to.id}`,
      topic: topicOf(target),
      verb: 'send',
      target: { type: to.type, id: to.id },
      msgType: 'interactive',
      body: JSON.stringify(card),
      period: plan.week,
      chainId,
      personId: to.personId,
    })
  await recordAudit(ctx.tx, {
    at: ctx.now,
    actor: 'system',
    actorName: '',
    action: 'digest',
    object: `${digest.id} v${posting.version}`,
    chain: chainId,
    place: 'group',
    result: 'done',
    requestId: ctx.requestId,
  })
  await joinLateTexts(ctx, plan, target, posting.cutAt)
  return true
}

const replaceEarlier = async (ctx: Ctx, plan: WeekPlan, target: DigestTarget, making: DigestMaking): Promise<void> => {
  const chainId = target.kind === 'chief' ? target.chainId : undefined
  const standing = await digestCards(ctx.tx, { topic: topicOf(target), period: plan.week, chainId })
  if (standing.length === 0) return
  const notes = [supersededNote(making.version)]
  const card = await drawDigest(ctx, plan, target, { ...making, version: making.version - 1, notes })
  for (const row of standing)
    await enqueuePatch(ctx.tx, ctx.now, {
      of: row.id,
      body: JSON.stringify(card),
      cause: `replaced-v${making.version}`,
      period: plan.week,
      ...(chainId === undefined ? {} : { chainId }),
    })
}

/** Posts v1 unless it stands already, posted by hand or before a kill. @returns whether it stands. */
export const postOnce = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
  posting: { cutAt: Instant; catchUpDue?: Instant | undefined },
): Promise<boolean> => {
  const known = await readDigest(ctx.tx, digestIdOf(target, plan))
  return known ? known.state === 'posted' : postDigest(ctx, plan, target, { ...posting, version: 1 })
}
