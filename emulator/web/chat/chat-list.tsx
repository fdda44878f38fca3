import { shortTime } from '../office-time.ts'
import { go } from '../route.ts'
import { type ChatView, plainWords } from './chats.ts'

interface Props {
  person: string
  chats: readonly ChatView[]
  open: string
  now: number
}

const Entry = ({ person, view, open, now }: { person: string; view: ChatView; open: boolean; now: number }) => {
  const last = view.messages.at(-1)
  return (
    <li>
      <button
        type="button"
        class={`chat-entry ${open ? 'is-open' : ''}`}
        aria-current={open}
        onClick={() => go({ person, chat: view.key })}
      >
        <span class={`avatar ${view.group ? 'avatar-group' : 'avatar-bot'}`} aria-hidden="true">
          {view.group ? '群' : '助'}
        </span>
        <span class="chat-entry-text">
          <span class="chat-entry-name">{view.name}</span>
          <span class="chat-entry-last">{last ? plainWords(last) : view.group ? '还没有消息' : '点开可以开始'}</span>
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

export const ChatList = ({ person, chats, open, now }: Props) => (
  <nav class="chat-list" aria-label="会话">
    <ul>
      {chats.map((view) => (
        <Entry key={view.key} person={person} view={view} open={view.key === open} now={now} />
      ))}
    </ul>
  </nav>
)
