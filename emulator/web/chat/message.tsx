import type { ComponentChildren } from 'preact'
import { type Json, text } from '../../server/json.ts'
import type { EmuMessage, EmuReaction } from '../../server/types.ts'
import { MessageCard } from '../card/card.tsx'
import type { Member } from '../card/use-card.ts'
import { useNames } from '../names.ts'
import { shortTime } from '../office-time.ts'
import { Picture } from '../text/picture.tsx'
import { useWords } from '../text/use-words.ts'
import { FileBody } from './file.tsx'
import { PostBody } from './post-body.tsx'
import { ReadMark } from './read-mark.tsx'
import { TextBody } from './text-body.tsx'

export interface MessageProps {
  message: EmuMessage
  person: string
  now: number
  group: boolean
  botName: string
  /** This person's typed values by message. */
  typed: Record<string, Json>
  members: readonly Member[]
  parent: EmuMessage | undefined
  /** Replies in the thread of this message. */
  thread: readonly EmuMessage[]
  reply(message: EmuMessage): void
  recall(message: EmuMessage): void
}

const Words = ({ message }: { message: EmuMessage }): ComponentChildren => {
  const words = useWords()
  switch (message.msg_type) {
    case 'post':
      return <PostBody message={message} />
    case 'image':
      return (
        <Picture
          imageKey={text(message.content.image_key)}
          alt={`${message.sender.name}发的图片`}
          shape="picture-message"
        />
      )
    case 'file':
    case 'audio':
    case 'media':
      return <FileBody content={message.content} />
    case 'text':
      if (message.sender.type === 'app') return <TextBody message={message} />
      return <span class="plain">{words(message)}</span>
    default:
      return <span class="plain">{words(message)}</span>
  }
}

const Body = (props: MessageProps) => {
  const { message, person, typed, members, parent } = props
  const words = useWords()
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
          回复 {parent.sender.name}：{words(parent)}
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
      <div key={reply.message_id}>
        <b>{reply.sender.name}</b> <time>{shortTime(reply.create_time, now)}</time>
        <div>
          <Words message={reply} />
        </div>
      </div>
    ))}
  </div>
)

const Urgent = ({ message, person }: { message: EmuMessage; person: string }) => {
  if (!message.urgent.includes(person)) return null
  return message.urgent_confirmed.includes(person) ? (
    <span class="tag tag-grey">加急 · 已确认</span>
  ) : (
    <span class="tag tag-red">加急</span>
  )
}

/** By the platform's own names: the pictures are Feishu's. */
const Reactions = ({ reactions, app }: { reactions: readonly EmuReaction[]; app: string }) => {
  const nameOf = useNames()
  return (
    <ul class="reactions" aria-label="表情回复">
      {reactions.map(({ reaction_id, emoji_type, operator_id, operator_type }) => (
        <li key={reaction_id} class="tag tag-neutral">
          {emoji_type} · {operator_type === 'app' ? app : nameOf(operator_id)}
        </li>
      ))}
    </ul>
  )
}

export const Message = (props: MessageProps) => {
  const { message, person, now, group, members, thread, reply, recall } = props
  const words = useWords()
  const mine = message.sender.id === person
  if (message.recalled) return <li class="notice">{words(message)}</li>
  return (
    <li class={`message ${mine ? 'is-mine' : ''}`} data-message={message.message_id}>
      <p class="message-head">
        <span>{message.sender.name}</span> <time>{shortTime(message.create_time, now)}</time>
        {message.history.length > 0 && <span> · 更新过 {message.history.length} 次</span>}{' '}
        <Urgent message={message} person={person} /> {message.pinned && <span class="tag tag-blue">置顶</span>}
      </p>
      <Body {...props} />
      {message.reactions.length > 0 && <Reactions reactions={message.reactions} app={props.botName} />}
      {thread.length > 0 && <Thread thread={thread} now={now} />}
      <div class="message-actions">
        {mine && group && <ReadMark message={message} members={members} />}
        <button type="button" onClick={() => reply(message)}>
          回复
        </button>
        {mine && (
          <button type="button" onClick={() => recall(message)}>
            撤回
          </button>
        )}
      </div>
    </li>
  )
}
