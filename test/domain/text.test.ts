import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, countCharacters, cutText } from '../../src/domain/text.ts'

describe('cleaned text', () => {
  it('drops control characters, bidi overrides and half surrogates, and joins what belongs together', () => {
    expect(cleanText('\u0000\u202e a\u0007\tb\r\nc\rd\u2028e\ud83d \u2066')).toBe('a\tb\nc\nd\ne')
    expect(cleanText('e\u0301')).toBe('\u00e9')
    expect(cleanText('👨‍👩‍👧')).toBe('👨‍👩‍👧')
  })

  it('is clean the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
      }),
    )
  })
})

describe('a cut text', () => {
  it('stays within its limit, ends in one mark and never breaks a character', () => {
    expect(cutText('航天产业链', 5)).toEqual({ text: '航天产业链', cut: false })
    expect(cutText('航天产业链', 4)).toEqual({ text: '航天产…', cut: true })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const { text: shown, cut } = cutText(text, limit)
        expect(countCharacters(shown)).toBeLessThanOrEqual(limit)
        expect(text.startsWith(cut ? shown.slice(0, -1) : shown)).toBe(true)
      }),
    )
  })
})
