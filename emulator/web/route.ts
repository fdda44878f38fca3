import { useEffect, useState } from 'preact/hooks'

/** Who holds the phone and which chat is open: `#ou_x/oc_y`. The browser's back leads from the chat to the list. */
export interface Route {
  person: string
  chat: string
}

const read = (): Route => {
  const [person = '', chat = ''] = decodeURIComponent(location.hash.slice(1)).split('/')
  return { person, chat }
}

export const go = ({ person, chat }: Route): void => {
  location.hash = chat ? `${person}/${chat}` : person
}

export const useRoute = (): Route => {
  const [route, setRoute] = useState(read)
  useEffect(() => {
    const changed = () => setRoute(read())
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return route
}
