import { digestPreviewCard } from '../cards/digest-preview.ts'
import type { Card } from '../cards/kit/card.ts'
import { readChain } from '../db/chains.ts'
import { readChat } from '../db/chats.ts'
import { digestCards } from '../db/digest-cards.ts'
import { readDigest } from '../db/digests.ts'
import { lastDigestVersion } from '../db/last-numbers.ts'
import { isLost, lostTimes } from '../db/restore.ts'
import type { WeekPlan } from '../domain/cadence.ts'
import type { Instant } from '../domain/time.ts'
import { shortTimeText, weekLabel } from '../texts/dates.ts'
import { officeDigestName } from '../texts/digest.ts'
import { quietPreview } from '../texts/quiet.ts'
import { chatUseWords } from './chat-words.ts'
import type { ActorCtx, Ctx } from './context.ts'
import { type DigestTarget, digestIdOf, drawDigest, topicOf } from './draw-digest.ts'
import type { Overdue } from './offer-overdue.ts'
import { postDigest } from './post-digest.ts'
import { chiefRecipients, officeRecipients, type Recipient } from './recipients.ts'

export type PreviewState = 'preview' | 'confirm' | 'queued' | 'cancelled'

/** What a digest says now and what stands in the group, for the office to post or re-post. @returns undefined when the chain owes nothing. */
export const drawPreview = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
  state: PreviewState,
): Promise<Card | undefined> => {
  const standing = await standingOf(ctx, plan, target)
  const making = {
    version: state === 'queued' ? standing.version : standing.version + 1,
    cutAt: ctx.now,
    notes: standing.quiet ? [quietPreview] : [],
  }
  const digest = await drawDigest(ctx, plan, target, { ...making, preview: true })
  if (!digest) return undefined
  const recipients = await recipientsOf(ctx, target)
  const first = recipients[0]
  return digestPreviewCard({
    digest,
    state,
    name: await nameOf(ctx, target),
    label: weekLabel(plan.covers),
    period: plan.week,
    target: targetKey(target),
    version: making.version,
    groupName: first && (await recipientName(ctx, target, first)),
    posted:
      standing.at === undefined || state === 'queued'
        ? undefined
        : { version: standing.version, atText: shortTimeText(standing.at, ctx.rules.zone) },
    mayStand: standing.lost,
    demo: ctx.rules.demo,
  })
}

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

const recipientsOf = (ctx: Ctx, target: DigestTarget): Promise<Recipient[]> =>
  target.kind === 'office' ? officeRecipients(ctx.tx) : chiefRecipients(ctx.tx, target.chainId)

const recipientName = async (ctx: Ctx, target: DigestTarget, to: Recipient): Promise<string> => {
  const chat = to.type === 'chat_id' ? await readChat(ctx.tx, to.id) : undefined
  if (chat?.name) return chat.name
  return chatUseWords(ctx.tx, {
    use: target.kind === 'office' ? 'office' : 'chief',
    chainId: target.kind === 'chief' ? target.chainId : undefined,
  })
}

/** How a digest that was too late to post by itself is spoken of. */
export const overdueDigest = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
  dueAt: Instant,
): Promise<Overdue> => {
  const chainId = target.kind === 'chief' ? target.chainId : undefined
  const [first] = await recipientsOf(ctx, target)
  return {
    digest: { id: digestIdOf(target, plan), kind: target.kind, chainId, period: plan.week, dueAt },
    name: await nameOf(ctx, target),
    label: weekLabel(plan.covers),
    groupName: first ? await recipientName(ctx, target, first) : '',
    target: targetKey(target),
  }
}
