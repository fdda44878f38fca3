import { digestPreviewCard } from '../../cards/digest-preview.ts'
import type { Card } from '../../cards/kit/card.ts'
import { readChain } from '../../db/chains.ts'
import { digestCards } from '../../db/digest-cards.ts'
import { readDigest } from '../../db/digests.ts'
import { lastDigestVersion } from '../../db/last-numbers.ts'
import { isLost, lostTimes } from '../../db/restore.ts'
import type { MonthPlan } from '../../domain/month-plan.ts'
import type { Instant } from '../../domain/time.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { earlyCommand } from '../../texts/digest.ts'
import {
  leadingWord,
  monthCommandWord,
  monthLeadingName,
  monthOfficeName,
  monthStatusLabel,
} from '../../texts/monthly-lists.ts'
import { placesText } from '../chat-words.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import type { Overdue } from '../digest/offer-overdue.ts'
import type { PreviewState } from '../digest/preview-digest.ts'
import { monthWords } from './draw-month.ts'
import {
  chainOf,
  drawMonthDigest,
  type MonthTarget,
  monthDigestId,
  monthRecipients,
  monthTopic,
} from './month-digest.ts'
import { postMonth } from './post-month.ts'

const monthTargetKey = (target: MonthTarget): string => chainOf(target) ?? target.kind
export const monthTargetOf = (key: string): MonthTarget =>
  key === 'office' || key === 'leading' ? { kind: key } : { kind: 'chief', chainId: key }

/** What a month card says now, for the office to post or re-post. @returns undefined when the chain owes nothing. */
export const drawMonthPreview = async (
  ctx: Ctx,
  plan: MonthPlan,
  target: MonthTarget,
  state: PreviewState,
  early = false,
): Promise<Card | undefined> => {
  const standing = await standingOf(ctx, plan, target)
  const version = state === 'queued' ? standing.version : standing.version + 1
  const digest = await drawMonthDigest(ctx, plan, target, {
    version,
    cutAt: ctx.now,
    preview: early ? 'early' : true,
  })
  if (!digest) return undefined
  return digestPreviewCard({
    digest,
    state,
    name: await nameOf(ctx, target),
    label: monthStatusLabel(plan.month),
    period: plan.month,
    target: monthTargetKey(target),
    version,
    groupName: await groupName(ctx, target),
    posted:
      standing.at === undefined || state === 'queued'
        ? undefined
        : { version: standing.version, atText: shortTimeText(standing.at, ctx.rules.zone) },
    early:
      ctx.now < plan.dueAt
        ? { dueText: monthWords(plan, ctx.rules).due, command: await commandOf(ctx, target), asked: early }
        : undefined,
    mayStand: standing.lost,
    demo: ctx.rules.demo,
  })
}

const commandOf = async (ctx: Ctx, target: MonthTarget): Promise<string> =>
  earlyCommand(
    target.kind === 'office' ? '' : target.kind === 'leading' ? leadingWord : await nameOf(ctx, target),
    monthCommandWord,
  )

/** 发布, the second click. @returns false when the version on the button is not the next one any more, or there is no group. */
export const postMonthByHand = async (
  ctx: ActorCtx,
  plan: MonthPlan,
  target: MonthTarget,
  version: number,
): Promise<boolean> => {
  const standing = await standingOf(ctx, plan, target)
  if (version !== standing.version + 1) return false
  const owed = await readDigest(ctx.tx, monthDigestId(target, plan))
  // One that missed its time says when it was due.
  const catchUpDue = owed?.state === 'owed' ? owed.dueAt : undefined
  return postMonth(ctx, plan, target, { cutAt: ctx.now, version, catchUpDue })
}

/** How a month card that was too late to post by itself is spoken of. */
export const overdueMonth = async (
  ctx: Ctx,
  plan: MonthPlan,
  target: MonthTarget,
  dueAt: Instant,
): Promise<Overdue> => ({
  digest: {
    id: monthDigestId(target, plan),
    kind: target.kind,
    chainId: chainOf(target),
    period: plan.month,
    dueAt,
  },
  name: await nameOf(ctx, target),
  label: monthStatusLabel(plan.month),
  groupName: (await groupName(ctx, target)) ?? '',
  target: monthTargetKey(target),
})

const dueOf = ({ kind }: MonthTarget, plan: MonthPlan): Instant =>
  ({ chief: plan.digestChiefAt, office: plan.digestOfficeAt, leading: plan.leadingAt })[kind]

const standingOf = async (
  ctx: Ctx,
  plan: MonthPlan,
  target: MonthTarget,
): Promise<{ version: number; at?: Instant; lost?: boolean }> => {
  const digest = await readDigest(ctx.tx, monthDigestId(target, plan))
  if (digest?.state !== 'posted')
    return {
      version: digest?.version ?? (await lastDigestVersion(ctx.tx, monthDigestId(target, plan))),
      lost: !digest && isLost(await lostTimes(ctx.tx), dueOf(target, plan)),
    }
  const about = { topic: monthTopic(target), period: plan.month, chainId: chainOf(target) }
  const [card] = await digestCards(ctx.tx, about)
  const at = card?.sentAt ?? card?.createdAt
  return { version: digest.version, ...(at === undefined ? {} : { at }) }
}

const nameOf = async (ctx: Ctx, target: MonthTarget): Promise<string> => {
  if (target.kind === 'office') return monthOfficeName
  if (target.kind === 'leading') return monthLeadingName
  return (await readChain(ctx.tx, target.chainId))?.name ?? target.chainId
}

const groupName = async (ctx: Ctx, target: MonthTarget): Promise<string | undefined> =>
  placesText(ctx.tx, await monthRecipients(ctx, target), { use: target.kind, chainId: chainOf(target) })
