import { fail, ok, type Result } from './result.ts'

/** Why bytes are no text that can be taken: not UTF-8, and what they look like instead; or UTF-8 that somebody saved wrongly before. */
export type NotText =
  | { reason: 'not-utf8'; looksLike: 'GBK' | 'UTF-16' | undefined }
  | { reason: 'spoilt'; line: number }

/** What stands in a text for bytes that could not be read: what was there is lost for good. */
export const lostCharacter = '\u{fffd}'

/** Reads the bytes of a file as UTF-8, with or without a byte order mark. Nothing is guessed and nothing replaced. */
export const decodeText = (bytes: Uint8Array): Result<string, NotText> => {
  const text = strictly('utf-8', bytes)
  // Zeros are valid UTF-8, yet no file that people write has any: many of them are UTF-16 without its mark.
  if (text === undefined || hasZeros(bytes)) return fail({ reason: 'not-utf8', looksLike: guess(bytes) })
  const lost = text.indexOf(lostCharacter)
  return lost < 0 ? ok(text) : fail({ reason: 'spoilt', line: text.slice(0, lost).split('\n').length })
}

const strictly = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const guess = (bytes: Uint8Array): 'GBK' | 'UTF-16' | undefined => {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (marked || hasZeros(bytes)) return 'UTF-16'
  // Nearly any bytes are some GBK: it is that only where it reads much better than UTF-8, which gets hardly a letter right.
  const lost = lostIn('utf-8', bytes)
  const isNoUtf8 = lost > bytes.filter((byte) => byte >= 0x80).length / 4
  return isNoUtf8 && 4 * lostIn('gb18030', bytes) < lost ? 'GBK' : undefined
}

const lostIn = (encoding: string, bytes: Uint8Array): number =>
  new TextDecoder(encoding).decode(bytes).split(lostCharacter).length - 1

/** Letters and line breaks in UTF-16 have a zero beside them. */
const hasZeros = (bytes: Uint8Array): boolean => bytes.filter((byte) => byte === 0).length > bytes.length / 8
