import { digestPreviewCard } from '../../cards/digest-preview.ts'
import type { Card } from '../../cards/kit/card.ts'
import { readChain } from '../../db/chains.ts'
import { digestCards } from '../../db/digest-cards.ts'
import { readDigest } from '../../db/digests.ts'
import { lastDigestVersion } from '../../db/last-numbers.ts'
import { isLost, lostTimes } from '../../db/restore.ts'
import type { Instant } from '../../domain/time.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import { shortTimeText, weekLabel } from '../../texts/dates.ts'
import { earlyCommand, officeDigestName } from '../../texts/digest.ts'
import { quietPreview } from '../../texts/quiet.ts'
import { placesText } from '../chat-words.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { periodWords } from '../reports/period-words.ts'
import { type DigestTarget, digestIdOf, drawDigest, topicOf } from './draw-digest.ts'
import type { Overdue } from './offer-overdue.ts'
import { postDigest, recipientsOf } from './post-digest.ts'

export type PreviewState = 'preview' | 'confirm' | 'queued' | 'cancelled'

/** What a digest says now and what stands in the group, for the office to post or re-post. @returns undefined when the chain owes nothing. */
export const drawPreview = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
  state: PreviewState,
  early = false,
): Promise<Card | undefined> => {
  const standing = await standingOf(ctx, plan, target)
  const making = {
    version: state === 'queued' ? standing.version : standing.version + 1,
    cutAt: ctx.now,
    notes: standing.quiet ? [quietPreview] : [],
  }
  const digest = await drawDigest(ctx, plan, target, { ...making, preview: early ? 'early' : true })
  if (!digest) return undefined
  return digestPreviewCard({
    digest,
    state,
    name: await nameOf(ctx, target),
    label: weekLabel(plan.covers),
    period: plan.week,
    target: targetKey(target),
    version: making.version,
    groupName: await groupNames(ctx, target),
    posted:
      standing.at === undefined || state === 'queued'
        ? undefined
        : { version: standing.version, atText: shortTimeText(standing.at, ctx.rules.zone) },
    early:
      ctx.now < plan.dueAt
        ? { dueText: periodWords(plan, ctx.rules).due, command: await commandOf(ctx, target), asked: early }
        : undefined,
    mayStand: standing.lost,
    demo: ctx.rules.demo,
  })
}

const commandOf = async (ctx: Ctx, target: DigestTarget): Promise<string> =>
  earlyCommand(target.kind === 'office' ? '' : await nameOf(ctx, target))

/** 发布, the second click. @returns false when the version on the button is not the next one any more. */
export const postByHand = async (
  ctx: ActorCtx,
  plan: WeekPlan,
  target: DigestTarget,
  version: number,
): Promise<boolean> => {
  const standing = await standingOf(ctx, plan, target)
  if (version !== standing.version + 1) return false
  const owed = await readDigest(ctx.tx, digestIdOf(target, plan))
  // One that missed its time says when it was due.
  const catchUpDue = owed?.state === 'owed' ? owed.dueAt : undefined
  return postDigest(ctx, plan, target, { cutAt: ctx.now, version, catchUpDue })
}

const dueOf = ({ kind }: DigestTarget, plan: WeekPlan): Instant =>
  kind === 'office' ? plan.digestOfficeAt : plan.digestChiefAt

const targetKey = (target: DigestTarget): string => (target.kind === 'office' ? 'office' : target.chainId)
export const targetOf = (key: string): DigestTarget =>
  key === 'office' ? { kind: 'office' } : { kind: 'chief', chainId: key }

const standingOf = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
): Promise<{ version: number; at?: Instant; quiet?: boolean; lost?: boolean }> => {
  const digest = await readDigest(ctx.tx, digestIdOf(target, plan))
  const chainId = target.kind === 'chief' ? target.chainId : undefined
  const [card] = await digestCards(ctx.tx, { topic: topicOf(target), period: plan.week, chainId })
  if (digest?.state !== 'posted')
    return {
      version: digest?.version ?? (await lastDigestVersion(ctx.tx, digestIdOf(target, plan))),
      quiet: digest?.state === 'quiet',
      lost: !digest && isLost(await lostTimes(ctx.tx), dueOf(target, plan)),
    }
  const at = card?.sentAt ?? card?.createdAt
  return { version: digest.version, ...(at === undefined ? {} : { at }) }
}

const nameOf = async (ctx: Ctx, target: DigestTarget): Promise<string> =>
  (target.kind === 'chief' && (await readChain(ctx.tx, target.chainId))?.name) || officeDigestName

const groupNames = async (ctx: Ctx, target: DigestTarget): Promise<string | undefined> =>
  placesText(ctx.tx, await recipientsOf(ctx, target), {
    use: target.kind,
    chainId: target.kind === 'chief' ? target.chainId : undefined,
  })

/** How a digest that was too late to post by itself is spoken of. */
export const overdueDigest = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
  dueAt: Instant,
): Promise<Overdue> => {
  const chainId = target.kind === 'chief' ? target.chainId : undefined
  return {
    digest: { id: digestIdOf(target, plan), kind: target.kind, chainId, period: plan.week, dueAt },
    name: await nameOf(ctx, target),
    label: weekLabel(plan.covers),
    groupName: (await groupNames(ctx, target)) ?? '',
    target: targetKey(target),
  }
}
