import type { ComponentChildren } from 'preact'
import { type Json, objects, text } from '../../server/json.ts'
import type { EmuMessage } from '../../server/types.ts'
import { MessageCard } from '../card/card.tsx'
import type { Member } from '../card/use-card.ts'
import { shortTime } from '../office-time.ts'
import { shownImage } from '../text/safe-link.tsx'
import { plainWords } from './chats.ts'

export interface MessageProps {
  message: EmuMessage
  person: string
  now: number
  /** This person's typed values by message. */
  typed: Record<string, Json>
  members: readonly Member[]
  parent: EmuMessage | undefined
  /** Replies in the thread of this message. */
  thread: readonly EmuMessage[]
  reply(message: EmuMessage): void
  recall(message: EmuMessage): void
}

const PostBody = ({ content }: { content: Json }) => (
  <>
    {text(content.title) && <strong>{text(content.title)}</strong>}
    {(Array.isArray(content.content) ? content.content : []).map((line) => (
      <p>{objects(line).map((part) => text(part.text) || (part.tag === 'at' ? `@${text(part.user_name)}` : ''))}</p>
    ))}
  </>
)

const Words = ({ message }: { message: EmuMessage }): ComponentChildren => {
  if (message.msg_type === 'post') return <PostBody content={message.content} />
  if (message.msg_type === 'image') return shownImage(text(message.content.image_key), '图片')
  return <span class="plain">{plainWords(message)}</span>
}

const Body = (props: MessageProps) => {
  const { message, person, typed, members, parent } = props
  if (message.msg_type === 'interactive') {
    const version = `${person} ${message.message_id} ${message.history.length}`
    return (
      <MessageCard
        key={version}
        message={message}
        person={person}
        typed={typed[message.message_id] ?? {}}
        members={members}
      />
    )
  }
  return (
    <div class="bubble">
      {parent && !message.thread_id && (
        <p class="quote">
          回复 {parent.sender.name}：{plainWords(parent)}
        </p>
      )}
      <Words message={message} />
    </div>
  )
}

const Thread = ({ thread, now }: { thread: readonly EmuMessage[]; now: number }) => (
  <div class="thread">
    <p class="thread-count">话题 · {thread.length} 条回复</p>
    {thread.map((reply) => (
      <p key={reply.message_id}>
        <b>{reply.sender.name}</b> <time>{shortTime(reply.create_time, now)}</time>
        <br />
        <span class="plain">{plainWords(reply)}</span>
      </p>
    ))}
  </div>
)

export const Message = (props: MessageProps) => {
  const { message, person, now, thread, reply, recall } = props
  const mine = message.sender.id === person
  if (message.recalled) return <li class="notice">{plainWords(message)}</li>
  return (
    <li class={`message ${mine ? 'is-mine' : ''}`} data-message={message.message_id}>
      <p class="message-head">
        <span>{message.sender.name}</span> <time>{shortTime(message.create_time, now)}</time>
        {message.history.length > 0 && <span> · 更新过 {message.history.length} 次</span>}
        {message.urgent.includes(person) && <span class="tag tag-red">加急</span>}
        {message.pinned && <span class="tag tag-blue">置顶</span>}
      </p>
      <Body {...props} />
      {thread.length > 0 && <Thread thread={thread} now={now} />}
      <p class="message-actions">
        <button type="button" onClick={() => reply(message)}>
          回复
        </button>
        {mine && (
          <button type="button" onClick={() => recall(message)}>
            撤回
          </button>
        )}
      </p>
    </li>
  )
}
