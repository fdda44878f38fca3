import { addMessage, botSender } from './add-message.ts'
import type { Json } from './json.ts'
import { openDirectChat, type World } from './world.ts'

/** What the bot sent before this Feishu began: people hold it in their hands, and the bot may go on with it. */
export interface PastMessage {
  message_id: string
  chat_id: string
  /** The open_id of whose direct chat it is; a group is there already. */
  person?: string
  msg_type: string
  content: Json
  /** Epoch milliseconds. */
  create_time: number
}

/** Nothing is checked or counted: it was, when it was sent. */
export function addPast(world: World, { person, ...message }: PastMessage): void {
  if (world.messages.has(message.message_id)) throw new Error(`${message.message_id} is there already`)
  if (person !== undefined) openDirectChat(world, person, message.chat_id)
  const chat = world.chats.get(message.chat_id)
  if (!chat) throw new Error(`no chat ${message.chat_id}`)
  addMessage(world, { ...message, sender: botSender(world) })
}
