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
  /** Messages of others that this person has not read. */
  unread: number
}

export const isUnread = ({ sender, recalled, read_by }: EmuMessage, person: string): boolean =>
  sender.id !== person && !recalled && !read_by.includes(person)

/** The chats of one person, the bot's first, then the groups with the newest message on top. */
export const chatsOf = (snapshot: EmuSnapshot, person: string): ChatView[] => {
  const view = (key: string, name: string, chat: EmuChat | undefined): ChatView => {
    const messages = chat ? snapshot.messages.filter(({ chat_id }) => chat_id === chat.chat_id) : []
    return {
      key,
      name,
      group: key !== direct,
      chat,
      messages,
      unread: messages.filter((one) => isUnread(one, person)).length,
    }
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
