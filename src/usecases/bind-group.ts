import { bindCard } from '../cards/bind.ts'
import type { Card } from '../cards/kit/card.ts'
import { recordAudit } from '../db/audit.ts'
import { readChain } from '../db/chains.ts'
import { type BindProposal, type Chat, readChat, readProposal, saveChat, saveProposal } from '../db/chats.ts'
import { newId } from '../db/ids.ts'
import { enqueue, type Outgoing } from '../db/outbox.ts'
import { settle } from '../db/outbox-delivery.ts'
import { allGrants, allPeople, personByOpenId } from '../db/people.ts'
import type { Executor } from '../db/schema.ts'
import type { ChatKind } from '../domain/people.ts'
import { addMs, second } from '../domain/time.ts'
import { shortTimeText } from '../texts/dates.ts'
import * as refusals from '../texts/refusals.ts'
import { roleWords } from '../texts/words.ts'
import { chatUseWords } from './chat-words.ts'
import type { ActorCtx, Ctx } from './context.ts'
import { helpers } from './refuse.ts'
import { bodyOf, replyTo } from './say.ts'

/** Feishu's answer about a group, or that it did not answer. */
export interface GroupLookup {
  chat: { ok: true; value: { name: string; external: boolean } } | { ok: false; retry: boolean }
  members: { ok: true; value: { openId: string; name: string }[] } | { ok: false; retry: boolean }
}

/** Starts binding a group: who is in it is asked of Feishu first, so that the proposal can name those who are not entitled. */
export const proposeBinding = async (
  ctx: ActorCtx,
  wish: { chatId: string; messageId: string; use: ChatKind; chainId?: string | undefined },
): Promise<void> => {
  const proposal: BindProposal = {
    id: newId('bind'),
    chatId: wish.chatId,
    use: wish.use,
    chainId: wish.chainId,
    proposedBy: ctx.actor.openId,
    proposedIn: wish.messageId,
    state: 'asking',
    createdAt: ctx.now,
  }
  await saveProposal(ctx.tx, proposal)
  await enqueue(ctx.tx, ctx.now, {
    dedupeKey: `bind/${proposal.id}`,
    topic: 'errand',
    verb: 'ask-members',
    target: { type: 'chat_id', id: wish.chatId },
    body: JSON.stringify({ proposal: proposal.id }),
  })
}

/** Feishu has told who is in the group: the proposal is shown there, for a lead or the office to confirm. */
export const ranErrand = async (ctx: Ctx, row: Outgoing, lookup: GroupLookup): Promise<void> => {
  const { proposal: id } = JSON.parse(row.body) as { proposal: string }
  const proposal = await readProposal(ctx.tx, id)
  if (proposal?.state !== 'asking') {
    await settle(ctx.tx, row, { state: 'dropped', error: 'no proposal' })
    return
  }
  const { chat, members } = lookup
  if (!chat.ok || !members.ok) {
    const failed = chat.ok ? members : chat
    if (!failed.ok && failed.retry && row.attempts < 5) {
      await settle(ctx.tx, row, { state: 'pending', nextAt: addMs(ctx.now, 5 * second), error: 'lookup' })
      return
    }
    await settle(ctx.tx, row, { state: 'refused', error: 'lookup' })
    await replyTo(ctx, { messageId: proposal.proposedIn, chatId: proposal.chatId }, `bind/${id}/failed`, {
      text: refusals.groupNotReadable,
    })
    return
  }
  await settle(ctx.tx, row, { state: 'sent', at: ctx.now })
  if (chat.value.external) {
    await saveProposal(ctx.tx, { ...proposal, state: 'cancelled' })
    await recordForeignGroup(ctx, { chatId: proposal.chatId, by: proposal.proposedBy, chainId: proposal.chainId })
    const text = refusals.foreignGroup(await helpers(ctx.tx, 'admin'))
    await replyTo(ctx, { messageId: proposal.proposedIn, chatId: proposal.chatId }, `bind/${id}/foreign`, { text })
    return
  }
  const outsiders = await notEntitled(ctx.tx, proposal, members.value)
  const known = await readChat(ctx.tx, proposal.chatId)
  await saveChat(ctx.tx, {
    chatId: proposal.chatId,
    name: chat.value.name,
    use: known?.use,
    chainId: known?.chainId,
    state: 'active',
    external: false,
    source: known?.source ?? 'chat',
  })
  const open: BindProposal = { ...proposal, state: 'open', outsiders, members: members.value.length }
  await saveProposal(ctx.tx, open)
  const card = await drawProposal(ctx, open)
  await enqueue(ctx.tx, ctx.now, {
    dedupeKey: `bind/${id}/card`,
    topic: 'notice',
    verb: 'send',
    target: { type: 'chat_id', id: proposal.chatId },
    ...bodyOf({ card }),
  })
}

