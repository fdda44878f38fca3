import { gzipSync } from 'node:zlib'
import { encrypt, sign } from '../../emulator/server/push/crypto.ts'
import { credentials } from '../../scripts/stage.ts'
import type { Clock } from '../../src/domain/time.ts'
import { epochMs } from '../../src/domain/time.ts'

/** Where a delivery goes. */
export interface Addressee {
  clock: Pick<Clock, 'now'>
  bot: { url: string }
}

const { appId, encryptKey, verificationToken } = credentials

let events = 0

/** The plain form of a delivery that would be served: a direct message of 张工. */
export const message = (
  town: Pick<Addressee, 'clock'>,
  text = '帮助',
  more: { header?: object; message?: object } = {},
) => {
  events += 1
  const now = String(epochMs(town.clock.now()))
  return {
    schema: '2.0',
    header: {
      event_id: `ev_${events}`,
      event_type: 'im.message.receive_v1',
      create_time: now,
      token: verificationToken,
      app_id: appId,
      tenant_key: '2df73991750d8fd8',
      ...more.header,
    },
    event: {
      sender: { sender_id: { open_id: 'ou_demo_c1_main' }, sender_type: 'user', tenant_key: '2df73991750d8fd8' },
      message: {
        message_id: `om_test_${events}`,
        create_time: now,
        chat_id: 'oc_p2p_test',
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text }),
        ...more.message,
      },
    },
  }
}

export const sealed = (value: unknown): string =>
  JSON.stringify({ encrypt: encrypt(typeof value === 'string' ? value : JSON.stringify(value), encryptKey) })

export interface Sent {
  status: number
  body: string
}

/** Posts these bytes with these headers; `signedAs` is the text the signature is made over, absent for none. */
export const post = async (
  town: Addressee,
  body: string | Uint8Array,
  options: {
    signedAs?: string
    ageMs?: number
    headers?: Record<string, string>
    signature?: (right: string) => string
    chunked?: boolean
    path?: string
    method?: string
  } = {},
): Promise<Sent> => {
  const { signedAs, ageMs = 0, headers = {}, signature = (right: string) => right } = options
  const timestamp = String(Math.floor((epochMs(town.clock.now()) - ageMs) / 1_000))
  const signing: Record<string, string> =
    signedAs === undefined
      ? {}
      : {
          'x-lark-request-timestamp': timestamp,
          'x-lark-request-nonce': 'n-1',
          'x-lark-signature': signature(sign(timestamp, 'n-1', encryptKey, signedAs)),
        }
  const method = options.method ?? 'POST'
  const url = options.path === undefined ? town.bot.url : new URL(options.path, town.bot.url).href
  const bytes = Buffer.from(body)
  const stream = () => new Blob([bytes]).stream()
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...signing, ...headers },
    ...(method === 'GET' ? {} : options.chunked ? { body: stream(), duplex: 'half' as const } : { body: bytes }),
  })
  return { status: answer.status, body: await answer.text() }
}

/** Posts a delivery as Feishu would. */
export const push = (town: Addressee, value: unknown, options: { ageMs?: number } = {}): Promise<Sent> => {
  const body = sealed(value)
  return post(town, body, { ...options, signedAs: body })
}

export const zipped = (body: string): Uint8Array => gzipSync(body)

export const challenge = (token: string = verificationToken) => ({
  challenge: 'c-1',
  token,
  type: 'url_verification',
})
