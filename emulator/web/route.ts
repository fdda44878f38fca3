import { useEffect, useState } from 'preact/hooks'

/** Who holds the phone, which chat is open and where: `#ou_x/oc_y/om_z`. The browser's back leads from the chat to the list. */
export interface Route {
  person: string
  chat: string
  /** The message that is looked for. */
  message?: string
}

const read = (): Route => {
  const [person = '', chat = '', message = ''] = decodeURIComponent(location.hash.slice(1)).split('/')
  return { person, chat, ...(message ? { message } : {}) }
}

const addressOf = ({ person, chat, message }: Route): string => [person, chat, message].filter(Boolean).join('/')

export const go = (route: Route): void => {
  location.hash = addressOf(route)
}

/** In place of an address that names nobody: the browser's back does not lead there again. */
export const begin = (route: Route): void => location.replace(`#${addressOf(route)}`)

export const useRoute = (): Route => {
  const [route, setRoute] = useState(read)
  useEffect(() => {
    const changed = () => setRoute(read())
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return route
}