/** Writes down that a group with outsiders was not bound. */
export const recordForeignGroup = async (
  ctx: Ctx,
  { chatId, by, chainId }: { chatId: string; by: string; chainId?: string | undefined },
): Promise<void> =>
  recordAudit(ctx.tx, {
    at: ctx.now,
    actor: by,
    actorName: (await personByOpenId(ctx.tx, by))?.name ?? '',
    action: 'bind-start',
    object: chatId,
    chain: chainId,
    place: 'group',
    result: 'refused',
    requestId: ctx.requestId,
    detail: { reason: 'external' },
  })

/** People of the group who hold no role that lets them read what will be posted there. */
const notEntitled = async (
  db: Executor,
  { use, chainId }: Pick<BindProposal, 'use' | 'chainId'>,
  members: { openId: string; name: string }[],
): Promise<string[]> => {
  const people = new Map((await allPeople(db)).map((person) => [person.openId, person.id]))
  const grants = await allGrants(db)
  const entitled = (personId: string) =>
    grants.some(({ personId: holder, role, chain }) => {
      if (holder !== personId) return false
      if (role === 'office' || role === 'leader') return true
      if (use === 'chief' || use === 'taskforce') return chain === chainId
      return false
    })
  return members
    .filter((member) => {
      const personId = people.get(member.openId)
      return personId === undefined || !entitled(personId)
    })
    .map((member) => member.name)
}

const drawProposal = async (ctx: Ctx, proposal: BindProposal, by?: string): Promise<Card> => {
  const chat = await readChat(ctx.tx, proposal.chatId)
  const state = proposal.state === 'confirmed' ? 'done' : proposal.state === 'cancelled' ? 'cancelled' : 'proposed'
  return bindCard({
    state,
    proposal: proposal.id,
    groupName: chat?.name ?? '',
    targetName: await chatUseWords(ctx.tx, proposal),
    replaces: state === 'proposed' && chat?.use ? await chatUseWords(ctx.tx, chat) : undefined,
    memberCount: proposal.members ?? 0,
    notEntitled: proposal.outsiders ?? [],
    confirmers: `${roleWords.lead}或${roleWords.office}`,
    byName: by,
    atText: by === undefined ? undefined : shortTimeText(ctx.now, ctx.rules.zone),
    demo: ctx.rules.demo,
  })
}

/** A lead of the chain or the office says yes or no. @returns undefined when the proposal is settled already. */
export const settleBinding = async (
  ctx: ActorCtx,
  answer: { proposal: string; confirm: boolean },
): Promise<Card | undefined> => {
  const proposal = await readProposal(ctx.tx, answer.proposal)
  if (proposal?.state !== 'open') return undefined
  const settled: BindProposal = { ...proposal, state: answer.confirm ? 'confirmed' : 'cancelled' }
  await saveProposal(ctx.tx, settled)
  const chat = await readChat(ctx.tx, proposal.chatId)
  if (answer.confirm) {
    const bound: Chat = {
      chatId: proposal.chatId,
      name: chat?.name ?? '',
      use: proposal.use,
      chainId: proposal.chainId,
      state: 'active',
      external: false,
      source: 'chat',
    }
    await saveChat(ctx.tx, bound)
  }
  const chain = proposal.chainId === undefined ? undefined : await readChain(ctx.tx, proposal.chainId)
  await recordAudit(ctx.tx, {
    at: ctx.now,
    actor: ctx.actor.openId,
    actorName: ctx.actor.name,
    action: answer.confirm ? 'bind' : 'bind-cancel',
    object: proposal.chatId,
    chain: chain?.id,
    place: 'group',
    result: 'done',
    requestId: ctx.requestId,
    detail: { use: proposal.use, proposedBy: proposal.proposedBy, outsiders: proposal.outsiders?.length ?? 0 },
  })
  return drawProposal(ctx, settled, ctx.actor.name)
}
