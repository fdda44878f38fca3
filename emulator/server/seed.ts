import { type AppConfig, copyOf, emptyConfig } from './console/app-config.ts'
import type { Console } from './console/console.ts'
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

/** An app that was made by hand in the console and published before this Feishu began. */
export function seedConsole(app: App): Console {
  const isCallback = (name: string) => name === 'card.action.trigger'
  const config: AppConfig = {
    ...emptyConfig(),
    name: app.bot_name,
    scopes: new Set(app.scopes),
    events: new Set([...app.events].filter((name) => !isCallback(name))),
    callbacks: new Set([...app.events].filter(isCallback)),
    encryptKey: app.encrypt_key,
    verificationToken: app.verification_token,
    bot: true,
    menus: app.menu.map(({ name, event_key }) => ({
      menu_id: event_key,
      default_name: name,
      menu_content_type: 2,
      event_key,
    })),
  }
  return { draft: config, online: copyOf(config), versions: [], source: 'developer_console', owner: '', asked: [] }
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
