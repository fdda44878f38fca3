import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { EmuMessage } from '../../server/types.ts'
import { type ChatView, isUnread } from './chats.ts'

/** Closer than this to the end, the list follows new messages. */
const nearPx = 160

/** A reply in a thread stands under the message that it began with. */
const shown = (list: HTMLElement, message: EmuMessage | undefined): Element | null => {
  if (!message) return null
  const id = message.thread_id ? (message.root_id ?? message.message_id) : message.message_id
  return list.querySelector(`[data-message="${id}"]`)
}

/** Opens a chat at the message that is looked for or else at its first unread one, follows new ones while one reads at the end, and always one's own. */
export const useScroll = (
  view: ChatView,
  person: string,
  wanted: string | undefined,
): RefObject<HTMLOListElement | null> => {
  const list = useRef<HTMLOListElement>(null)
  const opened = useRef(false)
  const height = useRef(0)
  const { messages } = view
  const count = messages.length

  useLayoutEffect(() => {
    const box = list.current
    if (!box) return
    const firstUnread = shown(
      box,
      messages.find((one) => isUnread(one, person)),
    )
    const wasAtEnd = height.current - box.scrollTop - box.clientHeight < nearPx
    if (!opened.current && firstUnread) firstUnread.scrollIntoView({ block: 'start' })
    else if (!opened.current || wasAtEnd || messages.at(-1)?.sender.id === person) box.scrollTop = box.scrollHeight
    opened.current = true
    height.current = box.scrollHeight
  }, [count])
  useLayoutEffect(() => {
    const found = messages.find(({ message_id }) => message_id === wanted)
    if (list.current) shown(list.current, found)?.scrollIntoView({ block: 'center' })
  }, [wanted])
  // A picture that arrives late pushes what was at the end out of sight.
  useEffect(() => {
    const box = list.current
    const grown = () => {
      if (!box) return
      if (height.current - box.scrollTop - box.clientHeight < nearPx) box.scrollTop = box.scrollHeight
      height.current = box.scrollHeight
    }
    box?.addEventListener('load', grown, true)
    return () => box?.removeEventListener('load', grown, true)
  }, [])
  return list
}
