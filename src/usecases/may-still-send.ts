import { type Chat, readChat } from '../db/chats.ts'
import { readItem } from '../db/items.ts'
import type { Outgoing, Topic } from '../db/outbox.ts'
import { uncertainRows } from '../db/outbox-delivery.ts'
import { type Grant, grantsOf, readPerson, roleEndedSince } from '../db/people.ts'
import type { Role } from '../domain/people.ts'
import type { Ctx } from './context.ts'

const ofTheirChain = (...roles: Role[]) => ({ roles, ofTheirChain: true })
const anywhere = (...roles: Role[]) => ({ roles, ofTheirChain: false })
const whoFiles = ofTheirChain('reporter', 'backup', 'lead')

export const boundAnew = 'group bound anew'

/** Whom a message is for. What is not listed is an answer: it goes to who asked, unless a role of theirs ended since. */
const receivers: Partial<Record<Topic, { roles: Role[]; ofTheirChain: boolean }>> = {
  'weekly-card': whoFiles,
  'reminder-1': whoFiles,
  'reminder-2': whoFiles,
  'backup-notice': whoFiles,
  nudge: whoFiles,
  'digest-chief': ofTheirChain('chief'),
  'digest-office': anywhere('office'),
  receipt: anywhere('office'),
  question: anywhere('office'),
  alarm: anywhere('office', 'admin'),
}

const reminders: readonly Topic[] = ['reminder-1', 'reminder-2', 'backup-notice', 'nudge']

/**
 * Asks again, at the moment of sending, what held when the message was decided on: an hour may have passed.
 * @returns why it must not go out any more, or undefined.
 */
export const mayStillSend = async (ctx: Ctx, row: Outgoing): Promise<string | undefined> => {
  const { tx, now } = ctx
  if (row.expiresAt !== undefined && row.expiresAt <= now) return 'expired'
  if (row.afterId !== undefined && row.target.id === '') return 'nothing to follow'
  if (row.target.type === 'chat_id' && row.verb !== 'ask-members') {
    const chat = await readChat(tx, row.target.id)
    if (chat && chat.state !== 'active') return `chat ${chat.state}`
    if (chat && !isMeantFor(chat, row)) return boundAnew
  }
  if (row.topic === 'question' && row.msgType === 'text' && (await uncertainRows(tx)).length === 0) return 'settled'
  const item = reminders.includes(row.topic) && row.itemId !== undefined ? await readItem(tx, row.itemId) : undefined
  // After the lock an item is `missed` and still owed: 催报 may ask for it.
  if (item && item.state !== 'open' && item.state !== 'missed') return 'filed'
  return row.personId === undefined ? undefined : personRefusal(ctx, row, row.personId)
}

/** A group that was bound to something else meanwhile must not read what was meant for the first. */
const isMeantFor = (chat: Chat, row: Outgoing): boolean => {
  const wanted = receivers[row.topic]
  if (!wanted) return true
  if (row.topic === 'digest-chief') return chat.use === 'chief' && chat.chainId === row.chainId
  return wanted.roles.includes('office') ? chat.use === 'office' : true
}

const personRefusal = async ({ tx }: Ctx, row: Outgoing, personId: string): Promise<string | undefined> => {
  const person = await readPerson(tx, personId)
  if (!person || person.state === 'left') return 'person left'
  const wanted = receivers[row.topic]
  if (!wanted) return (await roleEndedSince(tx, personId, row.createdAt)) ? 'role ended' : undefined
  const holds = ({ role, chain }: Grant) =>
    wanted.roles.includes(role) && (!wanted.ofTheirChain || chain === row.chainId)
  return (await grantsOf(tx, personId)).some(holds) ? undefined : 'role ended'
}
