import type { Delivery } from './push/delivery.ts'

export type { EmulatorSeed } from './seed-shape.ts'

/** Epoch milliseconds; whoever hands the clock in moves it. */
export interface EmulatorClock {
  now(): number
}

export interface EmuMention {
  key: string
  open_id: string
  name: string
  type: 'user' | 'bot'
}

export interface EmuReaction {
  reaction_id: string
  /** `THUMBSUP`, `OK`, … */
  emoji_type: string
  /** An app_id or an open_id. */
  operator_id: string
  operator_type: 'app' | 'user'
  /** Epoch milliseconds. */
  action_time: number
}

export interface EmuMessage {
  message_id: string
  chat_id: string
  sender: { id: string; type: 'app' | 'user' | 'bot'; name: string }
  msg_type: string
  /** Parsed: `{text}` for text, the card itself for interactive. */
  content: Record<string, unknown>
  /** Earlier contents, oldest first. */
  history: Record<string, unknown>[]
  /** Epoch milliseconds of the virtual clock. */
  create_time: number
  update_time: number
  recalled: boolean
  mentions: EmuMention[]
  pinned: boolean
  /** open_ids that got an 加急. */
  urgent: string[]
  /** Those of them who said 知道了. */
  urgent_confirmed: string[]
  reactions: EmuReaction[]
  /** open_ids. */
  read_by: string[]
  parent_id?: string
  root_id?: string
  thread_id?: string
  /** Set on a forwarded copy: the message it was copied from. */
  forwarded_from?: string
}

/** An event of the bot's own calendar. */
export interface EmuCalendarEvent {
  event_id: string
  summary: string
  description: string
  place: string
  /** Seconds. */
  start: string
  end: string
  /** open_ids. */
  attendees: string[]
  deleted: boolean
  /** What it was asked for under. */
  key?: string
}

export interface EmuChat {
  chat_id: string
  name: string
  mode: 'group' | 'p2p'
  /** open_ids; the bot is never among them. */
  members: string[]
  bot: boolean
  external: boolean
  status: 'normal' | 'dissolved' | 'dissolved_save'
  /** open_id, or empty for the bot itself; without it the first member. */
  owner?: string
  /** Only the owner may speak: the bot gets 230018. */
  muted: boolean
  /** Whether the bot may use at-all here. */
  at_all: boolean
}

export interface EmuPerson {
  open_id: string
  union_id: string
  user_id: string
  name: string
  tenant_key: string
  mobile?: string
  email?: string
  available: boolean
  resigned: boolean
  /** The person stopped messages from the bot: 230053. */
  blocked_bot: boolean
}

export interface SayOptions {
  /** Chat id or name; default: the direct chat. */
  in?: string
  /** `bot`, `other-bot`, `all`, or a person's id or name; each is written as `@_user_n` in front of the text. */
  mentions?: string[]
  replyTo?: string
  /** Epoch milliseconds; default: now. */
  create_time?: number
  type?: 'text' | 'post' | 'image' | 'file' | 'audio' | 'media' | 'sticker'
  /** Of a post, in place of the text: lines of `{ tag, … }`. Pictures and films need no key. */
  paragraphs?: Record<string, unknown>[][]
  /** Of a post. */
  title?: string
  /** Of a file, whose name is the text. */
  bytes?: Uint8Array
}

export interface ClickOptions {
  /** A hostile client: skips every check of the official one and may send values the card does not list. */
  force?: boolean
  /** Pretends that the card is in this chat. */
  chat?: string
  /** False: the person says no in the confirm box. Default true. */
  confirm?: boolean
  /** With `force`: written over the action that is sent, to forge a value or a tag. */
  action?: Record<string, unknown>
  /** The client still shows an earlier card: an index into `history`, -1 being the one before. */
  version?: number
}

export interface Click {
  sent: boolean
  /** Why the client sent nothing, in words. */
  blocked?: string
  status?: number
  toast?: { type: string; content: string }
  /** The new card, when the answer carried one that was accepted. */
  card?: Record<string, unknown>
  /** The code the user sees on the card: 200340 … 200830. */
  code?: number
  /** The developer's reason for that code. */
  why?: string
  body?: string
  duration_ms?: number
  event_id?: string
}

export interface Person {
  readonly open_id: string
  readonly name: string
  p2p(): string | undefined
  says(text: string, options?: SayOptions): Promise<Delivery & { message_id: string }>
  enters(): Promise<Delivery>
  menu(eventKey: string): Promise<Delivery>
  /** Changes a text or post that this person sent; Feishu tells nobody. */
  edits(messageId: string, text: string, options?: Pick<SayOptions, 'type' | 'paragraphs' | 'title' | 'mentions'>): void
  recalls(messageId: string): Promise<Delivery>
  /** Copies a message into another chat; answers the new message id. */
  forwards(messageId: string, chatIdOrName: string): string
  /** Marks a message of the bot as read. */
  reads(messageId: string): Promise<Delivery>
  /** Opens a chat: everything of others in it is read. Answers how many messages that were; `p2p` is the direct chat. */
  looks(chatIdOrName: string): Promise<number>
  /** Answers an 加急 with 知道了. */
  confirms(messageId: string): void
  /** Adds an emoji to a message, or takes it away again. */
  reacts(messageId: string, emojiType: string, on?: boolean): Promise<Delivery>
  sees(): EmuMessage[]
  types(messageId: string, values: Record<string, unknown>): void
  /** What this person has typed into the card so far. */
  typed(messageId: string): Record<string, unknown>
  clicks(messageId: string, button: string, values?: Record<string, unknown>, options?: ClickOptions): Promise<Click>
  selects(messageId: string, name: string, value: unknown, options?: ClickOptions): Promise<Click>
}

export interface ApiCall {
  at: number
  method: string
  path: string
  query: Record<string, string>
  body: unknown
  /** 0 when the answer was broken off or never sent. */
  status: number
  code: number
  duration_ms: number
  /** The planned failure that hit it. */
  failure?: string
  /** Why it was refused, as the caller read it. */
  msg?: string
}

/** An image or file as the client shows it before opening it. */
export interface EmuUpload {
  file_name: string
  bytes: number
  /** Of a picture, when its header says. */
  width?: number
  height?: number
}

export interface EmuSnapshot {
  now: number
  app: { app_id: string; bot_open_id: string; bot_name: string; menu: { name: string; event_key: string }[] }
  people: EmuPerson[]
  chats: EmuChat[]
  messages: EmuMessage[]
  /** open_id → message_id → what is typed and not sent. */
  forms: Record<string, Record<string, Record<string, unknown>>>
  uploads: Record<string, EmuUpload>
  /** The last calls that Feishu refused for what they carried, or that are not here. */
  refused: ApiCall[]
  subscribed: string | undefined
  down: boolean
}
