import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/domain/decode.ts'
import { asGbk } from '../support/gbk.ts'

const words = '产业链：航天\n链长：链长甲（演示）\n'
const utf16 = (text: string, { big = false, mark = true } = {}) => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('the text of a file', () => {
  it('is taken as UTF-8, with or without a byte order mark, and as nothing else', () => {
    expect(decodeText(Buffer.from(words))).toEqual({ ok: true, value: words })
    expect(decodeText(Buffer.from(`\ufeff${words}`))).toEqual({ ok: true, value: words })
    expect(decodeText(Buffer.alloc(0))).toEqual({ ok: true, value: '' })
  })

  it.each([
    ['GBK', asGbk(words), 'GBK'],
    ['GBK that cuts a character', asGbk(words).subarray(0, -2), 'GBK'],
    ['UTF-16', utf16(words), 'UTF-16'],
    ['UTF-16, the other way round', utf16(words, { big: true }), 'UTF-16'],
    ['UTF-16 of Latin letters without its mark', utf16('district: x\n', { mark: false }), 'UTF-16'],
    ['UTF-8 that is cut off', Buffer.concat([Buffer.from(words), Buffer.of(0xe9, 0x80)]), undefined],
    ['any bytes', Buffer.of(0xff, 0x80, 0x20, 0xff), undefined],
  ])('is not taken from %s, and what it looks like is named', (_what, bytes, looksLike) => {
    expect(decodeText(bytes)).toEqual({ ok: false, fault: { reason: 'not-utf8', looksLike } })
  })

  it('is not taken where characters were lost before: the line is named', () => {
    expect(decodeText(Buffer.from('district: 区\nname: \ufffd\ufffd链\n'))).toEqual({
      ok: false,
      fault: { reason: 'spoilt', line: 2 },
    })
  })

  it('never holds a lost character, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const read = decodeText(bytes)
        return !read.ok || (!read.value.includes('\ufffd') && Buffer.from(read.value).length <= bytes.length)
      }),
    )
  })
})
