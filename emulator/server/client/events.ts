import type { EmuChat, EmuPerson } from '../types.ts'
import type { StoredMessage, World } from '../world.ts'

export interface UserIds {
  open_id: string
  union_id: string
  user_id?: string
}

/** `user_id` comes only with `contact:user.employee_id:readonly`. */
export function userIds(world: World, person: EmuPerson): UserIds {
  const shown = world.app.scopes.has('contact:user.employee_id:readonly')
  return { open_id: person.open_id, union_id: person.union_id, ...(shown ? { user_id: person.user_id } : {}) }
}

export function chatEvent(world: World, chat: EmuChat, operator: EmuPerson): Record<string, unknown> {
  return {
    chat_id: chat.chat_id,
    operator_id: userIds(world, operator),
    external: chat.external,
    operator_tenant_key: operator.tenant_key,
    name: chat.name,
    i18n_names: { zh_cn: chat.name, en_us: '', ja_jp: '' },
  }
}

/** The payload of `im.message.receive_v1`; a post comes without its language key. */
export function messageEvent(world: World, chat: EmuChat, message: StoredMessage): Record<string, unknown> {
  const person = world.people.get(message.sender.id)
  return {
    sender: {
      sender_id: person ? userIds(world, person) : { open_id: message.sender.id },
      sender_type: message.sender.type === 'user' ? 'user' : 'bot',
      tenant_key: person?.tenant_key ?? world.tenant_key,
    },
    message: {
      message_id: message.message_id,
      ...(message.root_id ? { root_id: message.root_id } : {}),
      ...(message.parent_id ? { parent_id: message.parent_id } : {}),
      ...(message.thread_id ? { thread_id: message.thread_id } : {}),
      create_time: String(message.create_time),
      update_time: String(message.update_time),
      chat_id: chat.chat_id,
      chat_type: chat.mode,
      message_type: message.msg_type,
      content: JSON.stringify(message.content),
      ...(message.mentions.length ? { mentions: message.mentions.map((mention) => mentionOf(world, mention)) } : {}),
    },
  }
}

function mentionOf(world: World, mention: StoredMessage['mentions'][number]): Record<string, unknown> {
  const person = world.people.get(mention.open_id)
  return {
    key: mention.key,
    id: person ? userIds(world, person) : { open_id: mention.open_id, union_id: '', user_id: '' },
    mentioned_type: mention.type,
    name: mention.name,
    tenant_key: person?.tenant_key ?? world.tenant_key,
  }
}
