import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../src/domain/calendar.ts'
import { shippedDays, shippedYears } from '../../src/domain/calendar-data.ts'
import { hour, instantOf } from '../../src/domain/time.ts'
import { addWorkingTime, isWorkingTime, nextWorkingTime } from '../../src/domain/working-time.ts'

const calendar = createCalendar(shippedDays, shippedYears)
const zone = 'Asia/Shanghai'
const at = (day: string, time: string) => instantOf(day, time, zone)

describe('working time', () => {
  it.each([
    ['2026-09-03', '07:59', false],
    ['2026-09-03', '08:00', true],
    ['2026-09-03', '18:29', true],
    ['2026-09-03', '18:30', false],
    ['2026-09-05', '10:00', false],
    ['2026-09-20', '10:00', true],
    ['2026-10-01', '10:00', false],
  ])('on %s at %s is %s', (day, time, expected) => {
    expect(isWorkingTime(calendar, at(day, time), zone)).toBe(expected)
  })

  it.each([
    ['2026-09-03', '10:00', '2026-09-03', '10:00'],
    ['2026-09-03', '03:00', '2026-09-03', '08:00'],
    ['2026-09-03', '21:00', '2026-09-04', '08:00'],
    ['2026-09-04', '18:30', '2026-09-07', '08:00'],
    ['2026-09-30', '19:00', '2026-10-08', '08:00'],
    ['2026-10-03', '05:00', '2026-10-08', '08:00'],
  ])('after %s %s comes %s %s', (day, time, nextDay, nextTime) => {
    expect(nextWorkingTime(calendar, at(day, time), zone)).toBe(at(nextDay, nextTime))
  })

  it.each([
    ['2026-09-03', '10:00', 4, '2026-09-03', '14:00'],
    ['2026-09-03', '14:30', 4, '2026-09-03', '18:30'],
    ['2026-09-03', '16:20', 4, '2026-09-04', '09:50'],
    ['2026-09-04', '20:00', 4, '2026-09-07', '12:00'],
    ['2026-09-30', '18:00', 4, '2026-10-08', '11:30'],
    ['2026-09-03', '10:00', 24, '2026-09-07', '13:00'],
  ])('from %s %s, %s hours of it end on %s at %s', (day, time, hours, endDay, endTime) => {
    expect(addWorkingTime(calendar, at(day, time), hours * hour, zone)).toBe(at(endDay, endTime))
  })
})
