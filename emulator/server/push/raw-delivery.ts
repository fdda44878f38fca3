import { newEventId } from '../ids.ts'
import type { World } from '../world.ts'
import { encrypt, sign, signedHeaders } from './crypto.ts'
import { type Envelope, envelope } from './envelope.ts'
import { post } from './post.ts'

/** Deliveries the platform never makes; a bot must answer each and act on none. */
export type RawTrouble =
  | 'bad-signature'
  | 'unsigned'
  | 'wrong-key'
  | 'plain-body'
  | 'wrong-token'
  | 'foreign-app'
  | 'garbage-cipher'
  | 'not-json'
  | 'not-an-object'
  | 'no-header'
  | 'huge'
  | 'stale'
  | 'future'
  | 'tampered'
  | 'empty'
  | 'challenge-plain'
  | 'challenge-wrong-token'
  | 'v1-event'
  | 'body'
  | 'none'

export interface RawDelivery {
  trouble: RawTrouble
  /** Default: `im.message.receive_v1`. */
  type?: string
  event?: Record<string, unknown>
  /** For `body`: exactly this text, rightly signed. */
  body?: string
  /** For `huge`: bytes of the body. Default 1 MiB. */
  size?: number
  /** For `stale` and `future`: how far off. Default 7 days. */
  byMs?: number
}

export interface RawResult {
  status: number
  body: string
  event_id: string
  error?: string
}

/** Sends one hostile or damaged delivery to the subscribed address. */
export async function rawDelivery(world: World, url: string | undefined, raw: RawDelivery): Promise<RawResult> {
  if (!url) throw new Error('nothing is subscribed: call subscribe(url) first')
  const full = envelope(world, 'event', raw.type ?? 'im.message.receive_v1', raw.event ?? {})
  const { body, headers } = build(world, full, raw)
  const { eventTimeout: timeout, connectTimeout } = world.modes
  const answer = await post(url, body, { headers, timeout, connectTimeout })
  const error = answer.error ? { error: `${answer.error}: ${answer.detail ?? ''}` } : {}
  return { status: answer.status, body: answer.body, event_id: full.header.event_id, ...error }
}

function build(world: World, full: Envelope, raw: RawDelivery): { body: string; headers: Record<string, string> } {
  const key = world.app.encrypt_key
  const now = world.clock.now()
  const off = raw.byMs ?? 7 * 86_400_000
  const cipher = (value: unknown, with_: string = key) =>
    JSON.stringify({ encrypt: encrypt(JSON.stringify(value), with_) })
  const signed = (body: string, at = now) => ({ body, headers: signedHeaders(key, body, at) })
  switch (raw.trouble) {
    case 'none':
      return signed(cipher(full))
    case 'bad-signature': {
      const body = cipher(full)
      const headers = signedHeaders(key, body, now)
      const nonce = headers['X-Lark-Request-Nonce'] ?? ''
      return { body, headers: { ...headers, 'X-Lark-Signature': sign('0', nonce, 'another key', body) } }
    }
    case 'tampered': {
      const headers = signedHeaders(key, cipher(full), now)
      return { body: cipher({ ...full, header: { ...full.header, event_id: newEventId() } }), headers }
    }
    case 'unsigned':
      return { body: cipher(full), headers: {} }
    case 'wrong-key': {
      const body = cipher(full, `${key}x`)
      return { body, headers: signedHeaders(`${key}x`, body, now) }
    }
    case 'plain-body':
      return signed(JSON.stringify(full))
    case 'wrong-token':
      return signed(cipher({ ...full, header: { ...full.header, token: 'another token' } }))
    case 'foreign-app':
      return signed(cipher({ ...full, header: { ...full.header, app_id: 'cli_another0000000' } }))
    case 'garbage-cipher':
      return signed(JSON.stringify({ encrypt: Buffer.from('no cipher at all, only some words').toString('base64') }))
    case 'not-json':
      return signed('{"encrypt":')
    case 'not-an-object':
      return signed('[1,2,3]')
    case 'no-header':
      return signed(cipher({ schema: '2.0', event: {} }))
    case 'empty':
      return signed('')
    case 'body':
      return signed(raw.body ?? '')
    case 'challenge-plain':
      return { body: JSON.stringify(challengeOf(world.app.verification_token)), headers: {} }
    case 'challenge-wrong-token':
      return { body: cipher(challengeOf('another token')), headers: {} }
    case 'v1-event':
      return signed(cipher(oldEvent(world)))
    case 'huge':
      return signed(cipher({ ...full, event: { ...full.event, filler: 'x'.repeat(raw.size ?? 1_048_576) } }))
    case 'stale':
      return signed(cipher(full), now - off)
    case 'future':
      return signed(cipher(full), now + off)
  }
}

const challengeOf = (token: string) => ({ challenge: newEventId(), token, type: 'url_verification' })

/** The 1.0 envelope of `p2p_chat_create`: no schema, no header. */
const oldEvent = (world: World) => ({
  ts: String(world.clock.now() / 1000),
  uuid: newEventId(),
  token: world.app.verification_token,
  type: 'event_callback',
  event: { type: 'p2p_chat_create', app_id: world.app.app_id, chat_id: 'oc_old', tenant_key: world.tenant_key },
})
