import type { EmulatorSeed } from './seed-shape.ts'
import type { EmuPerson } from './types.ts'
import type { App } from './world.ts'

const defaultScopes: readonly string[] = [
  'im:message:send_as_bot',
  'im:message.p2p_msg:readonly',
  'im:message.group_at_msg:readonly',
  'im:message:readonly',
  'im:message.urgent',
  'im:message.pins:write_only',
  'im:chat:readonly',
  'im:resource',
  'contact:user.base:readonly',
  'contact:contact.base:readonly',
  'contact:user.basic_profile:readonly',
  'contact:user.id:readonly',
]

/** `card.action.trigger` is a callback in the console; one list holds both here. */
const defaultEvents: readonly string[] = [
  'im.message.receive_v1',
  'im.message.recalled_v1',
  'im.message.message_read_v1',
  'im.chat.member.bot.added_v1',
  'im.chat.member.bot.deleted_v1',
  'im.chat.member.user.added_v1',
  'im.chat.member.user.deleted_v1',
  'im.chat.disbanded_v1',
  'im.chat.updated_v1',
  'im.chat.access_event.bot_p2p_chat_entered_v1',
  'application.bot.menu_v6',
  'contact.user.deleted_v3',
  'contact.user.updated_v3',
  'card.action.trigger',
]

export function seedApp(seed: EmulatorSeed['app']): App {
  return {
    ...seed,
    encrypt_key: seed.encrypt_key ?? '',
    menu: seed.menu ?? [],
    scopes: new Set(seed.scopes ?? defaultScopes),
    events: new Set(seed.events ?? defaultEvents),
  }
}

export function seedPerson(person: EmulatorSeed['people'][number], tenantKey: string): EmuPerson {
  const tail = person.open_id.replace(/^ou_/, '')
  return {
    open_id: person.open_id,
    union_id: `on_${tail}`,
    user_id: tail.slice(0, 12),
    name: person.name,
    tenant_key: person.tenant_key ?? tenantKey,
    ...(person.mobile === undefined ? {} : { mobile: person.mobile }),
    ...(person.email === undefined ? {} : { email: person.email }),
    available: person.available ?? true,
    resigned: false,
    blocked_bot: false,
  }
}
