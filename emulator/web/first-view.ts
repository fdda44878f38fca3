import { buttonsOf } from '../server/client/card-nodes.ts'
import type { EmuSnapshot } from '../server/types.ts'
import type { PersonFacts } from './api.ts'
import { type ChatView, chatsOf } from './chat/chats.ts'
import type { Route } from './route.ts'

/** A card with a button that works. */
const toPress = ({ messages }: ChatView): boolean =>
  messages.some(
    ({ msg_type, content, recalled }) =>
      msg_type === 'interactive' && !recalled && buttonsOf(content).some(({ node }) => node.disabled !== true),
  )

/** Where a newcomer begins: the busiest chat of all people, of those with something to press; the first of equals. */
export const firstView = (snapshot: EmuSnapshot, people: readonly PersonFacts[]): Route | undefined => {
  const views = people.flatMap(({ open_id }) => chatsOf(snapshot, open_id).map((view) => ({ person: open_id, view })))
  const talked = views.filter(({ view }) => view.messages.length > 0)
  const pressable = talked.filter(({ view }) => toPress(view))
  const [busiest] = (pressable.length > 0 ? pressable : talked).toSorted(
    (a, b) => b.view.messages.length - a.view.messages.length,
  )
  return busiest && { person: busiest.person, chat: busiest.view.key }
}
