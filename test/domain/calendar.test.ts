import fc from 'fast-check'
import { LegalHoliday, LunarDay, SolarDay, SolarTerm } from 'tyme4ts'
import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../src/domain/calendar.ts'
import { shippedDays, shippedYears } from '../../src/domain/calendar-data.ts'
import { lunarDays, statutoryName } from '../../src/domain/statutory-days.ts'
import { addDays, type Day, weekdayOf } from '../../src/domain/time.ts'

const calendar = createCalendar(shippedDays, shippedYears)
const everyDay = (from: Day, to: Day): Day[] => {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}
const parts = (day: Day) => day.split('-').map(Number) as [number, number, number]
const anyDay = fc.integer({ min: 0, max: 365 * 12 }).map((n) => addDays('2024-01-01', n))

describe('the shipped calendar', () => {
  it('agrees with tyme4ts on every day of 2024, 2025 and 2026', () => {
    const other = everyDay('2024-01-01', '2026-12-31').map((day) => {
      const legal = LegalHoliday.fromYmd(...parts(day))
      const off = legal ? !legal.isWork() : weekdayOf(day) > 5
      return `${day} ${off ? 'off' : 'work'}`
    })
    const ours = everyDay('2024-01-01', '2026-12-31').map((day) => `${day} ${calendar.isWorkday(day) ? 'work' : 'off'}`)
    expect(ours).toEqual(other)
  })

  it('works on make-up Sundays and names the holiday of a weekday off', () => {
    expect(calendar.isWorkday('2026-01-04')).toBe(true)
    expect(calendar.holidayName('2026-01-04')).toBeUndefined()
    expect(calendar.isWorkday('2026-09-20')).toBe(true)
    expect(calendar.isWorkday('2026-10-01')).toBe(false)
    expect(calendar.holidayName('2026-10-01')).toBe('国庆节')
    expect(calendar.holidayName('2026-09-26')).toBe('中秋节')
    expect(calendar.holidayName('2026-09-12')).toBeUndefined()
  })

  it('counts workdays across a long holiday in both directions', () => {
    expect(calendar.next('2026-09-30')).toBe('2026-10-08')
    expect(calendar.next('2026-09-30', 3)).toBe('2026-10-10')
    expect(calendar.previous('2026-10-08')).toBe('2026-09-30')
    expect(calendar.previous('2026-02-24')).toBe('2026-02-14')
    expect(calendar.next('2026-10-01', 0)).toBe('2026-10-01')
    expect(() => calendar.next('2026-10-01', -1)).toThrow(RangeError)
  })

  it('walks back to where it came from between workdays', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), (day, n) => {
        const there = calendar.next(day, n)
        expect(calendar.isWorkday(there)).toBe(true)
        expect(there > day).toBe(true)
        expect(calendar.next(calendar.previous(there, n), n)).toBe(there)
      }),
      { numRuns: 60 },
    )
  })

  it('lets a later row correct an earlier one', () => {
    const corrected = createCalendar(
      [...shippedDays, { day: '2026-10-10', kind: 'holiday', name: '国庆节' }],
      shippedYears,
    )
    expect(corrected.isWorkday('2026-10-10')).toBe(false)
  })
})

describe('a year without an arrangement', () => {
  it('knows the statutory days only and says that it is provisional', () => {
    const off = everyDay('2027-01-01', '2027-12-31').filter((day) => calendar.holidayName(day) !== undefined)
    expect(off).toEqual([
      ...['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-04-05', '2027-05-01'],
      ...['2027-05-02', '2027-06-09', '2027-09-15', '2027-10-01', '2027-10-02', '2027-10-03'],
    ])
    expect(calendar.isProvisional('2027-03-01')).toBe(true)
    expect(calendar.isProvisional('2026-12-31')).toBe(false)
    expect(calendar.hasYear(2027)).toBe(false)
  })

  it('is final once the office imports it', () => {
    const imported = createCalendar(
      [...shippedDays, { day: '2027-01-01', kind: 'holiday', name: '元旦' }],
      [...shippedYears, 2027],
    )
    expect(imported.isProvisional('2027-01-01')).toBe(false)
    expect(imported.isWorkday('2027-09-15')).toBe(true)
  })

  it('still has the days of the solar calendar after 2035', () => {
    expect(statutoryName('2040-10-01')).toBe('国庆节')
    expect(statutoryName('2040-02-12')).toBeUndefined()
  })

  it('takes its lunar days from a table that tyme4ts agrees with', () => {
    const short = (day: SolarDay) =>
      `${String(day.getMonth()).padStart(2, '0')}-${String(day.getDay()).padStart(2, '0')}`
    for (const [year, days] of Object.entries(lunarDays)) {
      const lunar = (month: number, day: number) => short(LunarDay.fromYmd(Number(year), month, day).getSolarDay())
      const qingming = short(SolarTerm.fromName(Number(year), '清明').getJulianDay().getSolarDay())
      expect([year, ...days]).toEqual([year, lunar(1, 1), qingming, lunar(5, 5), lunar(8, 15)])
    }
    expect(Object.keys(lunarDays)).toEqual(Array.from({ length: 11 }, (_, i) => String(2025 + i)))
    expect(SolarDay.fromYmd(2027, 2, 6).getLunarDay().getDay()).toBe(1)
  })
})
