import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** AES-256-CBC under SHA-256 of the Encrypt Key, random IV in front, base64. */
export function encrypt(plain: string, encryptKey: string): string {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(encryptKey).digest(), iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

/** Hex SHA-256 of timestamp, nonce, key and the exact body, plainly joined. */
export const sign = (timestamp: string, nonce: string, encryptKey: string, body: string): string =>
  createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex')

export function signedHeaders(encryptKey: string, body: string, nowMs: number): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000))
  const nonce = randomBytes(8).toString('hex')
  return {
    'X-Lark-Request-Timestamp': timestamp,
    'X-Lark-Request-Nonce': nonce,
    'X-Lark-Signature': sign(timestamp, nonce, encryptKey, body),
  }
}
