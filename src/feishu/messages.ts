import { classify, type NotOk, type SendOutcome, settle } from './errors.ts'
import { CallFailure, present } from './failure.ts'
import type { Pacer } from './pacer.ts'
import { pathId, type Sdk } from './sdk.ts'

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
  /**
   * Whoever writes into a chat takes a turn first: Feishu counts what lands in a chat, be it sent, a reply or a patch.
   * @param lands the chat; the person for a direct chat, whose id is known only once something arrived there.
   * @param leaving see `Pacer`.
   */
  turn(lands: string, leaving: () => Promise<boolean>): Promise<boolean>
  send(message: OutgoingMessage): Promise<SendOutcome>
  reply(message: OutgoingReply): Promise<SendOutcome>
  /** Replaces a card the bot has sent, for 14 days. Repeating it is harmless. */
  patch(message: { messageId: string; content: string }): Promise<SendOutcome>
  recall(messageId: string): Promise<SendOutcome>
  /**
   * 加急 within the app, of a message the bot has sent, to somebody who is in its chat.
   * https://open.feishu.cn/document/server-docs/im-v1/buzz-messages/urgent_app
   */
  urge(message: { messageId: string; openId: string }): Promise<SendOutcome>
  /** Puts a file where a message can name it, a picture as one. Nobody sees it, so repeating it is harmless. */
  upload(file: { name: string; bytes: Uint8Array }): Promise<Uploaded>
}

export type Uploaded = { kind: 'ok'; fileKey: string } | { kind: 'ok'; imageKey: string } | NotOk

interface SdkAnswer {
  data?: { message_id?: string | undefined; chat_id?: string | undefined } | undefined
}

const outcome = async (call: Promise<SdkAnswer>): Promise<SendOutcome> => {
  const answer = await settle(call)
  if (answer instanceof CallFailure) return classify(answer)
  return { kind: 'ok', ...present({ messageId: answer.data?.message_id, chatId: answer.data?.chat_id }) }
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength)

const uploadPicture = async (im: Sdk['im'], bytes: Uint8Array): Promise<Uploaded> => {
  const answer = await settle(im.v1.image.create({ data: { image_type: 'message', image: asBuffer(bytes) } }))
  if (answer instanceof CallFailure) return classify(answer)
  if (answer?.image_key) return { kind: 'ok', imageKey: answer.image_key }
  return { kind: 'unknown', cause: 'no-image-key' }
}

/** Without a pacer it is always everybody's turn. */
export const createMessages = (sdk: () => Promise<Sdk>, pace?: Pacer): Messages => ({
  turn: (lands, leaving) => (pace ? pace.reserve(lands, leaving) : leaving()),

  async send({ to, msgType, content, uuid }) {
    const { im } = await sdk()
    return outcome(
      im.v1.message.create({
        params: { receive_id_type: to.type },
        data: { receive_id: to.id, msg_type: msgType, content, uuid },
      }),
    )
  },

  async reply({ messageId, msgType, content, uuid, inThread }) {
    const { im } = await sdk()
    return outcome(
      im.v1.message.reply({
        path: { message_id: pathId(messageId) },
        data: { msg_type: msgType, content, uuid, ...(inThread ? { reply_in_thread: true } : {}) },
      }),
    )
  },

  async patch({ messageId, content }) {
    const { im } = await sdk()
    const done = await outcome(im.v1.message.patch({ path: { message_id: pathId(messageId) }, data: { content } }))
    return done.kind === 'ok' ? { kind: 'ok', messageId } : done
  },

  async recall(messageId) {
    const { im } = await sdk()
    const done = await outcome(im.v1.message.delete({ path: { message_id: pathId(messageId) } }))
    return done.kind === 'ok' ? { kind: 'ok', messageId } : done
  },

  async urge({ messageId, openId }) {
    const { im } = await sdk()
    const answer = await settle(
      im.v1.message.urgentApp({
        path: { message_id: pathId(messageId) },
        params: { user_id_type: 'open_id' },
        data: { user_id_list: [openId] },
      }),
    )
    if (answer instanceof CallFailure) return classify(answer)
    const reached = !answer.data?.invalid_user_id_list?.includes(openId)
    return reached ? { kind: 'ok', messageId } : { kind: 'refused', code: answer.code ?? 0, reason: 'invalid' }
  },

  async upload({ name, bytes }) {
    const { im } = await sdk()
    if (name.endsWith('.png')) return uploadPicture(im, bytes)
    const kind = name.endsWith('.docx') ? 'doc' : name.endsWith('.xlsx') ? 'xls' : 'stream'
    const answer = await settle(
      im.v1.file.create({ data: { file_type: kind, file_name: name, file: asBuffer(bytes) } }),
    )
    if (answer instanceof CallFailure) return classify(answer)
    if (answer?.file_key) return { kind: 'ok', fileKey: answer.file_key }
    return { kind: 'unknown', cause: 'no-file-key' }
  },
})
