import { useEffect, useState } from 'preact/hooks'
import { api } from '../api.ts'
import type { ChatView } from './chats.ts'

const useVisible = (): boolean => {
  const [visible, setVisible] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const changed = () => setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', changed)
    return () => document.removeEventListener('visibilitychange', changed)
  }, [])
  return visible
}

/** A chat that lies open in front of somebody is read. */
export const useReading = (person: string, open: ChatView | undefined): void => {
  const visible = useVisible()
  const unread = open?.unread ?? 0
  const key = open?.key
  useEffect(() => {
    if (key !== undefined && visible && unread > 0) void api.look(person, key).catch(() => undefined)
  }, [person, key, visible, unread])
}
