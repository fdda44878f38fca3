import { addMessage } from '../add-message.ts'
import type { Pusher } from '../push/pusher.ts'
import { hasScope } from '../push/subscribed.ts'
import { addReaction, dropReaction, findReaction } from '../reactions.ts'
import type { EmuPerson, Person } from '../types.ts'
import { directChat, findChat, findMessage, findPerson, openDirectChat, viewMessage, type World } from '../world.ts'
import { click, select } from './clicks.ts'
import { userIds } from './events.ts'
import { typedBy, typeInto } from './forms.ts'
import { confirm, look } from './reading.ts'
import { edit, say } from './says.ts'

const operatorName = (world: World, { name }: EmuPerson) =>
  hasScope(world, ['application:application.bot.operator_name:readonly']) ? { operator_name: name } : {}

/** A person with a Feishu client in hand. */
export function createPerson(world: World, pusher: Pusher, idOrName: string): Person {
  const me = findPerson(world, idOrName)
  const { open_id } = me

  return {
    open_id,
    name: me.name,
    p2p: () => directChat(world, open_id)?.chat_id,
    says: (text, options = {}) => say(world, pusher, { id: open_id, type: 'user', name: me.name }, text, options),
    enters() {
      const chat = openDirectChat(world, open_id)
      const last = [...world.messages.values()].filter((message) => message.chat_id === chat.chat_id).at(-1)
      return pusher.push('event', 'im.chat.access_event.bot_p2p_chat_entered_v1', {
        chat_id: chat.chat_id,
        operator_id: userIds(world, me),
        ...(last ? { last_message_id: last.message_id, last_message_create_time: String(last.create_time) } : {}),
      })
    },
    menu: (eventKey) =>
      pusher.push('event', 'application.bot.menu_v6', {
        operator: { ...operatorName(world, me), operator_id: userIds(world, me) },
        event_key: eventKey,
        timestamp: Math.floor(world.clock.now() / 1000),
      }),
    edits: (messageId, text, options = {}) => edit(world, open_id, messageId, text, options),
    recalls(messageId) {
      const message = findMessage(world, messageId)
      if (message.sender.id !== open_id) throw new Error(`${me.name} did not send ${messageId}`)
      message.recalled = true
      message.update_time = world.clock.now()
      world.changed()
      const chat = findChat(world, message.chat_id)
      if (!chat.bot)
        return Promise.resolve(pusher.skip('im.message.recalled_v1', 'the bot is not in the chat', messageId))
      const recall_time = String(world.clock.now())
      return pusher.push(
        'event',
        'im.message.recalled_v1',
        { message_id: messageId, chat_id: message.chat_id, recall_time, recall_type: 'message_owner' },
        messageId,
      )
    },
    forwards(messageId, chatIdOrName) {
      const message = findMessage(world, messageId)
      const chat = chatIdOrName === 'p2p' ? openDirectChat(world, open_id) : findChat(world, chatIdOrName)
      const { msg_type, content } = message
      const sender = { id: open_id, type: 'user' as const, name: me.name }
      return addMessage(world, { chat_id: chat.chat_id, sender, msg_type, content, forwarded_from: messageId })
        .message_id
    },
    async reads(messageId) {
      const message = findMessage(world, messageId)
      message.reads.set(open_id, world.clock.now())
      world.changed()
      if (findChat(world, message.chat_id).mode !== 'p2p')
        return pusher.skip('im.message.message_read_v1', 'only direct chats report reads', messageId)
      const reader = { reader_id: userIds(world, me), read_time: String(world.clock.now()), tenant_key: me.tenant_key }
      return pusher.push('event', 'im.message.message_read_v1', { reader, message_id_list: [messageId] }, messageId)
    },
    looks: (chat) => look(world, pusher, me, chat),
    confirms: (messageId) => confirm(world, me, messageId),
    async reacts(messageId, emojiType, on = true) {
      const message = findMessage(world, messageId)
      const chat = findChat(world, message.chat_id)
      if (!chat.members.includes(open_id)) throw new Error(`${me.name} is not in ${chat.name}`)
      const who = { operator_id: open_id, operator_type: 'user' as const }
      const known = findReaction(message, who, emojiType)
      if (!on && known) dropReaction(world, message, known)
      if (on) addReaction(world, message, who, emojiType)
      const type = on ? 'im.message.reaction.created_v1' : 'im.message.reaction.deleted_v1'
      if (on === Boolean(known)) return pusher.skip(type, 'nothing changed', messageId)
      if (!chat.bot) return pusher.skip(type, 'the bot is not in the chat', messageId)
      const event = {
        message_id: messageId,
        reaction_type: { emoji_type: emojiType },
        operator_type: 'user',
        user_id: userIds(world, me),
        action_time: String(world.clock.now()),
      }
      return pusher.push('event', type, event, messageId)
    },
    sees: () =>
      [...world.messages.values()]
        .filter((message) => world.chats.get(message.chat_id)?.members.includes(open_id))
        .map(viewMessage),
    types: (messageId, values) => typeInto(world, open_id, messageId, values),
    typed: (messageId) => ({ ...typedBy(world, open_id, messageId) }),
    clicks: (messageId, button, values = {}, options = {}) =>
      click(world, pusher, me, messageId, button, values, options),
    selects: (messageId, name, value, options = {}) => select(world, pusher, me, messageId, name, value, options),
  }
}
