import { describe, expect, it } from 'vitest'
import { readLight, readState, splitLook } from '../../src/domain/look-words.ts'
import {
  excerptOf,
  holds,
  piecesOfText,
  piecesSought,
  plainText,
  saidByTokens,
  soughtFor,
  tokensOf,
} from '../../src/domain/search-text.ts'

/** Whether the index would find the word in the text, before the text is looked at. */
const meant = (text: string, word: string): boolean => {
  const tokens = tokensOf(text)
  return soughtFor(word).every(({ token, beginning }) =>
    tokens.some((one) => (beginning ? one.startsWith(token) : one === token)),
  )
}

describe('what a text is found by', () => {
  it('pairs of Chinese characters, the last of a run, and other words whole', () => {
    expect(tokensOf('喷管试制，CMC-3 样件２号')).toEqual([
      '喷管',
      '管试',
      '试制',
      '制',
      'cmc',
      '3',
      '样件',
      '件',
      '2',
      '号',
    ])
    expect(tokensOf(' \n，。!')).toEqual([])
  })

  it.each([
    ['完成喷管试制', '喷管'],
    ['完成喷管试制', '试制'],
    ['完成喷管试制', '喷管试制'],
    ['陶瓷基CMC材料', 'cmc'],
    ['陶瓷基ＣＭＣ材料', 'CMC材料'],
    ['陶瓷基CMC材料', 'CM'],
    ['达到A级标准', 'A级'],
    ['评为等级A', '级A'],
    ['投资12.5亿元', '12.5亿'],
    ['第2户企业', '2户'],
    ['3D打印', '3d打印'],
    ['𠮷野家（虚构）', '𠮷野'],
  ])('%s has %s in it', (text, word) => {
    expect(meant(text, word)).toBe(true)
    expect(holds(plainText(text), word)).toBe(true)
  })

  it.each([
    ['喷涂与管材', '喷管'],
    ['管喷', '喷管'],
    ['陶瓷基材料', 'CMC'],
  ])('%s has no %s in it', (text, word) => {
    expect(meant(text, word)).toBe(false)
  })

  it('a longer word may be meant and not be there: then the text is looked at', () => {
    expect(meant('研究院在试验，试验所', '研究所')).toBe(false)
    expect(meant('院士会；士会院', '院士会院')).toBe(true)
    expect(holds(plainText('院士会；士会院'), '院士会院')).toBe(false)
    expect([saidByTokens('喷管'), saidByTokens('喷管试'), saidByTokens('A级')]).toEqual([true, false, false])
  })
})

describe('pieces of a record’s text', () => {
  const has = (text: string, word: string): boolean => {
    const pieces = new Set(piecesOfText(text))
    return piecesSought(word).every(({ token, beginning }) =>
      beginning ? [...pieces].some((piece) => piece.startsWith(token)) : pieces.has(token),
    )
  }

  it('hold every word that stands in it, however short and wherever', () => {
    const text = '接通第4107号示例地块，ＡＢＣ-12型 a'
    const letters = '接通第4107号示例地块'
    for (let from = 0; from < letters.length; from++)
      for (let to = from + 1; to <= letters.length; to++) expect(has(text, letters.slice(from, to))).toBe(true)
    for (const word of ['abc', 'ABC-12', 'c', '2型', 'a', '块，Ａ']) expect(has(text, word), word).toBe(true)
  })

  it('do not hold a longer word whose pairs stand apart', () => {
    const text = '临时用电已与供电单位踏勘'
    expect(has(text, '供电单位')).toBe(true)
    expect(has(text, '用电单位')).toBe(false)
    expect(has(text, '用电')).toBe(true)
  })
})

describe('a piece of the text around the word', () => {
  it('one line, cut at both ends, as it was typed', () => {
    const text = `${'前'.repeat(30)}\n采用ＣＭＣ材料${'后'.repeat(60)}`
    expect(excerptOf(text, ['cmc'])).toEqual({
      before: `…${'前'.repeat(9)}；采用`,
      found: 'ＣＭＣ',
      after: `材料${'后'.repeat(38)}…`,
    })
    expect(excerptOf('喷管', ['喷管'])).toEqual({ before: '', found: '喷管', after: '' })
    expect(excerptOf('喷管', ['没有'])).toBeUndefined()
  })

  it('tells places right where a character becomes several', () => {
    expect(excerptOf('㈱㍿喷管㍿', ['喷管'])).toEqual({ before: '㈱㍿', found: '喷管', after: '㍿' })
  })
})

describe('the words of 查', () => {
  it('keeps together what belongs together', () => {
    const words = (typed: string) => splitLook(typed).map(({ word, quoted }) => (quoted ? `「${word}」` : word))
    expect(words('航天 近 4 周 喷管')).toEqual(['航天', '近4周', '喷管'])
    expect(words('2026 年 9 月　第 38 周')).toEqual(['2026年9月', '第38周'])
    expect(words('“逾期 两周” 航天')).toEqual(['「逾期 两周」', '航天'])
    expect(words('"没有合上')).toEqual(['「没有合上」'])
    expect(words(' \n ')).toEqual([])
  })

  it('knows states and lights', () => {
    expect(['逾期', '迟报', '无新增', '退回', '未报', '免报', '未审签', '代报', '更正'].map(readState)).toEqual([
      'late',
      'late',
      'noNews',
      'returned',
      'missing',
      'exempt',
      'passed',
      'behalf',
      'corrected',
    ])
    expect(['红灯', '黄', '🟢', '红色'].map(readLight)).toEqual(['red', 'yellow', 'green', 'red'])
    expect([readState('喷管'), readLight('红旗')]).toEqual([undefined, undefined])
  })
})
