import type { Instant } from '../domain/time.ts'
import { type Delivery, readChallenge, readCredentials, readDelivery } from './envelope.ts'
import { parseObject } from './json.ts'
import { decrypt, isFresh, isSigned, type Secrets, type SignatureHeaders, sameText } from './verify.ts'

export type Admission =
  | { kind: 'challenge'; challenge: string }
  | { kind: 'delivery'; delivery: Delivery; plain: string }
  | { kind: 'refused'; status: 400 | 401; reason: RefusalReason }

export type RefusalReason =
  | 'unsigned'
  | 'stale'
  | 'plain-body'
  | 'wrong-token'
  | 'wrong-app'
  | 'not-json'
  | 'not-decryptable'
  | 'malformed'

const refused = (status: 400 | 401, reason: RefusalReason): Admission => ({ kind: 'refused', status, reason })
const decoder = new TextDecoder('utf-8', { fatal: false })

/**
 * Decides whether bytes come from Feishu and what they say. The order is fixed: signature over the raw bytes, timestamp, decryption,
 * token and app id, shape. Only the URL challenge needs no signature; it must be encrypted and carry the right token.
 * @param clockTrusted false while our own clock is known to be wrong: then the timestamp is not judged.
 */
export const admit = (
  body: Uint8Array,
  headers: SignatureHeaders,
  secrets: Secrets,
  time: { now: Instant; clockTrusted: boolean },
): Admission => {
  const signed = isSigned(body, headers, secrets.encryptKey)
  if (signed && time.clockTrusted && !isFresh(headers.timestamp, time.now)) return refused(401, 'stale')
  // The cipher of a long delivery is one long text: only what it holds is measured text by text.
  const outer = parseObject(decoder.decode(body), body.length)
  if (!outer) return signed ? refused(400, 'not-json') : refused(401, 'unsigned')
  if (typeof outer.encrypt !== 'string') return refused(401, 'plain-body')
  const plain = decrypt(outer.encrypt, secrets.encryptKey)
  if (plain === undefined) return signed ? refused(400, 'not-decryptable') : refused(401, 'unsigned')
  const inner = parseObject(plain)
  if (!inner) return signed ? refused(400, 'not-json') : refused(401, 'unsigned')

  const challenge = readChallenge(inner)
  if (challenge)
    return sameText(challenge.token, secrets.verificationToken)
      ? { kind: 'challenge', challenge: challenge.challenge }
      : refused(401, 'wrong-token')
  if (!signed) return refused(401, 'unsigned')

  const credentials = readCredentials(inner)
  if (!credentials) return refused(400, 'malformed')
  if (!sameText(credentials.token, secrets.verificationToken)) return refused(401, 'wrong-token')
  if (!sameText(credentials.appId, secrets.appId)) return refused(401, 'wrong-app')
  const delivery = readDelivery(inner)
  return delivery ? { kind: 'delivery', delivery, plain } : refused(400, 'malformed')
}
