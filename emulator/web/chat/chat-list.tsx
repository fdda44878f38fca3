import { useEffect, useRef } from 'preact/hooks'
import { shortTime } from '../office-time.ts'
import { go } from '../route.ts'
import { walkByKeys } from '../shell/walk-by-keys.ts'
import { useWords } from '../text/use-words.ts'
import type { ChatView } from './chats.ts'

interface Props {
  person: string
  chats: readonly ChatView[]
  open: string
  now: number
}

interface EntryProps {
  person: string
  view: ChatView
  open: boolean
  now: number
  /** One of the list is; arrow keys lead to the others. */
  inTabOrder: boolean
}

const Entry = ({ person, view, open, now, inTabOrder }: EntryProps) => {
  const words = useWords()
  const last = view.messages.at(-1)
  return (
    <li>
      <button
        type="button"
        class={`chat-entry ${open ? 'is-open' : ''}`}
        aria-current={open}
        tabIndex={inTabOrder ? 0 : -1}
        onClick={() => go({ person, chat: view.key })}
      >
        <span class={`avatar ${view.group ? 'avatar-group' : 'avatar-bot'}`} aria-hidden="true">
          {view.group ? '群' : '助'}
        </span>
        <span class="chat-entry-text">
          <span class="chat-entry-name">{view.name}</span>
          <span class="chat-entry-last">{last ? words(last) : view.group ? '还没有消息' : '点开可以开始'}</span>
        </span>
        <span class="chat-entry-side">
          {last && <time>{shortTime(last.create_time, now)}</time>}
          {view.unread > 0 && (
            <span class="unread">
              {view.unread}
              <span class="sr"> 条未读</span>
            </span>
          )}
        </span>
      </button>
    </li>
  )
}

export const ChatList = ({ person, chats, open, now }: Props) => {
  const list = useRef<HTMLElement>(null)
  const before = useRef(open)
  // Back from a chat on a phone: where one came from has the focus again.
  useEffect(() => {
    const left = chats.findIndex(({ key }) => key === before.current)
    if (open === '' && document.activeElement === document.body) list.current?.querySelectorAll('button')[left]?.focus()
    before.current = open
  }, [open])
  return (
    <nav ref={list} class="chat-list" aria-label="会话">
      <ul onKeyDown={walkByKeys}>
        {chats.map((view, i) => (
          <Entry
            key={view.key}
            person={person}
            view={view}
            open={view.key === open}
            now={now}
            inTabOrder={open === '' ? i === 0 : view.key === open}
          />
        ))}
      </ul>
    </nav>
  )
}
