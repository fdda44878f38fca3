import type { EmuMessage } from '../../server/types.ts'
import type { Member } from '../card/use-card.ts'

interface Props {
  message: EmuMessage
  members: readonly Member[]
}

const named = (members: readonly Member[]): string => members.map(({ name }) => name).join('、') || '没有'

/** Only who sent a message into a group sees who has read it; the bot reads without a mark. */
export const ReadMark = ({ message, members }: Props) => {
  const others = members.filter(({ open_id }) => open_id !== message.sender.id)
  const read = others.filter(({ open_id }) => message.read_by.includes(open_id))
  const unread = others.filter(({ open_id }) => !message.read_by.includes(open_id))
  if (others.length === 0) return null
  return (
    <details class="read-mark">
      <summary>{unread.length === 0 ? '全部已读' : `已读 ${read.length} · 未读 ${unread.length}`}</summary>
      <p>已读：{named(read)}</p>
      <p>未读：{named(unread)}</p>
    </details>
  )
}
