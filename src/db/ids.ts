import { createHash, randomUUID } from 'node:crypto'

/** Begins with the machine's time, which nobody reads: an index of them grows at its end, where a random one writes a page for each. */
export const newId = (prefix: string): string => `${prefix}-${Date.now().toString(16)}${randomUUID().slice(-12)}`

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

const base32 = (bytes: Uint8Array): string => {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5) {
      text += alphabet[(value >> (bits - 5)) & 31]
      bits -= 5
    }
  }
  return text
}

/** The key Feishu deduplicates by for one hour: made from the cause, so that every retry carries the same. At most 50 characters. */
export const sendUuid = (dedupeKey: string, generation: number): string =>
  `${base32(createHash('sha256').update(dedupeKey).digest()).slice(0, 44)}-g${generation}`
