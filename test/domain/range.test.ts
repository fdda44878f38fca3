import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRange } from '../../src/domain/range.ts'
import { addDays, dayOfWeek, nextWeek, weekOf } from '../../src/domain/time.ts'

const today = '2026-09-03'
const range = (word: string, on = today) => {
  const result = readRange(word, on)
  return result.ok ? `${result.value.label} ${result.value.from} ${result.value.to}` : result.fault.reason
}

describe('a range word', () => {
  it.each([
    ['本周', '本周 2026-W36 2026-W36'],
    ['上周', '上周 2026-W35 2026-W35'],
    ['本月', '本月 2026-W36 2026-W39'],
    ['上月', '上月 2026-W32 2026-W35'],
    ['上个月', '上月 2026-W32 2026-W35'],
    ['近4周', '近4周 2026-W33 2026-W36'],
    ['近 ４ 周', '近4周 2026-W33 2026-W36'],
    ['最近四周', '近4周 2026-W33 2026-W36'],
    ['近1周', '近1周 2026-W36 2026-W36'],
    ['2026-09', '2026年9月 2026-W36 2026-W39'],
    ['2026-10', '2026年10月 2026-W40 2026-W44'],
    ['2026年1月', '2026年1月 2026-W01 2026-W05'],
    ['9月', '2026年9月 2026-W36 2026-W39'],
    ['十二月', '2025年12月 2025-W49 2025-W52'],
    ['2026-W38', '2026年第38周 2026-W38 2026-W38'],
    ['2026w38', '2026年第38周 2026-W38 2026-W38'],
    ['2026年第38周', '2026年第38周 2026-W38 2026-W38'],
    ['35周', '2026年第35周 2026-W35 2026-W35'],
    ['第38周', '2025年第38周 2025-W38 2025-W38'],
    ['W36', '2026年第36周 2026-W36 2026-W36'],
    ['2026-W53', '2026年第53周 2026-W53 2026-W53'],
    // The second half takes year, month or week from the first.
    ['8月至9月', '2026年8月至2026年9月 2026-W32 2026-W39'],
    ['8-9月', '2026年8月至2026年9月 2026-W32 2026-W39'],
    ['2026年8月至9月', '2026年8月至2026年9月 2026-W32 2026-W39'],
    ['2026-08至09', '2026年8月至2026年9月 2026-W32 2026-W39'],
    ['2025年11月到1月', '2025年11月至2026年1月 2025-W45 2026-W05'],
    ['上月至本月', '上月至本月 2026-W32 2026-W39'],
    ['8月至今', '2026年8月至本周 2026-W32 2026-W36'],
    ['34-36周', '2026年第34周至2026年第36周 2026-W34 2026-W36'],
    ['第３４周—３６周', '2026年第34周至2026年第36周 2026-W34 2026-W36'],
    ['W34-36', '2026年第34周至2026年第36周 2026-W34 2026-W36'],
    ['2025-W52至W02', '2025年第52周至2026年第2周 2025-W52 2026-W02'],
    ['8月10日至21日', '8月10日至8月21日 2026-W33 2026-W34'],
    ['8.10-21', '8月10日至8月21日 2026-W33 2026-W34'],
    ['12月28日至1月5日', '12月28日至1月5日 2025-W52 2026-W02'],
    ['2024年1月至2026年1月', 'too-many-weeks'],
    ['2026年9月至8月', '2026年9月至2027年8月 2026-W36 2027-W34'],
    ['9月到货', 'not-a-range'],
    ['2026-08-09', 'not-a-range'],
    ['1至'.repeat(20_000), 'not-a-range'],
    ['2025-W53', 'no-such-week'],
    ['2026-W00', 'no-such-week'],
    ['2026-13', 'no-such-month'],
    ['202609', '2026年9月 2026-W36 2026-W39'],
    ['202613', 'no-such-month'],
    ['0000-01', 'no-such-month'],
    ['0000年', 'no-such-month'],
    ['9999年12月', 'no-such-month'],
    ['0000-W01', 'no-such-week'],
    ['2026.9', '2026年9月 2026-W36 2026-W39'],
    ['12345', 'not-a-range'],
    ['1234.5', 'not-a-range'],
    ['123456', 'not-a-range'],
    ['近0周', 'no-such-week'],
    ['近99周', 'too-many-weeks'],
    ['航天', 'not-a-range'],
    ['', 'not-a-range'],
  ])('%s is %s', (word, expected) => {
    expect(range(word)).toBe(expected)
  })

  it('counts a day by the Thursday of its week', () => {
    expect(range('本月', '2026-10-31')).toBe('本月 2026-W40 2026-W44')
    expect(range('本月', '2026-09-30')).toBe('本月 2026-W40 2026-W44')
    expect(range('上月', '2027-01-01')).toBe('上月 2026-W45 2026-W48')
    expect(range('本周', '2027-01-01')).toBe('本周 2026-W53 2026-W53')
  })

  it('gives months that lie side by side and hold their Thursdays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2020, max: 2040 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const key = `${year}-${String(month).padStart(2, '0')}`
        const read = readRange(key, today)
        const following = readRange(month === 12 ? `${year + 1}-01` : `${year}-${month + 1}`, today)
        if (!read.ok || !following.ok) throw new Error(key)
        expect(nextWeek(read.value.to)).toBe(following.value.from)
        expect(dayOfWeek(read.value.from, 4).slice(0, 7)).toBe(key)
        expect(dayOfWeek(read.value.to, 4).slice(0, 7)).toBe(key)
      }),
    )
  })

  it('never throws and never ends before it starts', () => {
    const piece = fc.constantFrom('近', '周', '月', '年', '2026', '0000', '-', 'W', '9', '十', '第', '本', '上', '个')
    const words = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 5 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 5000 }), (word, n) => {
        const on = addDays('2024-01-01', n)
        const read = readRange(word, on)
        if (read.ok) expect(read.value.from <= read.value.to).toBe(true)
        expect(weekOf(on)).toMatch(/^\d{4}-W\d{2}$/)
      }),
    )
  })
})
