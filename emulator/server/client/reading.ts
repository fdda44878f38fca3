import type { Pusher } from '../push/pusher.ts'
import type { EmuPerson } from '../types.ts'
import { directChat, findChat, findMessage, type World } from '../world.ts'
import { userIds } from './events.ts'

/** Who opens a chat has read it; a direct chat reports that in one event for all messages. */
export async function look(world: World, pusher: Pusher, me: EmuPerson, chatIdOrName: string): Promise<number> {
  const chat = chatIdOrName === 'p2p' ? directChat(world, me.open_id) : findChat(world, chatIdOrName)
  if (!chat) return 0
  if (!chat.members.includes(me.open_id)) throw new Error(`${me.name} is not in ${chat.name}`)
  const fresh = [...world.messages.values()].filter(
    ({ chat_id, sender, recalled, reads }) =>
      chat_id === chat.chat_id && sender.id !== me.open_id && !recalled && !reads.has(me.open_id),
  )
  if (fresh.length === 0) return 0
  const at = world.clock.now()
  for (const message of fresh) message.reads.set(me.open_id, at)
  world.changed()
  if (chat.mode === 'p2p') {
    const reader = { reader_id: userIds(world, me), read_time: String(at), tenant_key: me.tenant_key }
    const message_id_list = fresh.map(({ message_id }) => message_id)
    await pusher.push('event', 'im.message.message_read_v1', { reader, message_id_list })
  }
  return fresh.length
}

export function confirm(world: World, me: EmuPerson, messageId: string): void {
  const message = findMessage(world, messageId)
  if (!message.urgent.includes(me.open_id)) throw new Error(`${messageId} is not urgent for ${me.name}`)
  if (!message.urgent_confirmed.includes(me.open_id)) message.urgent_confirmed.push(me.open_id)
  world.changed()
}
