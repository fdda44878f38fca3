import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { day, epochMs, type Instant, minute, second } from '../domain/time.ts'

/** What a delivery is checked with. All four come from the console's 凭证与基础信息 and 加密策略 pages. */
export interface Secrets {
  appId: string
  encryptKey: string
  verificationToken: string
}

export interface SignatureHeaders {
  timestamp: string | undefined
  nonce: string | undefined
  signature: string | undefined
}

/** Feishu signs events and new-style callbacks alike: hex SHA-256 of timestamp + nonce + Encrypt Key + raw body (no HMAC). */
export const isSigned = (body: Uint8Array, headers: SignatureHeaders, encryptKey: string): boolean => {
  const { timestamp, nonce, signature } = headers
  if (timestamp === undefined || nonce === undefined || signature === undefined) return false
  const expected = createHash('sha256').update(timestamp).update(nonce).update(encryptKey).update(body).digest('hex')
  // Compared as text: reading hex would also take capitals, and ignore whatever follows the last digit.
  return sameText(signature, expected)
}

const furthestAhead = 10 * minute
/** The last of Feishu's retries comes after about 7.4 h, and nobody says whether a retry is signed anew. */
const furthestBehind = 2 * day

/** Timestamps are seconds since 1970; thirteen digits are taken for milliseconds. */
export const isFresh = (timestamp: string | undefined, now: Instant): boolean => {
  if (timestamp === undefined || !/^\d{1,13}$/.test(timestamp)) return false
  const sentMs = timestamp.length > 11 ? Number(timestamp) : Number(timestamp) * second
  const behind = epochMs(now) - sentMs
  return behind <= furthestBehind && behind >= -furthestAhead
}

/** AES-256-CBC, key = SHA-256 of the Encrypt Key, IV = the first 16 bytes. Undefined for anything that does not decrypt. */
export const decrypt = (encrypted: string, encryptKey: string): string | undefined => {
  const bytes = Buffer.from(encrypted, 'base64')
  if (bytes.length < 32 || bytes.length % 16 !== 0) return undefined
  try {
    const key = createHash('sha256').update(encryptKey).digest()
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16))
    return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

export const sameText = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
