import { chatEvent, userIds } from './client/events.ts'
import type { Delivery } from './push/delivery.ts'
import type { Pusher } from './push/pusher.ts'
import type { EmuChat, EmuPerson } from './types.ts'
import { findChat, findPerson, type World } from './world.ts'

export interface Groups {
  addBot(chat: string, operator: string): Promise<Delivery>
  removeBot(chat: string, operator: string): Promise<Delivery>
  /** Another bot comes in: ours hears it too, and the event does not name who came. */
  addOtherBot(chat: string, operator: string): Promise<Delivery>
  /** Silent: the owner keeps the history for members, and no event is sent. */
  disband(chat: string, options?: { silent?: boolean; operator?: string }): Promise<Delivery>
  rename(chat: string, name: string, operator?: string): Promise<Delivery>
  addMember(chat: string, person: string): Promise<Delivery>
  removeMember(chat: string, person: string): Promise<Delivery>
  /** The user leaves the company: out of every chat, and `contact.user.deleted_v3`. */
  resign(person: string): Promise<Delivery>
}

export function createGroups(world: World, pusher: Pusher): Groups {
  const firstMember = (chat: EmuChat): EmuPerson => findPerson(world, chat.members[0] ?? '')

  function memberEvent(type: string, chat: EmuChat, person: EmuPerson): Promise<Delivery> {
    world.changed()
    if (!chat.bot) return Promise.resolve(pusher.skip(type, 'the bot is not in the chat'))
    const users = [{ name: person.name, tenant_key: person.tenant_key, user_id: userIds(world, person) }]
    return pusher.push('event', type, { ...chatEvent(world, chat, person), users })
  }

  function group(idOrName: string): EmuChat {
    const chat = findChat(world, idOrName)
    if (chat.mode !== 'group') throw new Error(`${idOrName} is a direct chat`)
    return chat
  }

  return {
    addBot(chatId, operatorId) {
      const chat = group(chatId)
      chat.bot = true
      world.changed()
      return pusher.push('event', 'im.chat.member.bot.added_v1', chatEvent(world, chat, findPerson(world, operatorId)))
    },
    addOtherBot(chatId, operatorId) {
      const chat = group(chatId)
      const type = 'im.chat.member.bot.added_v1'
      if (!chat.bot) return Promise.resolve(pusher.skip(type, 'the bot is not in the chat'))
      return pusher.push('event', type, chatEvent(world, chat, findPerson(world, operatorId)))
    },
    removeBot(chatId, operatorId) {
      const chat = group(chatId)
      chat.bot = false
      world.changed()
      return pusher.push(
        'event',
        'im.chat.member.bot.deleted_v1',
        chatEvent(world, chat, findPerson(world, operatorId)),
      )
    },
    disband(chatId, options = {}) {
      const chat = group(chatId)
      const type = 'im.chat.disbanded_v1'
      const operator = options.operator === undefined ? firstMember(chat) : findPerson(world, options.operator)
      const inside = chat.bot
      chat.status = options.silent ? 'dissolved_save' : 'dissolved'
      world.changed()
      if (options.silent) return Promise.resolve(pusher.skip(type, 'the owner kept the history'))
      if (!inside) return Promise.resolve(pusher.skip(type, 'the bot is not in the chat'))
      return pusher.push('event', type, chatEvent(world, chat, operator))
    },
    rename(chatId, name, operatorId) {
      const chat = group(chatId)
      const before = chat.name
      chat.name = name
      world.changed()
      const operator = operatorId === undefined ? firstMember(chat) : findPerson(world, operatorId)
      if (!chat.bot) return Promise.resolve(pusher.skip('im.chat.updated_v1', 'the bot is not in the chat'))
      const change = { before_change: { name: before }, after_change: { name } }
      return pusher.push('event', 'im.chat.updated_v1', { ...chatEvent(world, chat, operator), ...change })
    },
    addMember(chatId, personId) {
      const chat = group(chatId)
      const person = findPerson(world, personId)
      if (!chat.members.includes(person.open_id)) chat.members.push(person.open_id)
      return memberEvent('im.chat.member.user.added_v1', chat, person)
    },
    removeMember(chatId, personId) {
      const chat = group(chatId)
      const person = findPerson(world, personId)
      chat.members = chat.members.filter((member) => member !== person.open_id)
      return memberEvent('im.chat.member.user.deleted_v1', chat, person)
    },
    async resign(personId) {
      const person = findPerson(world, personId)
      person.resigned = true
      person.available = false
      for (const chat of world.chats.values()) {
        if (chat.mode !== 'group' || !chat.members.includes(person.open_id)) continue
        chat.members = chat.members.filter((member) => member !== person.open_id)
        await memberEvent('im.chat.member.user.deleted_v1', chat, person)
      }
      world.changed()
      const object = { ...userIds(world, person), name: person.name, status: { is_resigned: true } }
      return pusher.push('event', 'contact.user.deleted_v3', { object, old_object: {} })
    },
  }
}
