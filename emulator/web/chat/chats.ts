import { isObject, text } from '../../server/json.ts'
import type { EmuChat, EmuMessage, EmuSnapshot } from '../../server/types.ts'

/** The direct chat with the bot has no id before its first message. */
export const direct = 'p2p'

export interface ChatView {
  /** What stands in the address: the id of a group, or `p2p`. */
  key: string
  name: string
  group: boolean
  chat: EmuChat | undefined
  messages: EmuMessage[]
  /** Newest of others since this person last looked. */
  unread: number
}

export const plainWords = (message: EmuMessage): string => {
  if (message.recalled) return `${message.sender.name}撤回了一条消息`
  if (message.msg_type === 'interactive') {
    const config = message.content.config
    const summary = isObject(config) && isObject(config.summary) ? text(config.summary.content) : ''
    return summary || '〔卡片〕'
  }
  const said = text(message.content.text) || `〔${message.msg_type}〕`
  return message.mentions.reduce((words, { key, name }) => words.replaceAll(key, `@${name}`), said)
}

const unreadOf = (messages: readonly EmuMessage[], person: string, seenUpTo: string | undefined): number => {
  const seen = messages.findIndex(({ message_id }) => message_id === seenUpTo)
  return messages.slice(seen + 1).filter(({ sender, recalled }) => sender.id !== person && !recalled).length
}

/** The chats of one person, the bot's first, then the groups with the newest message on top. */
export const chatsOf = (
  snapshot: EmuSnapshot,
  person: string,
  seen: (person: string, key: string) => string | undefined,
): ChatView[] => {
  const view = (key: string, name: string, chat: EmuChat | undefined): ChatView => {
    const messages = chat ? snapshot.messages.filter(({ chat_id }) => chat_id === chat.chat_id) : []
    return { key, name, group: key !== direct, chat, messages, unread: unreadOf(messages, person, seen(person, key)) }
  }
  const mine = snapshot.chats.filter(({ members }) => members.includes(person))
  const own = view(
    direct,
    snapshot.app.bot_name,
    mine.find(({ mode }) => mode === 'p2p'),
  )
  const newest = ({ messages }: ChatView) => messages.at(-1)?.create_time ?? 0
  const groups = mine
    .filter(({ mode }) => mode === 'group')
    .map((chat) => view(chat.chat_id, chat.name, chat))
    .sort((a, b) => newest(b) - newest(a))
  return [own, ...groups]
}
