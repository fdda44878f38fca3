import type { Json } from '../json.ts'
import type { StoredMessage, World } from '../world.ts'

/** A message as the API answers it. */
export function messageData(world: World, message: StoredMessage, content?: string): Json {
  const { sender } = message
  return {
    message_id: message.message_id,
    ...(message.root_id ? { root_id: message.root_id } : {}),
    ...(message.parent_id ? { parent_id: message.parent_id } : {}),
    ...(message.thread_id ? { thread_id: message.thread_id } : {}),
    msg_type: message.msg_type,
    create_time: String(message.create_time),
    update_time: String(message.update_time),
    deleted: message.recalled,
    updated: message.history.length > 0,
    chat_id: message.chat_id,
    sender: {
      id: sender.id,
      id_type: sender.type === 'user' ? 'open_id' : 'app_id',
      sender_type: sender.type === 'user' ? 'user' : 'app',
      tenant_key: world.tenant_key,
    },
    body: { content: content ?? JSON.stringify(message.content) },
    ...(message.mentions.length
      ? {
          mentions: message.mentions.map((mention) => ({
            key: mention.key,
            id: mention.open_id,
            id_type: 'open_id',
            name: mention.name,
            tenant_key: world.tenant_key,
          })),
        }
      : {}),
  }
}
