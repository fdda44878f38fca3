import type { Emulator } from '../emulator.ts'
import type { Json } from '../json.ts'
import type { Person, SayOptions } from '../types.ts'
import { needText, objectOr } from './read.ts'

export type Hook = (emulator: Emulator, body: Json) => unknown

const done = { ok: true }

const as = (emulator: Emulator, body: Json): Person => emulator.person(needText(body, 'person'))

/** What a person does with the client; `person` is an open_id or a name. */
export const personHooks: Record<string, Hook> = {
  say: (emulator, body) => {
    const { person: _person, text, ...options } = body
    if (typeof text !== 'string') throw new Error('text is missing')
    return as(emulator, body).says(text, options as SayOptions)
  },
  edit: (emulator, body) => {
    const { person: _person, message_id: _id, text, ...options } = body
    if (typeof text !== 'string') throw new Error('text is missing')
    as(emulator, body).edits(needText(body, 'message_id'), text, options as SayOptions)
    return done
  },
  enter: (emulator, body) => as(emulator, body).enters(),
  menu: (emulator, body) => as(emulator, body).menu(needText(body, 'event_key')),
  recall: (emulator, body) => as(emulator, body).recalls(needText(body, 'message_id')),
  read: (emulator, body) => as(emulator, body).reads(needText(body, 'message_id')),
  look: async (emulator, body) => ({ read: await as(emulator, body).looks(needText(body, 'chat')) }),
  confirm: (emulator, body) => {
    as(emulator, body).confirms(needText(body, 'message_id'))
    return done
  },
  forward: (emulator, body) => ({
    message_id: as(emulator, body).forwards(needText(body, 'message_id'), needText(body, 'chat')),
  }),
  react: (emulator, body) =>
    as(emulator, body).reacts(needText(body, 'message_id'), needText(body, 'emoji_type'), body.on !== false),
  type: (emulator, body) => {
    const person = as(emulator, body)
    const messageId = needText(body, 'message_id')
    person.types(messageId, objectOr(body, 'values'))
    return { typed: person.typed(messageId) }
  },
  click: (emulator, body) =>
    as(emulator, body).clicks(
      needText(body, 'message_id'),
      needText(body, 'button'),
      objectOr(body, 'values'),
      objectOr(body, 'options'),
    ),
  select: (emulator, body) =>
    as(emulator, body).selects(
      needText(body, 'message_id'),
      needText(body, 'name'),
      body.value,
      objectOr(body, 'options'),
    ),
}
