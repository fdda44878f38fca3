import { plainLine, withoutMarks } from './normalise.ts'
import { oneLine } from './text.ts'

/** Crockford's base 32, without the letters that look like something else: https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Eight characters, 40 bits. */
export const codeLength = 8

/** @param random a byte for each character */
export const codeOf = (random: Uint8Array): string =>
  [...random.subarray(0, codeLength)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('')

/** `K7QM-3XRP` */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

export const claimWord = '认领'
/** What the terminal shows where the name belongs. */
export const nameHere = '您的姓名'

export interface ClaimWords {
  /** As it was minted; undefined where what was typed is no code. */
  code: string | undefined
  /** Empty where none was typed. */
  name: string
}

const claim = /^认领(?!\p{Script=Han})(?<words>.*)$/su
const codeThenName = /^[^\p{L}\p{N}]*(?<code>(?:[0-9A-Za-z][\s\p{Pd}._]*){8})(?![0-9A-Za-z])(?<name>.*)$/su

/** Reads `认领 K7QM-3XRP 张三` as people type it: lower case, full width, with or without separators, O for 0, I and L for 1. */
export const readClaim = (text: string): ClaimWords | undefined => {
  const { words } = claim.exec(withoutMarks(plainLine(text.normalize('NFKC'))))?.groups ?? {}
  if (words === undefined) return undefined
  const { code, name = '' } = codeThenName.exec(words)?.groups ?? {}
  const typed = withoutMarks(oneLine(name).replace(/^[^\p{L}\p{N}]+/u, ''))
  return {
    code: code
      ?.replace(/[^0-9A-Za-z]/g, '')
      .toUpperCase()
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1'),
    name: typed === nameHere || typed === '姓名' ? '' : typed.slice(0, 60),
  }
}
