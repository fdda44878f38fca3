import { describe, expect, it } from 'vitest'
import { isJump, readPercent, readYi } from '../../src/domain/monthly-numbers.ts'

describe('an amount', () => {
  it.each([
    ['1.23', 1.23],
    ['1.23亿', 1.23],
    [' 1.23 亿元 ', 1.23],
    ['1.23\u200e亿元。', 1.23],
    ['\u202d12,300万元\u202c；', 1.23],
    ['12300万', 1.23],
    ['12,300万元', 1.23],
    ['１２，３００万元', 1.23],
    ['１．２３', 1.23],
    ['1亿2300万', 1.23],
    ['1 亿 2300 万元', 1.23],
    ['0', 0],
    ['0.5万', 0.00005],
    ['999.9', 999.9],
    ['1,000亿', 1000],
    ['12345.678万', 1.2345678],
    ['0.1万', 0.00001],
  ])('%s is %f 亿元', (typed, yi) => {
    expect(readYi(typed)).toEqual({ ok: true, value: yi })
  })

  it.each([
    ['约1.2', 'not-a-number'],
    ['1.2-1.5', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['∞', 'not-a-number'],
    ['', 'not-a-number'],
    ['一亿', 'not-a-number'],
    ['3千万', 'not-a-number'],
    ['1,23', 'not-a-number'],
    ['12,3456万', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['1.', 'not-a-number'],
    ['1万2亿', 'not-a-number'],
    ['1亿12000万', 'not-a-number'],
    ['1.5亿2000万', 'not-a-number'],
    ['1亿亿', 'not-a-number'],
    ['1.2亿\n3.4亿', 'not-a-number'],
    ['<at id=all></at>', 'not-a-number'],
    ['1'.repeat(400), 'not-a-number'],
    ['12300', 'unit-unclear'],
    ['1.2元', 'unit-unclear'],
    ['-1.2亿', 'negative'],
    ['－3万', 'negative'],
    ['20000亿', 'too-large'],
  ])('%j is refused rather than guessed', (typed, fault) => {
    expect(readYi(typed)).toEqual({ ok: false, fault })
  })
})

describe('同比', () => {
  it.each([
    ['8.5', 8.5],
    ['+8.5%', 8.5],
    ['8.5\u200b%。', 8.5],
    ['无。', null],
    ['－３.２％', -3.2],
    ['−3.2%', -3.2],
    ['持平', 0],
    ['-0', 0],
    ['无', null],
    ['—', null],
    ['-100', -100],
  ])('%s is %s', (typed, value) => {
    expect(readPercent(typed)).toEqual({ ok: true, value })
  })

  it.each(['增长8.5%', '8.5%%', '-101', '1e3', '8,5', '', '20000%', 'NaN', '8.5个百分点'])('%j is refused', (typed) => {
    expect(readPercent(typed).ok).toBe(false)
  })
})

it.each([
  [1.5, 1, false],
  [1.51, 1, true],
  [0.5, 1, false],
  [0.49, 1, true],
  [0.3, 0.2, false],
  [9, undefined, false],
  [9, 0, false],
])('%f after %f asks: %s', (now, before, asks) => {
  expect(isJump(now, before)).toBe(asks)
})
