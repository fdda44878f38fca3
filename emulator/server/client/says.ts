import { addMessage, answering, replaceContent } from '../add-message.ts'
import type { Json } from '../json.ts'
import type { Delivery } from '../push/delivery.ts'
import type { Pusher } from '../push/pusher.ts'
import { hasScope } from '../push/subscribed.ts'
import type { EmuChat, EmuMention, SayOptions } from '../types.ts'
import { findChat, findMessage, findPerson, openDirectChat, type StoredMessage, type World } from '../world.ts'
import { messageEvent } from './events.ts'
import { contentOf } from './written.ts'

/** Bots of the group that are not ours; `mentioned_type` alone does not tell them apart. */
export const otherBot = { open_id: 'ou_0therbot0therbot0therbot0therbot', name: '另一个机器人' }

export async function say(
  world: World,
  pusher: Pusher,
  speaker: { id: string; type: 'user' | 'bot'; name: string },
  text: string,
  options: SayOptions,
): Promise<Delivery & { message_id: string }> {
  const parent = options.replyTo === undefined ? undefined : findMessage(world, options.replyTo)
  const chat = chatFor(world, speaker.id, options, parent)
  if (speaker.type === 'user' && !chat.members.includes(speaker.id))
    throw new Error(`${speaker.name} is not in ${chat.name}`)
  if (chat.status !== 'normal') throw new Error(`${chat.name} is dissolved`)
  const { content, mentions } = written(world, text, options)
  const message = addMessage(world, {
    chat_id: chat.chat_id,
    sender: { ...speaker },
    msg_type: options.type ?? 'text',
    content,
    mentions,
    ...(options.create_time === undefined ? {} : { create_time: options.create_time }),
    ...(parent ? answering(parent) : {}),
  })
  const why = whyNotHeard(world, chat, message)
  const delivery = why
    ? pusher.skip('im.message.receive_v1', why, message.message_id)
    : await pusher.push('event', 'im.message.receive_v1', messageEvent(world, chat, message), message.message_id)
  return { ...delivery, message_id: message.message_id }
}

function written(world: World, text: string, options: SayOptions): { content: Json; mentions: EmuMention[] } {
  const mentions = (options.mentions ?? [])
    .filter((name) => name !== 'all')
    .map((name, i) => mentionOf(world, name, i + 1))
  const prefix = [...(options.mentions?.includes('all') ? ['@_all'] : []), ...mentions.map((mention) => mention.key)]
  return { content: contentOf(world, text, options, prefix), mentions }
}

/** The sender changes a text or post, which may become the other; no event is sent. Mentions stay as they were unless new ones are named. */
export function edit(world: World, openId: string, messageId: string, text: string, options: SayOptions): void {
  const message = findMessage(world, messageId)
  if (message.sender.id !== openId) throw new Error(`${openId} did not send ${messageId}`)
  const type = options.type ?? 'text'
  const editable = (one: string) => one === 'text' || one === 'post'
  if (message.recalled || !editable(message.msg_type) || !editable(type))
    throw new Error(`${messageId} cannot be edited into ${type}`)
  const { content, mentions } = written(world, text, options)
  if (options.mentions) message.mentions = mentions
  message.msg_type = type
  replaceContent(world, message, content)
}

function chatFor(world: World, openId: string, options: SayOptions, parent: StoredMessage | undefined): EmuChat {
  if (options.in !== undefined) return findChat(world, options.in)
  if (parent) return findChat(world, parent.chat_id)
  return openDirectChat(world, openId)
}

function mentionOf(world: World, name: string, number: number): EmuMention {
  const key = `@_user_${number}`
  if (name === 'bot') return { key, open_id: world.app.bot_open_id, name: world.app.bot_name, type: 'bot' }
  if (name === 'other-bot') return { key, ...otherBot, type: 'bot' }
  const person = findPerson(world, name)
  return { key, open_id: person.open_id, name: person.name, type: 'user' }
}

const p2pScopes = ['im:message.p2p_msg:readonly', 'im:message.p2p_msg']
const atScopes = [
  'im:message.group_at_msg:readonly',
  'im:message.group_at_msg',
  'im:message.group_at_msg.include_bot:readonly',
]
const allScopes = ['im:message.group_msg', 'im:message.group_msg:readonly']

/** What is delivered depends on the scopes, not on a setting. */
function whyNotHeard(world: World, chat: EmuChat, message: StoredMessage): string | undefined {
  if (!chat.bot) return 'the bot is not in the chat'
  if (chat.mode === 'p2p') return hasScope(world, p2pScopes) ? undefined : 'no scope for direct messages'
  const mentioned = message.mentions.some((mention) => mention.open_id === world.app.bot_open_id)
  if (message.sender.type === 'bot')
    return mentioned && hasScope(world, ['im:message.group_at_msg.include_bot:readonly'])
      ? undefined
      : 'other bots are not heard'
  if (hasScope(world, allScopes)) return undefined
  if (!mentioned) return 'the bot was not mentioned'
  return hasScope(world, atScopes) ? undefined : 'no scope for group mentions'
}
