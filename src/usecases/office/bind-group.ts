import { recordAudit } from '../../db/audit.ts'
import { type BindProposal, liveProposals, readChat, readProposal, saveChat, saveProposal } from '../../db/chats.ts'
import { newId } from '../../db/ids.ts'
import type { Outgoing } from '../../db/outbox.ts'
import { settle } from '../../db/outbox-delivery.ts'
import { personByOpenId } from '../../db/people.ts'
import type { ChatKind } from '../../domain/people.ts'
import { addMs, second } from '../../domain/time.ts'
import * as refusals from '../../texts/refusals.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { helpers } from '../refuse.ts'
import { replyTo, sendOnErrand } from '../say.ts'
import { endProposal, notEntitled, sendProposal } from './bind-proposal.ts'

/** Feishu's answer about a group, or that it did not answer. */
export interface GroupLookup {
  chat: { ok: true; value: { name: string; external: boolean } } | { ok: false; retry: boolean }
  members: { ok: true; value: { openId: string; name: string }[] } | { ok: false; retry: boolean }
}

/**
 * Starts binding a group: who is in it is asked of Feishu first, so that the proposal can name those who are not entitled. One proposal for a
 * group is alive; what was proposed before ends with a sentence.
 */
export const proposeBinding = async (
  ctx: ActorCtx,
  wish: { chatId: string; messageId: string; use: ChatKind; chainId?: string | undefined },
): Promise<void> => {
  for (const older of await liveProposals(ctx.tx, wish.chatId)) await endProposal(ctx, older, 'replaced')
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
  const group = { type: 'chat_id', id: wish.chatId } as const
  await sendOnErrand(ctx, 'ask-members', `bind/${proposal.id}`, group, { proposal: proposal.id })
}

/** Feishu has told who is in the group: the proposal is shown there, and in private, with buttons, to those who may press them. */
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
  const outsiders = await notEntitled(
    ctx.tx,
    proposal,
    members.value.filter(({ openId }) => openId !== proposal.proposedBy),
  )
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
  await sendProposal(ctx, open, new Set(members.value.map(({ openId }) => openId)))
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
