import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../src/domain/calendar.ts'
import { shippedDays, shippedYears } from '../../src/domain/calendar-data.ts'
import {
  defaultMonthlyClock,
  type MonthlyClock,
  monthlyInOrder,
  nextMonth,
  planMonth,
  previousMonth,
  weeksOf,
} from '../../src/domain/month-plan.ts'
import { dayOf, timeOf } from '../../src/domain/time.ts'
import type { CadenceRules, HolidayRule } from '../../src/domain/week-plan.ts'
import { defaultWeeklyClock } from '../../src/domain/weekly-clock.ts'

const zone = 'Asia/Shanghai'
const rules = (
  more: { monthly?: Partial<MonthlyClock>; holiday?: HolidayRule } = {},
): CadenceRules & {
  monthly: MonthlyClock
} => ({
  clock: defaultWeeklyClock,
  holiday: more.holiday ?? 'postpone',
  calendar: createCalendar(shippedDays, shippedYears),
  zone,
  monthly: { ...defaultMonthlyClock, ...more.monthly },
})
const at = (instant: string) => `${dayOf(instant, zone).slice(5)} ${timeOf(instant, zone)}`

describe('the months of 2026', () => {
  it.each([
    ['2026-01', '2026-W05', '01-29 18:00', '02-02 09:00', '02-05 12:00'],
    ['2026-02', '2026-W09', '02-26 18:00', '02-28 09:00', '03-04 12:00'],
    ['2026-03', '2026-W13', '03-26 18:00', '03-30 09:00', '04-02 12:00'],
    ['2026-04', '2026-W18', '04-30 18:00', '05-07 09:00', '05-11 12:00'],
    ['2026-05', '2026-W22', '05-28 18:00', '06-01 09:00', '06-04 12:00'],
    ['2026-06', '2026-W26', '06-25 18:00', '06-29 09:00', '07-02 12:00'],
    ['2026-07', '2026-W31', '07-30 18:00', '08-03 09:00', '08-06 12:00'],
    ['2026-08', '2026-W35', '08-27 18:00', '08-31 09:00', '09-03 12:00'],
    ['2026-09', '2026-W39', '09-24 18:00', '09-29 09:00', '10-09 12:00'],
    ['2026-10', '2026-W44', '10-29 18:00', '11-02 09:00', '11-05 12:00'],
    ['2026-11', '2026-W48', '11-26 18:00', '11-30 09:00', '12-03 12:00'],
    ['2026-12', '2026-W53', '12-31 18:00', '01-05 09:00', '01-08 12:00'],
  ])('%s is the second step of %s: due %s, cards %s, locked %s', (month, week, due, cards, lock) => {
    const plan = planMonth(month, rules())
    expect([plan.week, at(plan.dueAt), at(plan.digestChiefAt), at(plan.lockAt)]).toEqual([week, due, cards, lock])
    expect(plan.shift).toBeUndefined()
    expect(plan.cardAt < plan.reminderAt && plan.reminderAt < plan.dueAt).toBe(true)
    expect(plan.digestChiefAt < plan.digestOfficeAt && plan.digestOfficeAt < plan.leadingAt).toBe(true)
  })

  it('never puts a point on a rest day, and opens with the week', () => {
    const { calendar } = rules()
    for (let month = '2024-01'; month <= '2026-11'; month = nextMonth(month)) {
      const { opensAt, dueAt, digestChiefAt, leadingAt, lockAt, cardAt } = planMonth(month, rules())
      for (const point of [dueAt, digestChiefAt, leadingAt, lockAt])
        expect(calendar.isWorkday(dayOf(point, zone)), `${month} ${point}`).toBe(true)
      expect(opensAt <= cardAt).toBe(true)
    }
  })

  it('marks what rests on 2027, for which there is no arrangement yet', () => {
    expect(planMonth('2026-11', rules()).provisional).toBe(false)
    // Due in 2026, but its cards and its lock lie in January.
    expect(planMonth('2026-12', rules()).provisional).toBe(true)
    expect(planMonth('2027-03', rules()).provisional).toBe(true)
  })
})

describe('a due day that is a rest day', () => {
  it('moves as the week does: 2025-01-30 is Spring Festival and goes to 02-05, still the month of January', () => {
    const plan = planMonth('2025-01', rules())
    expect([plan.month, plan.week, at(plan.dueAt)]).toEqual(['2025-01', '2025-W05', '02-05 18:00'])
    expect(plan.shift).toEqual({ from: '2025-01-30', to: '2025-02-05', holiday: '春节' })
    expect(at(planMonth('2025-01', rules({ holiday: 'advance' })).dueAt)).toBe('01-27 18:00')
    expect(planMonth('2025-01', rules({ holiday: 'merge' })).week).toBe('2025-W06')
  })

  it('of a fixed day goes to the next workday, or to the one before', () => {
    const monthly = { day: 25 } as const
    expect(at(planMonth('2026-09', rules({ monthly })).dueAt)).toBe('09-28 18:00')
    expect(at(planMonth('2026-09', rules({ monthly, holiday: 'advance' })).dueAt)).toBe('09-24 18:00')
    expect(at(planMonth('2026-08', rules({ monthly })).dueAt)).toBe('08-25 18:00')
    expect(planMonth('2026-08', rules({ monthly })).shift).toBeUndefined()
  })
})

it('gives every week to the month of its due day', () => {
  expect(weeksOf('2026-09', 4)).toEqual({ from: '2026-W36', to: '2026-W39' })
  expect(weeksOf('2026-10', 4)).toEqual({ from: '2026-W40', to: '2026-W44' })
  expect(weeksOf('2026-12', 4)).toEqual({ from: '2026-W49', to: '2026-W53' })
  expect(weeksOf('2026-01', 4)).toEqual({ from: '2026-W01', to: '2026-W05' })
  expect([nextMonth('2026-12'), previousMonth('2026-01'), nextMonth('2024-02')]).toEqual([
    '2027-01',
    '2025-12',
    '2024-03',
  ])
})

it('knows an order that cannot be kept', () => {
  expect(monthlyInOrder(defaultMonthlyClock)).toBe(true)
  expect(monthlyInOrder({ ...defaultMonthlyClock, reminder: '18:30' })).toBe(false)
  expect(
    monthlyInOrder({ ...defaultMonthlyClock, digest: { chief: '10:00', office: '09:00', leading: '11:00' } }),
  ).toBe(false)
})
