import { describe, expect, it } from 'vitest'
import { officeTime } from '../../scripts/town/office-time.ts'
import { createCalendar } from '../../src/domain/calendar.ts'
import { shippedDays, shippedYears } from '../../src/domain/calendar-data.ts'
import { laterAt, laterFault, readLater } from '../../src/domain/later-words.ts'

const zone = 'Asia/Shanghai'
const calendar = createCalendar(shippedDays, shippedYears)

describe('稍后', () => {
  it.each([
    ['15:30', { time: '15:30' }],
    ['１５：３０', { time: '15:30' }],
    ['今天 9:05', { time: '09:05' }],
    ['15点', { time: '15:00' }],
    ['15点半', { time: '15:30' }],
    ['下午3点半', { time: '15:30' }],
    ['下午3点20分', { time: '15:20' }],
    ['1小时后', { minutes: 60 }],
    ['两小时', { minutes: 120 }],
    ['一个半小时', { minutes: 90 }],
    ['半小时后', { minutes: 30 }],
    ['30分钟', { minutes: 30 }],
  ])('%s', (words, later) => {
    expect(readLater(words)).toEqual(later)
  })

  it.each(['', '明天', '25:00', '15:70', '晚一点', '周五 10:00'])('%s is no time of today', (words) => {
    expect(readLater(words)).toBeUndefined()
  })

  it('keeps to the day, the hours and the due time', () => {
    const now = officeTime('09-03 10:00')
    const rules = { now, dueAt: officeTime('09-03 18:00'), calendar, zone }
    const at = (words: string, from = now) => laterAt(readLater(words) ?? { minutes: 0 }, from, zone)
    expect(at('15:30')).toBe(officeTime('09-03 15:30'))
    expect(at('1小时')).toBe(officeTime('09-03 11:00'))
    expect(laterFault(at('15:30'), rules)).toBeUndefined()
    expect(laterFault(at('9:00'), rules)).toBe('past')
    expect(laterFault(at('10:00'), rules)).toBe('past')
    expect(laterFault(at('18:00'), rules)).toBe('after-due')
    expect(laterFault(at('18:45'), { ...rules, dueAt: officeTime('09-03 20:00') })).toBe('not-working')
    expect(laterFault(officeTime('09-04 09:00'), { ...rules, dueAt: officeTime('09-04 18:00') })).toBe('not-working')
  })
})
