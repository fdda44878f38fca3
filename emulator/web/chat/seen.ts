import { useCallback, useState } from 'preact/hooks'

const store = 'seen'

const load = (): Record<string, string> => {
  try {
    return JSON.parse(sessionStorage.getItem(store) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

/** Up to which message each person has looked at each chat; it lasts as long as the browser tab. */
export const useSeen = () => {
  const [marks, setMarks] = useState(load)
  const seen = useCallback((person: string, key: string) => marks[`${person}/${key}`], [marks])
  const markSeen = useCallback((person: string, key: string, messageId: string) => {
    setMarks((before) => {
      if (before[`${person}/${key}`] === messageId) return before
      const after = { ...before, [`${person}/${key}`]: messageId }
      sessionStorage.setItem(store, JSON.stringify(after))
      return after
    })
  }, [])
  return { seen, markSeen }
}
