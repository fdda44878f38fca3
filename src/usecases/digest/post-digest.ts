import { type Digest, readDigest, saveDigest } from '../../db/digests.ts'
import { itemId } from '../../db/items.ts'
import { lastDigestVersion } from '../../db/last-numbers.ts'
import type { Instant } from '../../domain/time.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import { chiefGroupMissing } from '../../texts/alarms.ts'
import { supersededNote } from '../../texts/digest.ts'
import type { Ctx } from '../context.ts'
import { chiefRecipients, officeRecipients, type Recipient } from '../reminding/recipients.ts'
import { readWeeklyItem } from '../reports/weekly-item.ts'
import { tellOffice } from '../tell.ts'
import { type DigestTarget, digestIdOf, drawDigest, topicOf } from './draw-digest.ts'
import { renewEarly } from './early-digest.ts'
import { joinLateTexts } from './join-late-text.ts'
import { publishDigest, replaceStanding } from './publish-digest.ts'

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
  const recipients = await recipientsOf(ctx, target)
  if (recipients.length === 0) {
    // An early one that has nowhere to go is not owed yet: it is posted at its time.
    if (posting.cutAt < plan.dueAt) return false
    const dueAt = posting.catchUpDue ?? posting.cutAt
    await saveDigest(ctx.tx, { ...digest, dueAt, version: posting.version - 1, state: 'owed' })
    if (chainId !== undefined) {
      const weekly = await readWeeklyItem(ctx.tx, itemId(chainId, plan.week))
      await tellOffice(ctx, `no-group/${digest.id}`, chiefGroupMissing(weekly?.chain.name ?? chainId))
    }
    return false
  }
  const topic = topicOf(target)
  await replaceStanding(ctx, digest, topic, () =>
    drawDigest(ctx, plan, target, {
      ...posting,
      version: posting.version - 1,
      notes: [supersededNote(posting.version)],
    }),
  )
  await publishDigest(ctx, digest, { topic, body: JSON.stringify(card), recipients })
  await joinLateTexts(ctx, plan, target, posting.cutAt)
  return true
}

/** At its time, what the office posted early is brought up to date where it stands. @returns whether there was such a one. */
export const renewDigest = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
  making: { cutAt: Instant; catchUpDue?: Instant },
): Promise<boolean> => {
  const renewed = await renewEarly(ctx, {
    id: digestIdOf(target, plan),
    topic: topicOf(target),
    plan,
    cutAt: making.cutAt,
    recipients: () => recipientsOf(ctx, target),
    draw: (version) => drawDigest(ctx, plan, target, { ...making, version }),
  })
  if (renewed) await joinLateTexts(ctx, plan, target, making.cutAt)
  return renewed !== undefined
}

export const recipientsOf = (ctx: Ctx, target: DigestTarget): Promise<Recipient[]> =>
  target.kind === 'office' ? officeRecipients(ctx.tx) : chiefRecipients(ctx.tx, target.chainId)

/** Posts v1 unless it stands already, posted by hand or before a kill. @returns whether it stands. */
export const postOnce = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
  posting: { cutAt: Instant; catchUpDue?: Instant | undefined },
): Promise<boolean> => {
  const known = await readDigest(ctx.tx, digestIdOf(target, plan))
  if (known) return known.state === 'posted'
  // Posted by hand before its time, and a backup was restored since.
  if ((await lastDigestVersion(ctx.tx, digestIdOf(target, plan))) > 0) return true
  return postDigest(ctx, plan, target, { ...posting, version: 1 })
}
