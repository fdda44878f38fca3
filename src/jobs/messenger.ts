import type { Calendars } from '../feishu/calendars.ts'
import type { Lookup, SendOutcome } from '../feishu/errors.ts'
import type { Downloaded } from '../feishu/files.ts'
import type { Uploaded } from '../feishu/messages.ts'

/** What delivery needs of Feishu. The client of `feishu/` is one; nothing here knows the SDK. */
export interface Messenger extends Calendars {
  /** Taken before each call that lands in a chat. @returns false when `leaving` says that it is not to leave. */
  turn(lands: string, leaving: () => Promise<boolean>): Promise<boolean>
  send(message: {
    to: { type: 'open_id' | 'chat_id'; id: string }
    msgType: 'text' | 'interactive' | 'file'
    content: string
    uuid: string
  }): Promise<SendOutcome>
  reply(message: {
    messageId: string
    msgType: 'text' | 'interactive' | 'file'
    content: string
    uuid: string
    inThread?: boolean
  }): Promise<SendOutcome>
  patch(message: { messageId: string; content: string }): Promise<SendOutcome>
  urge(message: { messageId: string; openId: string }): Promise<SendOutcome>
  upload(file: { name: string; bytes: Uint8Array }): Promise<Uploaded>
  download(file: { messageId: string; fileKey: string; most: number }): Promise<Downloaded>
  members(chatId: string): Promise<Lookup<{ openId: string; name: string }[]>>
  chat(chatId: string): Promise<Lookup<{ name: string; external: boolean; status: 'normal' | 'dissolved' }>>
}
