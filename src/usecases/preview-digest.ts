import { digestPreviewCard } from '../cards/digest-preview.ts'
import type { Card } from '../cards/kit/card.ts'
import { overdueDigestCard } from '../cards/overdue-digest.ts'
import { readChain } from '../db/chains.ts'
import { readChat } from '../db/chats.ts'
import { digestCards } from '../db/digest-cards.ts'
import { readDigest, saveDigest } from '../db/digests.ts'
import { itemId } from '../db/items.ts'
import { enqueue } from '../db/outbox.ts'
import type { WeekPlan } from '../domain/cadence.ts'
import type { Instant } from '../domain/time.ts'
import { dayTimeText, shortTimeText, weekLabel } from '../texts/dates.ts'
import { officeDigestName } from '../texts/digest.ts'
import { quietPreview } from '../texts/quiet.ts'
import { chatUseWords } from './chat-words.ts'
import type { ActorCtx, Ctx } from './context.ts'
import { chiefView, type DigestMaking, officeView } from './digest-views.ts'
import { type DigestTarget, digestIdOf, topicOf } from './draw-digest.ts'
import { postDigest } from './post-digest.ts'
import { chiefRecipients, officeRecipients, type Recipient } from './recipients.ts'
import { readWeeklyItem } from './weekly-item.ts'

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
  const digest = await viewOf(ctx, plan, target, making)
  if (!digest) return undefined
  const recipients = await recipientsOf(ctx, target)
  const first = recipients[0]
  return digestPreviewCard({
    digest,
    state,
    period: plan.week,
    target: targetKey(target),
    version: making.version,
    groupName: first && (await recipientName(ctx, target, first)),
    posted:
      standing.at === undefined || state === 'queued'
        ? undefined
        : { version: standing.version, atText: shortTimeText(standing.at, ctx.rules.zone) },
    // Late text joins a posted card by itself: what stands in the group is what a new one would say.
    changed: standing.at === undefined,
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

export const targetKey = (target: DigestTarget): string => (target.kind === 'office' ? 'office' : target.chainId)
export const targetOf = (key: string): DigestTarget =>
  key === 'office' ? { kind: 'office' } : { kind: 'chief', chainId: key }

const standingOf = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
): Promise<{ version: number; at?: Instant; quiet?: boolean }> => {
  const digest = await readDigest(ctx.tx, digestIdOf(target, plan))
  const chainId = target.kind === 'chief' ? target.chainId : undefined
  const [card] = await digestCards(ctx.tx, { topic: topicOf(target), period: plan.week, chainId })
  if (digest?.state !== 'posted') return { version: digest?.version ?? 0, quiet: digest?.state === 'quiet' }
  const at = card?.sentAt ?? card?.createdAt
  return { version: digest.version, ...(at === undefined ? {} : { at }) }
}

const viewOf = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
  making: DigestMaking,
): Promise<
  | { kind: 'chief'; view: Awaited<ReturnType<typeof chiefView>> }
  | { kind: 'office'; view: Awaited<ReturnType<typeof officeView>> }
  | undefined
> => {
  if (target.kind === 'office') return { kind: 'office', view: await officeView(ctx, plan, making) }
  const weekly = await readWeeklyItem(ctx.tx, itemId(target.chainId, plan.week))
  return weekly && { kind: 'chief', view: await chiefView(ctx, weekly, making) }
}

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

/** A digest too late to post by itself: written down as owed, and offered to the office with one tap. */
export const offerOverdue = async (ctx: Ctx, plan: WeekPlan, target: DigestTarget, dueAt: Instant): Promise<void> => {
  const id = digestIdOf(target, plan)
  if (await readDigest(ctx.tx, id)) return
  const chainId = target.kind === 'chief' ? target.chainId : undefined
  await saveDigest(ctx.tx, { id, kind: target.kind, chainId, period: plan.week, dueAt, version: 0, state: 'owed' })
  const body = JSON.stringify(await drawOverdue(ctx, plan, target, dueAt, 'ask'))
  for (const to of await officeRecipients(ctx.tx))
    await enqueue(ctx.tx, ctx.now, {
      dedupeKey: `overdue/${id}/${to.id}`,
      topic: 'notice',
      verb: 'send',
      target: { type: to.type, id: to.id },
      msgType: 'interactive',
      body,
      period: plan.week,
      chainId,
      personId: to.personId,
    })
}

export const drawOverdue = async (
  ctx: Ctx,
  plan: WeekPlan,
  target: DigestTarget,
  dueAt: Instant,
  state: 'ask' | 'queued' | 'cancelled',
  by?: string,
): Promise<Card> => {
  const chain = target.kind === 'chief' ? await readChain(ctx.tx, target.chainId) : undefined
  const [first] = await recipientsOf(ctx, target)
  return overdueDigestCard({
    state,
    name: chain?.name ?? officeDigestName,
    weekLabel: weekLabel(plan.covers),
    dueText: dayTimeText(dueAt, ctx.rules.zone),
    groupName: first ? await recipientName(ctx, target, first) : '',
    period: plan.week,
    target: targetKey(target),
    version: 1,
    byName: by,
    atText: by === undefined ? undefined : shortTimeText(ctx.now, ctx.rules.zone),
    demo: ctx.rules.demo,
  })
}
