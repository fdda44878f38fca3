import { useEffect, useRef, useState } from 'preact/hooks'
import type { Json } from '../../server/json.ts'
import type { EmuMessage, EmuSnapshot } from '../../server/types.ts'
import { api } from '../api.ts'
import type { Member } from '../card/use-card.ts'
import { go } from '../route.ts'
import { useTell } from '../shell/toasts.tsx'
import { walkByKeys } from '../shell/walk-by-keys.ts'
import type { ChatView } from './chats.ts'
import { Composer } from './composer.tsx'
import { Message } from './message.tsx'
import { useScroll } from './use-scroll.ts'

interface Props {
  view: ChatView
  person: string
  snapshot: EmuSnapshot
  /** The message that is looked for. */
  wanted: string | undefined
  /** False for the chat that the page opened with. */
  fromList: boolean
  typed: Record<string, Json>
}

const inThread = (message: EmuMessage): boolean => message.thread_id !== undefined && message.parent_id !== undefined

export const Chat = ({ view, person, snapshot, wanted, fromList, typed }: Props) => {
  const tell = useTell()
  const [replyTo, setReplyTo] = useState<EmuMessage>()
  const { messages, group, chat } = view
  const { menu } = snapshot.app
  const members: Member[] = snapshot.people.filter(({ open_id }) => chat?.members.includes(open_id))

  const list = useScroll(view, person, wanted)
  const back = useRef<HTMLButtonElement>(null)
  // On a phone the list is gone now, and with it what had the focus.
  useEffect(() => {
    if (fromList && document.activeElement === document.body) back.current?.focus()
  }, [])

  const attempt = (doing: Promise<unknown>): Promise<boolean> =>
    doing.then(
      () => true,
      (error: Error) => {
        tell(error.message, 'error')
        return false
      },
    )
  const send = async (text: string, mentionBot: boolean): Promise<boolean> => {
    const sent = await attempt(
      api.say({
        person,
        text,
        ...(group ? { in: view.key } : {}),
        ...(mentionBot ? { mentions: ['bot'] } : {}),
        ...(replyTo ? { replyTo: replyTo.message_id } : {}),
      }),
    )
    if (sent) setReplyTo(undefined)
    return sent
  }

  return (
    <section class="chat" aria-label={view.name}>
      <header class="chat-head">
        <button ref={back} type="button" class="btn back" onClick={() => go({ person, chat: '' })}>
          ‹ 会话
        </button>
        <h2>{view.name}</h2>
        {group && <span class="chat-members">{members.length} 人</span>}
      </header>
      <ol ref={list} class="messages" aria-label="消息" aria-live="polite">
        {messages.length === 0 && <li class="notice">还没有消息。{group ? '' : `给${view.name}发一条试试。`}</li>}
        {messages
          .filter((message) => !inThread(message))
          .map((message) => (
            <Message
              key={message.message_id}
              message={message}
              person={person}
              now={snapshot.now}
              group={group}
              botName={snapshot.app.bot_name}
              typed={typed}
              members={members}
              parent={messages.find(({ message_id }) => message_id === message.parent_id)}
              thread={messages.filter((one) => inThread(one) && one.root_id === message.message_id)}
              reply={setReplyTo}
              recall={(one) => void attempt(api.recall(person, one.message_id))}
            />
          ))}
      </ol>
      {!group && menu.length > 0 && (
        <div class="bot-menu" role="toolbar" aria-label="机器人菜单" onKeyDown={walkByKeys}>
          {menu.map(({ name, event_key }) => (
            <button key={event_key} type="button" class="btn" onClick={() => void attempt(api.menu(person, event_key))}>
              {name}
            </button>
          ))}
        </div>
      )}
      <Composer
        key={`${person}/${view.key}`}
        group={group}
        botName={snapshot.app.bot_name}
        replyTo={replyTo}
        stopReply={() => setReplyTo(undefined)}
        send={send}
      />
    </section>
  )
}
