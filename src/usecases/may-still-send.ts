import { readChat } from '../db/chats.ts'
import type { Outgoing } from '../db/outbox.ts'
import { uncertainRows } from '../db/outbox-delivery.ts'
import { grantsOf, readPerson } from '../db/people.ts'
import type { Ctx } from './context.ts'

const forThoseWhoFile: readonly Outgoing['topic'][] = [
  'weekly-card',
  'reminder-1',
  'reminder-2',
  'backup-notice',
  'nudge',
]

/**
 * Asks again, at the moment of sending, what held when the message was decided on: an hour may have passed.
 * @returns why it must not go out any more, or undefined.
 */
export const mayStillSend = async ({ tx, now }: Ctx, row: Outgoing): Promise<string | undefined> => {
  if (row.expiresAt !== undefined && row.expiresAt <= now) return 'expired'
  if (row.target.type === 'chat_id' && row.verb !== 'ask-members') {
    const chat = await readChat(tx, row.target.id)
    if (chat && chat.state !== 'active') return `chat ${chat.state}`
  }
  if (row.afterId !== undefined && row.target.id === '') return 'nothing to follow'
  if (row.topic === 'question' && row.msgType === 'text' && (await uncertainRows(tx)).length === 0) return 'settled'
  if (row.personId === undefined) return undefined
  const person = await readPerson(tx, row.personId)
  if (!person || person.state === 'left') return 'person left'
  if (!forThoseWhoFile.includes(row.topic)) return undefined
  const grants = await grantsOf(tx, row.personId)
  const files = grants.some(
    ({ role, chain }) => chain === row.chainId && (role === 'reporter' || role === 'backup' || role === 'lead'),
  )
  return files ? undefined : 'role ended'
}
