import { newMessageId } from './ids.ts'
import type { Json } from './json.ts'
import type { EmuMessage } from './types.ts'
import type { StoredMessage, World } from './world.ts'

export interface NewMessage {
  /** Default: a new one. */
  message_id?: string
  chat_id: string
  sender: EmuMessage['sender']
  msg_type: string
  content: Json
  create_time?: number
  mentions?: EmuMessage['mentions']
  parent_id?: string
  root_id?: string
  thread_id?: string
  forwarded_from?: string
}

/** Who speaks when the API sends. */
export const botSender = ({ app }: World): EmuMessage['sender'] => ({ id: app.app_id, type: 'app', name: app.bot_name })

/** Puts a message into its chat and tells the listeners. */
export function addMessage(world: World, fresh: NewMessage): StoredMessage {
  const at = fresh.create_time ?? world.clock.now()
  const message: StoredMessage = {
    ...fresh,
    message_id: fresh.message_id ?? newMessageId(),
    create_time: at,
    update_time: at,
    history: [],
    recalled: false,
    mentions: fresh.mentions ?? [],
    pinned: false,
    urgent: [],
    urgent_confirmed: [],
    reactions: [],
    locks: 0,
    edits: 0,
    reads: new Map(),
  }
  world.messages.set(message.message_id, message)
  world.changed()
  return message
}

/** Replaces the content, keeps the old one in `history`, and drops what people had typed into the old card. */
export function replaceContent(world: World, message: StoredMessage, content: Json): void {
  message.history.push(message.content)
  message.content = content
  message.update_time = world.clock.now()
  for (const key of world.forms.keys()) if (key.endsWith(` ${message.message_id}`)) world.forms.delete(key)
  world.changed()
}

/** The same card with more of its text: no version of its own, and what was typed stays. */
export function streamContent(world: World, message: StoredMessage, content: Json): void {
  message.content = content
  message.update_time = world.clock.now()
  world.changed()
}

/** Who the message answers, as Feishu fills `parent_id`, `root_id` and `thread_id`. */
export function answering(parent: StoredMessage): { parent_id: string; root_id: string; thread_id?: string } {
  return {
    parent_id: parent.message_id,
    root_id: parent.root_id ?? parent.message_id,
    ...(parent.thread_id ? { thread_id: parent.thread_id } : {}),
  }
}
