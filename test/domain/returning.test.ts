import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../src/domain/calendar.ts'
import { shippedDays, shippedYears } from '../../src/domain/calendar-data.ts'
import { asksReason, type Filing } from '../../src/domain/item-state.ts'
import { canExempt, canReturn, isOwing, returnDue } from '../../src/domain/returning.ts'
import { instantOf } from '../../src/domain/time.ts'

const zone = 'Asia/Shanghai'
const calendar = createCalendar(shippedDays, shippedYears)
const at = (day: string, time: string) => instantOf(day, time, zone)

describe('the new due time of what was returned', () => {
  it.each([
    ['on a plain workday: the same time tomorrow', ['2026-09-03', '09:30'], ['2026-09-04', '09:30']],
    ['on a Friday: on Monday', ['2026-09-04', '14:00'], ['2026-09-07', '14:00']],
    ['on a Friday before a make-up Sunday: on that Sunday', ['2026-09-18', '14:00'], ['2026-09-20', '14:00']],
    ['before 国庆: after it', ['2026-09-30', '10:00'], ['2026-10-08', '10:00']],
    ['in the evening: counted from the next opening', ['2026-09-03', '20:00'], ['2026-09-07', '08:00']],
    ['on a Saturday: counted from Monday', ['2026-09-05', '12:00'], ['2026-09-08', '08:00']],
  ] as [string, [string, string], [string, string]][])('%s', (_, returned, due) => {
    expect(returnDue(calendar, at(...returned), zone)).toBe(at(...due))
  })
})

describe('what may be done to an item', () => {
  const states = ['open', 'draft', 'filed', 'returned', 'exempt', 'missed'] as const

  it('depends on its state', () => {
    expect(states.filter(canReturn)).toEqual(['filed'])
    expect(states.filter(canExempt)).toEqual(['open', 'draft', 'missed'])
    expect(states.filter(isOwing)).toEqual(['open', 'draft', 'returned', 'missed'])
  })
})

describe('the reason of a filing', () => {
  const filing: Filing = {
    sentAt: '2026-09-04T05:00:00.000Z',
    dueAt: '2026-09-03T10:00:00.000Z',
    lockAt: '2026-09-04T04:00:00.000Z',
    filedBefore: true,
    post: 'reporter',
  }

  it('is asked after the lock, not of whoever answers a return, and always of the office', () => {
    expect(asksReason(filing, false)).toBe(true)
    expect(asksReason(filing, true)).toBe(false)
    expect(asksReason({ ...filing, sentAt: filing.lockAt }, false)).toBe(false)
    expect(asksReason({ ...filing, filedBefore: false }, false)).toBe(false)
    for (const returned of [true, false])
      expect(asksReason({ ...filing, sentAt: filing.dueAt, post: 'office' }, returned)).toBe(true)
  })
})
