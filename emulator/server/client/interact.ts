import { replaceContent } from '../add-message.ts'
import { isOld } from '../card/old-card.ts'
import { newCardToken } from '../ids.ts'
import type { Json } from '../json.ts'
import type { Pusher } from '../push/pusher.ts'
import type { Click, ClickOptions, EmuPerson } from '../types.ts'
import { findChat, type StoredMessage, type World } from '../world.ts'
import { readCardAnswer } from './card-answer.ts'
import { userIds } from './events.ts'

const tokenLifeMs = 1_800_000

/** Sends one `card.action.trigger`, judges the answer and applies it. */
export async function interact(
  world: World,
  pusher: Pusher,
  person: EmuPerson,
  message: StoredMessage,
  action: Json,
  options: ClickOptions,
): Promise<Click> {
  const chat = findChat(world, message.chat_id)
  const token = newCardToken()
  const before = message.content
  const grant = { message_id: message.message_id, expires: world.clock.now() + tokenLifeMs, uses: 0, answered: false }
  world.cardTokens.set(token, grant)
  message.locks += 1
  const delivery = await pusher
    .push(
      'callback',
      'card.action.trigger',
      {
        operator: { tenant_key: person.tenant_key, ...userIds(world, person) },
        token,
        action: options.force ? { ...action, ...options.action } : action,
        host: 'im_message',
        context: { open_message_id: message.message_id, open_chat_id: options.chat ?? message.chat_id },
      },
      message.message_id,
    )
    .finally(() => {
      message.locks -= 1
      grant.answered = true
    })
  if (world.modes.earlyCardUpdate === 'reverted' && grant.uses > 0 && message.content !== before)
    replaceContent(world, message, before)
  const answer = readCardAnswer(world, delivery, message, chat)
  // A card of 1.0 may be clicked longer than it may be changed.
  const late = isOld(before) && world.clock.now() - message.create_time > 14 * 86_400_000
  if (answer.card && !late) replaceContent(world, message, answer.card)
  return {
    sent: delivery.skipped === undefined,
    status: delivery.status,
    body: delivery.body,
    duration_ms: delivery.duration_ms,
    event_id: delivery.event_id,
    ...(answer.why ? { why: answer.why } : {}),
    ...(answer.toast ? { toast: answer.toast } : {}),
    ...(answer.card ? { card: answer.card } : {}),
    ...(answer.code === undefined ? {} : { code: answer.code }),
  }
}

/** Why the official client sends nothing for this card, or undefined. */
export function cardRefusal(world: World, person: EmuPerson, message: StoredMessage): string | undefined {
  if (message.msg_type !== 'interactive') return 'not a card'
  if (message.recalled) return 'the card was recalled'
  const days = isOld(message.content) ? 30 : 14
  if (world.clock.now() - message.create_time > days * 86_400_000) return `the card is older than ${days} days`
  const chat = findChat(world, message.chat_id)
  if (!chat.members.includes(person.open_id)) return `${person.name} is not in this chat`
  if (chat.status === 'dissolved') return 'the chat is dissolved'
  const config = message.content.config as Json | undefined
  if (message.forwarded_from && config?.enable_forward_interaction !== true)
    return 'a forwarded copy does not send anything'
  return undefined
}
