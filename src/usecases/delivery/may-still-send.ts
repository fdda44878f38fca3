import { readChain } from '../../db/chains.ts'
import { type Chat, isBulletinGroup, readChat } from '../../db/chats.ts'
import { readItem } from '../../db/items.ts'
import type { Outgoing } from '../../db/outbox.ts'
import { uncertainRows } from '../../db/outbox-delivery.ts'
import { type Grant, grantsOf, readPerson, roleEndedSince } from '../../db/people.ts'
import { signRevision } from '../../db/sign-cards.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import { factsOf, whoFiles } from '../../db/topics.ts'
import { isOwing } from '../../domain/returning.ts'
import type { Ctx } from '../context.ts'
import { exportRefusal } from '../files/may-export.ts'
import { groupGreetingKey } from '../office/group-events.ts'
import { awayToday } from '../people/stand-ins.ts'
import { isBeingWritten } from '../reminding/remind.ts'
import { riskNeedsNoTelling } from '../reports/tell-risk.ts'

export const boundAnew = 'group bound anew'
export const nothingToFollow = 'nothing to follow'

/**
 * Asks again, at the moment of sending, what held when the message was decided on: an hour may have passed.
 * @returns why it must not go out any more, or undefined.
 */
export const mayStillSend = async (ctx: Ctx, row: Outgoing): Promise<string | undefined> => {
  const { tx, now } = ctx
  if (row.expiresAt !== undefined && row.expiresAt <= now) return 'expired'
  if (row.afterId !== undefined && row.target.id === '') return nothingToFollow
  if (row.target.type === 'chat_id' && row.verb !== 'ask-members') {
    const chat = await readChat(tx, row.target.id)
    if (chat && chat.state !== 'active') return `chat ${chat.state}`
    if (chat && !isMeantFor(chat, row)) return boundAnew
    if (chat?.use !== undefined && row.dedupeKey.startsWith(groupGreetingKey)) return 'bound meanwhile'
  }
  if (row.topic === 'question' && row.msgType === 'text' && (await uncertainRows(tx)).length === 0) return 'settled'
  if (row.topic === 'risk-report' && (await riskNeedsNoTelling(ctx, row))) return 'filed'
  const { asksFor } = factsOf(row.topic)
  const item = asksFor !== undefined && row.itemId !== undefined ? await readItem(tx, row.itemId) : undefined
  if (item && asksFor === 'returned' && item.state !== 'returned') return 'filed'
  if (item && (await readChain(tx, item.chainId))?.closed) return 'chain closed'
  // After the lock an item is `missed` and still owed: 催报 may ask for it.
  if (item && !isOwing(item.state)) return 'filed'
  if (row.topic === 'sign-off' && row.itemId !== undefined && !(await stillAsked(ctx, row))) return 'settled'
  if (row.verb === 'file') return exportRefusal(ctx, row)
  const which = row.topic === 'reminder-1' ? 1 : row.topic === 'reminder-2' ? 2 : undefined
  if (which && row.itemId !== undefined && (await isBeingWritten(ctx, row.itemId, which))) return 'being written'
  return row.personId === undefined ? undefined : personRefusal(ctx, row, row.personId)
}

/** Of a newer revision, or of one that was settled meanwhile, nobody is asked. */
const stillAsked = async ({ tx }: Ctx, row: Outgoing): Promise<boolean> => {
  const rev = signRevision(row)
  return rev !== undefined && (await readSignOff(tx, row.itemId ?? '', rev))?.state === 'waiting'
}

/** A group that was bound to something else meanwhile must not read what was meant for the first. */
const isMeantFor = (chat: Chat, row: Outgoing): boolean => {
  if (row.topic === 'naming') return chat.chainId === row.chainId
  if (row.topic === 'bulletin') return isBulletinGroup(chat) && chat.chainId === row.chainId
  const wanted = factsOf(row.topic).to
  if (!wanted) return true
  if (row.topic === 'digest-chief' || row.topic === 'month-chief')
    return chat.use === 'chief' && chat.chainId === row.chainId
  if (row.topic === 'month-leading') return chat.use === 'leading'
  return wanted.roles.includes('office') ? chat.use === 'office' : true
}

const personRefusal = async (ctx: Ctx, row: Outgoing, personId: string): Promise<string | undefined> => {
  const { tx } = ctx
  const person = await readPerson(tx, personId)
  if (!person || person.state === 'left') return 'person left'
  const wanted = factsOf(row.topic).to
  if (!wanted) return (await roleEndedSince(tx, personId, row.createdAt)) ? 'role ended' : undefined
  const holds = ({ role, chain }: Grant) =>
    wanted.roles.includes(role) && (!wanted.ofTheirChain || chain === row.chainId)
  if (!(await grantsOf(tx, personId)).some(holds)) return 'role ended'
  return (wanted === whoFiles || row.topic === 'sign-off') && (await awayToday(ctx)).has(personId)
    ? 'on leave'
    : undefined
}
