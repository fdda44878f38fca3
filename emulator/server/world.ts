import type { Console } from './console/console.ts'
import type { Registration } from './console/registration.ts'
import { newChatId } from './ids.ts'
import type { Json } from './json.ts'
import type { Lines } from './long-connection/lines.ts'
import type { Modes } from './modes.ts'
import type { ApiCall, EmuCalendarEvent, EmuChat, EmulatorClock, EmuMessage, EmuPerson } from './types.ts'

export interface StoredMessage extends Omit<EmuMessage, 'read_by'> {
  /** Callbacks on this card that have not been answered yet. */
  locks: number
  edits: number
  pinnedAt?: number
  reads: Map<string, number>
}

export interface Upload {
  key: string
  kind: 'image' | 'file'
  file_type: string
  file_name: string
  bytes: Uint8Array
  /** False for what a person sent: the bot may fetch it but not send it on. */
  own: boolean
  /** Uploaded as an avatar: it cannot be fetched. */
  avatar?: boolean
}

export interface CardToken {
  message_id: string
  expires: number
  uses: number
  answered: boolean
}

/** A card of CardKit: made first, sent once, changed afterwards by its own id. */
export interface CardEntity {
  card_id: string
  card: Json
  created: number
  /** The last one that was taken. */
  sequence: number
  /** When streaming was last switched on. */
  streamingSince: number
  /** Once it was sent. */
  message_id?: string
}

export interface App {
  app_id: string
  app_secret: string
  encrypt_key: string
  verification_token: string
  bot_open_id: string
  bot_name: string
  scopes: Set<string>
  events: Set<string>
  menu: { name: string; event_key: string }[]
}

/** The whole tenant, in memory. */
export interface World {
  clock: EmulatorClock
  modes: Modes
  app: App
  /** The app as its developer sees it; what of it is live stands in `app` and `urls`. */
  console: Console
  /** Where deliveries go. */
  urls: { event?: string; callback?: string }
  /** device_code → a code that is to be scanned, or was. */
  registrations: Map<string, Registration>
  tenant_key: string
  /** open_ids under which another app knows people of the tenant. */
  elsewhere: Set<string>
  people: Map<string, EmuPerson>
  chats: Map<string, EmuChat>
  messages: Map<string, StoredMessage>
  uploads: Map<string, Upload>
  /** tenant_access_token → expiry. */
  tokens: Map<string, number>
  cardTokens: Map<string, CardToken>
  cardEntities: Map<string, CardEntity>
  calendarEvents: Map<string, EmuCalendarEvent>
  uuids: Map<string, { message_id: string; at: number }>
  /** `open_id message_id` → typed values. */
  forms: Map<string, Record<string, unknown>>
  calls: ApiCall[]
  lines: Lines
  dateOffset: number
  down: boolean
  changed(): void
}

export function findPerson(world: World, idOrName: string): EmuPerson {
  const byId = world.people.get(idOrName)
  if (byId) return byId
  const named = [...world.people.values()].filter((person) => person.name === idOrName)
  if (named.length > 1) throw new Error(`more than one person is called ${idOrName}`)
  if (!named[0]) throw new Error(`no person ${idOrName}`)
  return named[0]
}

export function findChat(world: World, idOrName: string): EmuChat {
  const byId = world.chats.get(idOrName)
  if (byId) return byId
  const named = [...world.chats.values()].filter((chat) => chat.mode === 'group' && chat.name === idOrName)
  if (named.length > 1) throw new Error(`more than one chat is called ${idOrName}`)
  if (!named[0]) throw new Error(`no chat ${idOrName}`)
  return named[0]
}

export function findMessage(world: World, messageId: string): StoredMessage {
  const message = world.messages.get(messageId)
  if (!message) throw new Error(`no message ${messageId}`)
  return message
}

export const directChat = (world: World, openId: string): EmuChat | undefined =>
  [...world.chats.values()].find((chat) => chat.mode === 'p2p' && chat.members[0] === openId)

/** The direct chat of a person and the bot, made on first use. */
export function openDirectChat(world: World, openId: string, chatId: string = newChatId()): EmuChat {
  const found = directChat(world, openId)
  if (found) return found
  const person = findPerson(world, openId)
  const chat: EmuChat = {
    chat_id: chatId,
    name: person.name,
    mode: 'p2p',
    members: [openId],
    bot: true,
    external: false,
    status: 'normal',
    muted: false,
    at_all: false,
  }
  world.chats.set(chat.chat_id, chat)
  return chat
}

/** What the outside may see of a message. */
export function viewMessage(message: StoredMessage): EmuMessage {
  const { locks: _locks, edits: _edits, reads, pinnedAt: _pinnedAt, ...shown } = message
  return { ...shown, read_by: [...reads.keys()] }
}
