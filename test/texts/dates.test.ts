import { describe, expect, test } from 'vitest'
import {
  dayText,
  dayTimeText,
  periodLabel,
  provisional,
  shiftNote,
  shortTimeText,
  spanText,
  weekLabel,
} from '../../src/texts/dates.ts'

const zone = 'Asia/Shanghai'

describe('dates as officials write them', () => {
  test('carry the day of the week and the office’s hour', () => {
    expect(dayText('2026-09-03')).toBe('9月3日（周四）')
    expect(dayText('2026-01-04')).toBe('1月4日（周日）')
    expect(dayTimeText('2026-09-03T10:00:00.000Z', zone)).toBe('9月3日（周四）18:00')
    expect(shortTimeText('2026-09-02T16:05:00.000Z', zone)).toBe('9月3日 00:05')
    expect(spanText('2026-09-25', '2026-10-08')).toBe('9月25日–10月8日')
  })

  test('say when the calendar is not settled', () => {
    expect(provisional('1月7日（周四）18:00')).toContain('暂定')
  })
})

describe('a period', () => {
  test('is named by its week and due day', () => {
    expect(periodLabel(['2026-W36'], '2026-09-03')).toBe('第36周（9月3日截止）')
  })

  test('that was merged is named by both weeks', () => {
    expect(weekLabel(['2026-W40', '2026-W41'])).toBe('第40–41周')
    expect(weekLabel(['2025-W52', '2026-W01'])).toBe('2025年第52周–2026年第1周')
  })

  test('that moved says why and until when', () => {
    expect(shiftNote('merged', '国庆', '10月8日（周四）')).toBe(
      '因国庆假期，两期合并，10月8日（周四）截止，填一次即可。',
    )
    expect(shiftNote('postponed', '元旦', '1月4日（周日）')).toContain('顺延至1月4日')
    expect(shiftNote('advanced', '元旦', '12月31日（周三）')).toContain('提前至')
  })
})
