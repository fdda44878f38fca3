import { readChain } from '../../db/chains.ts'
import { type Digest, readDigest, saveDigest } from '../../db/digests.ts'
import { itemsFiledAfter } from '../../db/items.ts'
import { lastDigestVersion } from '../../db/last-numbers.ts'
import type { MonthPlan } from '../../domain/month-plan.ts'
import type { Instant } from '../../domain/time.ts'
import { supersededNote } from '../../texts/digest.ts'
import { monthGroupMissing } from '../../texts/monthly-reminders.ts'
import type { Ctx } from '../context.ts'
import { renewEarly } from '../digest/early-digest.ts'
import { publishDigest, replaceStanding } from '../digest/publish-digest.ts'
import { tellOffice } from '../tell.ts'
import { joinLateInto } from './join-late-month.ts'
import {
  chainOf,
  drawMonthDigest,
  type MonthTarget,
  monthDigestId,
  monthRecipients,
  monthTopic,
} from './month-digest.ts'
import { readMonthItem } from './month-item.ts'

export interface MonthPosting {
  cutAt: Instant
  version: number
  catchUpDue?: Instant | undefined
}

/** Posts a month card with what had been received by `cutAt`. @returns false when there is nowhere to post it. */
export const postMonth = async (
  ctx: Ctx,
  plan: MonthPlan,
  target: MonthTarget,
  posting: MonthPosting,
): Promise<boolean> => {
  const card = await drawMonthDigest(ctx, plan, target, posting)
  if (!card) return false
  const chainId = chainOf(target)
  const digest: Digest = {
    id: monthDigestId(target, plan),
    kind: target.kind,
    chainId,
    period: plan.month,
    dueAt: posting.cutAt,
    version: posting.version,
    state: 'posted',
  }
  const recipients = await monthRecipients(ctx, target)
  if (recipients.length === 0) {
    // An early one that has nowhere to go is not owed yet: it is posted at its time.
    if (posting.cutAt < plan.dueAt) return false
    const dueAt = posting.catchUpDue ?? posting.cutAt
    await saveDigest(ctx.tx, { ...digest, dueAt, version: posting.version - 1, state: 'owed' })
    if (chainId !== undefined) {
      const chain = await readChain(ctx.tx, chainId)
      await tellOffice(ctx, `no-group/${digest.id}`, monthGroupMissing(chain?.name ?? chainId))
    }
    return false
  }
  const topic = monthTopic(target)
  await replaceStanding(ctx, digest, topic, () =>
    drawMonthDigest(ctx, plan, target, {
      ...posting,
      version: posting.version - 1,
      notes: [supersededNote(posting.version)],
    }),
  )
  await publishDigest(ctx, digest, { topic, body: JSON.stringify(card), recipients })
  await joinLateMonths(ctx, plan, target, posting.cutAt)
  return true
}

/** What came between the cut and a card that was posted late. */
const joinLateMonths = async (ctx: Ctx, plan: MonthPlan, target: MonthTarget, cutAt: Instant): Promise<void> => {
  for (const id of await itemsFiledAfter(ctx.tx, plan.month, cutAt, chainOf(target))) {
    const late = await readMonthItem(ctx, id)
    if (late) await joinLateInto(ctx, late, target, 'filed')
  }
}

/** At its time, what the office posted early is brought up to date where it stands. @returns whether there was such a one. */
export const renewMonth = async (
  ctx: Ctx,
  plan: MonthPlan,
  target: MonthTarget,
  making: Omit<MonthPosting, 'version'>,
): Promise<boolean> => {
  const renewed = await renewEarly(ctx, {
    id: monthDigestId(target, plan),
    topic: monthTopic(target),
    plan,
    cutAt: making.cutAt,
    recipients: () => monthRecipients(ctx, target),
    draw: (version) => drawMonthDigest(ctx, plan, target, { ...making, version }),
  })
  if (renewed) await joinLateMonths(ctx, plan, target, making.cutAt)
  return renewed !== undefined
}

/** Posts v1 unless it stands already, posted by hand or before a kill. @returns whether it stands. */
export const postMonthOnce = async (
  ctx: Ctx,
  plan: MonthPlan,
  target: MonthTarget,
  posting: Omit<MonthPosting, 'version'>,
): Promise<boolean> => {
  const known = await readDigest(ctx.tx, monthDigestId(target, plan))
  if (known) return known.state === 'posted'
  if ((await lastDigestVersion(ctx.tx, monthDigestId(target, plan))) > 0) return true
  return postMonth(ctx, plan, target, { ...posting, version: 1 })
}
