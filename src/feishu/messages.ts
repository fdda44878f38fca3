import type { Client } from '@larksuiteoapi/node-sdk'
import { classify, type NotOk, type SendOutcome, settle } from './errors.ts'
import { CallFailure, present } from './failure.ts'
import type { Pacer } from './pacer.ts'
import { pathId } from './sdk.ts'

export type MsgType = 'text' | 'interactive' | 'post' | 'file' | 'image'

export interface OutgoingMessage {
  to: { type: 'open_id' | 'chat_id'; id: string }
  msgType: MsgType
  /** The JSON text that Feishu wants for this type. */
  content: string
  /** At most 50 characters; Feishu lets one send per uuid through within an hour. */
  uuid: string
}

export interface OutgoingReply {
  messageId: string
  msgType: MsgType
  content: string
  uuid: string
  inThread?: boolean
}

export interface Messages {
  send(message: OutgoingMessage): Promise<SendOutcome>
  reply(message: OutgoingReply): Promise<SendOutcome>
  /** Replaces a card the bot has sent, for 14 days. Repeating it is harmless. */
  patch(message: { messageId: string; content: string }): Promise<SendOutcome>
  recall(messageId: string): Promise<SendOutcome>
  /** Puts a file where a message can name it. Nobody sees it, so repeating it is harmless. */
  upload(file: { name: string; bytes: Uint8Array }): Promise<Uploaded>
}

export type Uploaded = { kind: 'ok'; fileKey: string } | NotOk

interface SdkAnswer {
  data?: { message_id?: string | undefined; chat_id?: string | undefined } | undefined
}

const outcome = async (call: Promise<SdkAnswer>): Promise<SendOutcome> => {
  const answer = await settle(call)
  if (answer instanceof CallFailure) return classify(answer)
  return { kind: 'ok', ...present({ messageId: answer.data?.message_id, chatId: answer.data?.chat_id }) }
}

/** With a pacer each call first waits for its turn, by the receiver for a send, by the message for the others. */
export const createMessages = (sdk: () => Promise<Client>, pace?: Pacer): Messages => ({
  async send({ to, msgType, content, uuid }) {
    await pace?.reserve(to.id)
    const { im } = await sdk()
    return outcome(
      im.v1.message.create({
        params: { receive_id_type: to.type },
        data: { receive_id: to.id, msg_type: msgType, content, uuid },
      }),
    )
  },

  async reply({ messageId, msgType, content, uuid, inThread }) {
    await pace?.reserve(messageId)
    const { im } = await sdk()
    return outcome(
      im.v1.message.reply({
        path: { message_id: pathId(messageId) },
        data: { msg_type: msgType, content, uuid, ...(inThread ? { reply_in_thread: true } : {}) },
      }),
    )
  },

  async patch({ messageId, content }) {
    await pace?.reserve(messageId)
    const { im } = await sdk()
    const done = await outcome(im.v1.message.patch({ path: { message_id: pathId(messageId) }, data: { content } }))
    return done.kind === 'ok' ? { kind: 'ok', messageId } : done
  },

  async recall(messageId) {
    await pace?.reserve(messageId)
    const { im } = await sdk()
    const done = await outcome(im.v1.message.delete({ path: { message_id: pathId(messageId) } }))
    return done.kind === 'ok' ? { kind: 'ok', messageId } : done
  },

  async upload({ name, bytes }) {
    const { im } = await sdk()
    const kind = name.endsWith('.docx') ? 'doc' : name.endsWith('.xlsx') ? 'xls' : 'stream'
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const answer = await settle(im.v1.file.create({ data: { file_type: kind, file_name: name, file } }))
    if (answer instanceof CallFailure) return classify(answer)
    if (answer?.file_key) return { kind: 'ok', fileKey: answer.file_key }
    return { kind: 'unknown', cause: 'no-file-key' }
  },
})
