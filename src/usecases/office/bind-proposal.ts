import { type BindView, bindCard } from '../../cards/bind.ts'
import type { Card } from '../../cards/kit/card.ts'
import { bindCardKey, bindCardsOf } from '../../db/bind-cards.ts'
import { type BindProposal, readChat, saveChat, saveProposal } from '../../db/chats.ts'
import { outgoingByKey } from '../../db/outbox.ts'
import { allGrants, allPeople, holders, personByOpenId } from '../../db/people.ts'
import type { Executor } from '../../db/schema.ts'
import type { ChatKind, Role } from '../../domain/people.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { roleWords } from '../../texts/words.ts'
import { audited } from '../audited.ts'
import { chatUseWords } from '../chat-words.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { onePerPerson, type Recipient, recipientOf } from '../reminding/recipients.ts'
import { answerKey, patchCard, sendTo } from '../say.ts'

/** People of the group who hold no role that lets them read what will be posted there. */
export const notEntitled = async (
  db: Executor,
  { use, chainId }: Pick<BindProposal, 'use' | 'chainId'>,
  members: readonly { openId: string; name: string }[],
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

/** As `bind-confirm` in the table of rights: a lead for the own chain, the office for everything. */
const confirmersOf = (use: ChatKind): Role[] =>
  use === 'chief' || use === 'taskforce' ? ['lead', 'office'] : ['office']

/** Those in the group who may say yes; where nobody in it may, everybody who may. */
const askedToConfirm = async (ctx: Ctx, { use, chainId }: BindProposal, members: ReadonlySet<string>) => {
  const all: Recipient[] = []
  for (const role of confirmersOf(use))
    all.push(...(await holders(ctx.tx, role, role === 'lead' ? chainId : undefined)).flatMap(recipientOf))
  const people = onePerPerson(all)
  const inside = people.filter(({ id }) => members.has(id))
  return inside.length > 0 ? inside : people
}

/** The group sees what is proposed, without a button: who may press one has it in private, and whoever started may take it back. */
export const sendProposal = async (ctx: Ctx, proposal: BindProposal, members: ReadonlySet<string>): Promise<void> => {
  const asked = await askedToConfirm(ctx, proposal, members)
  const names = asked.map(({ name = '' }) => name)
  // The sentence that announces the card is an answer to a message, and such answers keep no order with what is sent to the group.
  const announced = await outgoingByKey(ctx.tx, answerKey(proposal.proposedIn))
  const to: (Recipient & { buttons: BindView['buttons'] })[] = [
    { type: 'chat_id', id: proposal.chatId, buttons: 'none' },
    ...asked.map((person) => ({ ...person, buttons: 'confirm' as const })),
  ]
  const starter = await personByOpenId(ctx.tx, proposal.proposedBy)
  if (starter && !asked.some(({ personId }) => personId === starter.id))
    to.push({ type: 'open_id', id: proposal.proposedBy, personId: starter.id, buttons: 'cancel' })
  for (const { buttons, ...one } of to)
    await sendTo(ctx, one, {
      key: bindCardKey(proposal.id, one.id),
      topic: 'notice',
      content: { card: await drawProposal(ctx, proposal, { buttons, asked: names }) },
      afterId: one.type === 'chat_id' ? announced?.id : undefined,
    })
}

const drawProposal = async (
  ctx: Ctx,
  proposal: BindProposal,
  { buttons, asked, by }: { buttons: BindView['buttons']; asked: readonly string[]; by?: string },
): Promise<Card> => {
  const chat = await readChat(ctx.tx, proposal.chatId)
  const starter = (await personByOpenId(ctx.tx, proposal.proposedBy))?.name ?? ''
  const uncounted = (await notEntitled(ctx.tx, proposal, [{ openId: proposal.proposedBy, name: starter }])).length > 0
  const { state } = proposal
  return bindCard({
    state: state === 'asking' || state === 'open' ? 'proposed' : state,
    proposal: proposal.id,
    groupName: chat?.name ?? '',
    use: proposal.use,
    targetName: await chatUseWords(ctx.tx, proposal),
    replaces: state === 'open' && chat?.use ? await chatUseWords(ctx.tx, chat) : undefined,
    memberCount: proposal.members ?? 0,
    notEntitled: proposal.outsiders ?? [],
    starter,
    starterUncounted: uncounted,
    confirmers: confirmersOf(proposal.use)
      .map((role) => roleWords[role])
      .join('或'),
    asked,
    buttons,
    byName: by,
    atText: by === undefined ? undefined : shortTimeText(ctx.now, ctx.rules.zone),
  })
}

/** How it ended is said on every card of it. @returns the card as it now is. */
export const endProposal = async (
  ctx: ActorCtx,
  proposal: BindProposal,
  state: Exclude<BindProposal['state'], 'asking' | 'open'>,
  clickedCard?: string,
): Promise<Card> => {
  const ended: BindProposal = { ...proposal, state }
  await saveProposal(ctx.tx, ended)
  const card = await drawProposal(ctx, ended, { buttons: 'none', asked: [], by: ctx.actor.name })
  for (const { id } of await bindCardsOf(ctx.tx, proposal.id))
    if (id !== clickedCard) await patchCard(ctx, id, state, card)
  return card
}

/** Yes or no. A group that we are not in any more, or that outsiders came into since, is not bound by a yes. */
export const settleBinding = async (
  ctx: ActorCtx,
  proposal: BindProposal,
  { confirm, clickedCard }: { confirm: boolean; clickedCard: string },
): Promise<{ card: Card; bound: boolean }> => {
  const chat = await readChat(ctx.tx, proposal.chatId)
  const bound = confirm && chat?.state === 'active' && !chat.external
  if (bound) await saveChat(ctx.tx, { ...chat, use: proposal.use, chainId: proposal.chainId, source: 'chat' })
  await audited(ctx, bound ? 'bind' : 'bind-cancel', {
    object: proposal.chatId,
    chain: proposal.chainId,
    place: 'card',
    detail: { use: proposal.use, proposedBy: proposal.proposedBy, outsiders: proposal.outsiders?.length ?? 0 },
  })
  const state = bound ? 'confirmed' : confirm ? 'gone' : 'cancelled'
  return { card: await endProposal(ctx, proposal, state, clickedCard), bound }
}
