import { digestPreviewCard } from '../../cards/digest-preview.ts'
import type { Card } from '../../cards/kit/card.ts'
import { digestCards } from '../../db/digest-cards.ts'
import { readDigest } from '../../db/digests.ts'
import { lastDigestVersion } from '../../db/last-numbers.ts'
import { isLost, lostTimes } from '../../db/restore.ts'
import type { Instant } from '../../domain/time.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { quietPreview } from '../../texts/quiet.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import type { Overdue } from './offer-overdue.ts'
import { keyOf, nameOf, type PeriodDigest, placesOf } from './period-digest.ts'
import { postDigest } from './post-digest.ts'

export type PreviewState = 'preview' | 'confirm' | 'queued' | 'cancelled'

/** What a digest says now and what stands in the group, for the office to post or re-post. @returns undefined when the chain owes nothing. */
export const drawPreview = async (
  ctx: Ctx,
  digest: PeriodDigest,
  state: PreviewState,
  early = false,
): Promise<Card | undefined> => {
  const standing = await standingOf(ctx, digest)
  const version = state === 'queued' ? standing.version : standing.version + 1
  const notes = standing.quiet ? [quietPreview] : []
  const card = await digest.draw(ctx, { version, cutAt: ctx.now, notes, preview: early ? 'early' : true })
  if (!card) return undefined
  const name = await nameOf(ctx, digest)
  return digestPreviewCard({
    digest: card,
    state,
    name,
    label: digest.words.label,
    period: digest.period,
    target: keyOf(digest),
    version,
    groupName: await placesOf(ctx, digest),
    posted:
      standing.at === undefined || state === 'queued'
        ? undefined
        : { version: standing.version, atText: shortTimeText(standing.at, ctx.rules.zone) },
    early:
      ctx.now < digest.reportsDueAt
        ? {
            dueText: digest.words.due(ctx),
            command: digest.words.early(digest.kind === 'office' ? '' : name),
            asked: early,
          }
        : undefined,
    mayStand: standing.lost,
  })
}

/** 发布, the second click. @returns false when the version on the button is not the next one any more, or there is no group. */
export const postByHand = async (ctx: ActorCtx, digest: PeriodDigest, version: number): Promise<boolean> => {
  const standing = await standingOf(ctx, digest)
  if (version !== standing.version + 1) return false
  const owed = await readDigest(ctx.tx, digest.id)
  // One that missed its time says when it was due.
  const catchUpDue = owed?.state === 'owed' ? owed.dueAt : undefined
  return postDigest(ctx, digest, { cutAt: ctx.now, version, catchUpDue })
}

const standingOf = async (
  ctx: Ctx,
  digest: PeriodDigest,
): Promise<{ version: number; at?: Instant; quiet?: boolean; lost?: boolean }> => {
  const known = await readDigest(ctx.tx, digest.id)
  if (known?.state !== 'posted')
    return {
      version: known?.version ?? (await lastDigestVersion(ctx.tx, digest.id)),
      quiet: known?.state === 'quiet',
      lost: !known && isLost(await lostTimes(ctx.tx), digest.dueAt),
    }
  const [card] = await digestCards(ctx.tx, digest)
  const at = card?.sentAt ?? card?.createdAt
  return { version: known.version, ...(at === undefined ? {} : { at }) }
}

/** How a digest that was too late to post by itself is spoken of. */
export const overdueDigest = async (ctx: Ctx, digest: PeriodDigest, dueAt: Instant): Promise<Overdue> => {
  const { id, kind, chainId, period } = digest
  return {
    digest: { id, kind, chainId, period, dueAt },
    name: await nameOf(ctx, digest),
    label: digest.words.label,
    groupName: (await placesOf(ctx, digest)) ?? '',
    target: keyOf(digest),
  }
}
