import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ChatView } from './chats.ts'

/** Closer than this to the end, the list follows new messages. */
const nearPx = 160

/** Opens a chat at its first unread message, follows new ones while one reads at the end, and always one's own. */
export const useScroll = (view: ChatView, person: string): RefObject<HTMLOListElement | null> => {
  const list = useRef<HTMLOListElement>(null)
  const opened = useRef(false)
  const height = useRef(0)
  const { messages, unread } = view
  const count = messages.length

  useLayoutEffect(() => {
    const box = list.current
    if (!box) return
    const firstUnread = unread > 0 ? box.querySelectorAll('.message')[count - unread] : undefined
    const wasAtEnd = height.current - box.scrollTop - box.clientHeight < nearPx
    if (!opened.current && firstUnread) firstUnread.scrollIntoView({ block: 'start' })
    else if (!opened.current || wasAtEnd || messages.at(-1)?.sender.id === person) box.scrollTop = box.scrollHeight
    opened.current = true
    height.current = box.scrollHeight
  }, [count])
  return list
}
