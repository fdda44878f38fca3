import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, countCharacters, cutText, textLines } from '../../src/domain/text.ts'

describe('cleaned text', () => {
  it('drops control characters, bidi overrides and half surrogates, and joins what belongs together', () => {
    expect(cleanText('\u0000\u202e a\u0007\tb\r\nc\rd\u2028e\ud83d \u2066')).toBe('a\tb\nc\nd\ne')
    expect(cleanText('e\u0301')).toBe('\u00e9')
    expect(cleanText('👨‍👩‍👧')).toBe('👨‍👩‍👧')
    expect(cleanText('👩🏽‍🚒⚠️1️⃣')).toBe('👩🏽‍🚒⚠️1️⃣')
  })

  it('drops all that is drawn as nothing, and makes every space but the ideographic one ours', () => {
    const nothing =
      '\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u2060\u2064\u2800\u3164\ufe0f\ufeff\ufff9\u{e0041}\u{e0101}'
    expect(cleanText(`${[...nothing].join('段')}段`)).toBe('段'.repeat([...nothing].length))
    expect(cleanText('一\u00a0二\u2003三\u202f四\u3000五')).toBe('一 二 三 四\u3000五')
    expect(cleanText('⼯业⾄⻋')).toBe('工业至⻋')
  })

  it('is clean the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
      }),
    )
  })
})

it('lines without a word are none', () => {
  expect(textLines('。\n一、\n！？\n -\n…… \n二')).toEqual(['一、', '-', '二'])
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
