import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCalendar } from '../../src/domain/calendar.ts'
import { shippedDays, shippedYears } from '../../src/domain/calendar-data.ts'
import { addDays, dayOf, dayOfWeek, type Instant, nextWeek, timeOf, type Week, weekOf } from '../../src/domain/time.ts'
import { type HolidayRule, holidayRules, nominalWorkdays, planWeek, type WeekPlan } from '../../src/domain/week-plan.ts'
import { clockFaults, defaultWeeklyClock } from '../../src/domain/weekly-clock.ts'

const calendar = createCalendar(shippedDays, shippedYears)
const zone = 'Asia/Shanghai'
const rules = (holiday: HolidayRule = 'postpone') => ({ clock: defaultWeeklyClock, holiday, calendar, zone })
const local = (at: Instant) => `${dayOf(at, zone)} ${timeOf(at, zone)}`
const planned = (week: Week, holiday?: HolidayRule): WeekPlan => {
  const plan = planWeek(week, rules(holiday))
  if ('mergedInto' in plan) throw new Error(`${week} is merged into ${plan.mergedInto}`)
  return plan
}
const instants = (plan: WeekPlan): Instant[] => [
  plan.opensAt,
  plan.cardAt,
  ...plan.reminderAts,
  plan.backupAt,
  plan.dueAt,
  plan.receiptAt,
  plan.digestChiefAt,
  plan.digestOfficeAt,
  plan.lockAt,
]
const weeksFrom = (first: Week, count: number): Week[] => {
  const weeks = [first]
  for (let week = first; weeks.length < count; ) {
    week = nextWeek(week)
    weeks.push(week)
  }
  return weeks
}

describe('the weekly clock', () => {
  it('stands at its nominal hours in a week without holidays', () => {
    const plan = planned('2026-W36')
    expect(instants(plan).map(local)).toEqual([
      ...['2026-08-31 09:00', '2026-09-02 15:00', '2026-09-03 10:00', '2026-09-03 16:00', '2026-09-03 17:00'],
      ...['2026-09-03 18:00', '2026-09-03 18:05', '2026-09-04 08:30', '2026-09-04 08:40', '2026-09-04 12:00'],
    ])
    expect(plan).toMatchObject({ covers: ['2026-W36'], dueDay: '2026-09-03', provisional: false })
    expect(plan.shift).toBeUndefined()
  })

  it.each([
    ['2026-W01', '2026-01-01', '2026-01-04', '元旦'],
    ['2026-W08', '2026-02-19', '2026-02-24', '春节'],
    ['2024-W07', '2024-02-15', '2024-02-18', '春节'],
  ])('postpones %s from %s to %s', (week, from, to, holiday) => {
    expect(planned(week)).toMatchObject({ dueDay: to, shift: { from, to, holiday }, covers: [week] })
  })

  it('merges the week of 国庆 into the next when the next workday is its Thursday', () => {
    expect(planWeek('2026-W40', rules())).toEqual({ mergedInto: '2026-W41' })
    expect(planWeek('2025-W40', rules())).toEqual({ mergedInto: '2025-W41' })
    expect(planned('2025-W41')).toMatchObject({ dueDay: '2025-10-09', covers: ['2025-W40', '2025-W41'] })
    const plan = planned('2026-W41')
    expect(plan.covers).toEqual(['2026-W40', '2026-W41'])
    expect(plan.shift).toEqual({ from: '2026-10-01', to: '2026-10-08', holiday: '国庆节', mergedWeeks: ['2026-W40'] })
    expect(instants(plan).map(local)).toEqual([
      ...['2026-09-28 09:00', '2026-09-30 15:00', '2026-10-08 10:00', '2026-10-08 16:00', '2026-10-08 17:00'],
      ...['2026-10-08 18:00', '2026-10-08 18:05', '2026-10-09 08:30', '2026-10-09 08:40', '2026-10-09 12:00'],
    ])
  })

  it('moves the Friday digest over 中秋 to Monday', () => {
    const plan = planned('2026-W39')
    expect(local(plan.dueAt)).toBe('2026-09-24 18:00')
    expect(local(plan.digestChiefAt)).toBe('2026-09-28 08:30')
    expect(local(plan.digestOfficeAt)).toBe('2026-09-28 08:40')
    expect(local(plan.lockAt)).toBe('2026-09-28 12:00')
    expect(plan.shift).toBeUndefined()
  })

  it('opens an item on the workday before when its Monday is off, so that the card never comes first', () => {
    const plan = planned('2026-W08')
    expect(local(plan.opensAt)).toBe('2026-02-14 09:00')
    expect(local(plan.cardAt)).toBe('2026-02-14 15:00')
  })

  it('keeps an ordinary week with a make-up Sunday as it is', () => {
    expect(planned('2026-W38')).toMatchObject({ dueDay: '2026-09-17' })
    expect(local(planned('2026-W38').lockAt)).toBe('2026-09-18 12:00')
  })

  it('says that dates in a year without an arrangement are provisional', () => {
    expect(planned('2026-W52').provisional).toBe(false)
    const last = planned('2026-W53')
    expect(last.dueDay).toBe('2026-12-31')
    expect(local(last.digestChiefAt)).toBe('2027-01-04 08:30')
    expect(last.provisional).toBe(true)
    expect(planned('2027-W10').provisional).toBe(true)
  })
})

describe('the other holiday rules', () => {
  it('advance takes the workday before', () => {
    expect(planned('2026-W40', 'advance')).toMatchObject({ dueDay: '2026-09-30', covers: ['2026-W40'] })
    expect(local(planned('2026-W40', 'advance').cardAt)).toBe('2026-09-29 15:00')
    expect(local(planned('2026-W40', 'advance').digestChiefAt)).toBe('2026-10-08 08:30')
    expect(planned('2026-W08', 'advance')).toMatchObject({ dueDay: '2026-02-14' })
    expect(planned('2026-W01', 'advance')).toMatchObject({ dueDay: '2025-12-31' })
  })

  it('advance merges a week that has no workday up to its Thursday into the next', () => {
    const off = ['25', '26', '27', '28', '29', '30'].map(
      (date) => ({ day: `2026-09-${date}`, kind: 'holiday', name: '长假' }) as const,
    )
    const long = createCalendar([...shippedDays, ...off], shippedYears)
    const advance = { ...rules('advance'), calendar: long }
    expect(planWeek('2026-W39', advance)).toMatchObject({ dueDay: '2026-09-24' })
    expect(planWeek('2026-W40', advance)).toEqual({ mergedInto: '2026-W41' })
    expect(planWeek('2026-W41', advance)).toMatchObject({ dueDay: '2026-10-08', covers: ['2026-W40', '2026-W41'] })
  })

  it('merge joins every holiday Thursday with the next week', () => {
    expect(planWeek('2026-W01', rules('merge'))).toEqual({ mergedInto: '2026-W02' })
    expect(planned('2026-W02', 'merge')).toMatchObject({ dueDay: '2026-01-08', covers: ['2026-W01', '2026-W02'] })
  })

  it('a holiday of three weeks ends in one item that covers them all', () => {
    const off = Array.from(
      { length: 20 },
      (_, i) => ({ day: addDays('2026-06-01', i), kind: 'holiday', name: '长假' }) as const,
    )
    const long = createCalendar([...shippedDays, ...off], shippedYears)
    const postpone = { ...rules(), calendar: long }
    expect(planWeek('2026-W23', postpone)).toEqual({ mergedInto: '2026-W25' })
    expect(planWeek('2026-W25', postpone)).toMatchObject({
      covers: ['2026-W23', '2026-W24', '2026-W25'],
      dueDay: '2026-06-22',
    })
    const merge = { ...rules('merge'), calendar: long }
    expect(planWeek('2026-W23', merge)).toEqual({ mergedInto: '2026-W26' })
    expect(planWeek('2026-W26', merge)).toMatchObject({
      covers: ['2026-W23', '2026-W24', '2026-W25', '2026-W26'],
      dueDay: '2026-06-25',
    })
  })
})

describe('any calendar, any rule', () => {
  const holidays = fc.array(
    fc.record({ start: fc.integer({ min: 0, max: 180 }), length: fc.integer({ min: 1, max: 16 }) }),
    { maxLength: 5 },
  )
  const makeUps = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 })
  const anyCalendar = fc
    .tuple(holidays, makeUps)
    .map(([blocks, worked]) =>
      createCalendar(
        [
          ...worked.map((n) => ({ day: addDays('2026-01-01', n), kind: 'workday', name: '调休' }) as const),
          ...blocks.flatMap(({ start, length }) =>
            Array.from(
              { length },
              (_, i) => ({ day: addDays('2026-01-01', start + i), kind: 'holiday', name: '假' }) as const,
            ),
          ),
        ],
        [2025, 2026],
      ),
    )

  it('plans every week once or merges it into one that is planned, in order and on workdays', () => {
    fc.assert(
      fc.property(anyCalendar, fc.constantFrom(...holidayRules), (anyDays, holiday) => {
        const own = { ...rules(holiday), calendar: anyDays }
        const weeks = weeksFrom('2025-W50', 36)
        const covered: Week[] = []
        let lastDue = ''
        for (const week of weeks) {
          const plan = planWeek(week, own)
          if ('mergedInto' in plan) {
            const into = planWeek(plan.mergedInto, own)
            expect('covers' in into && into.covers).toContain(week)
            continue
          }
          covered.push(...plan.covers)
          expect(plan.dueAt > lastDue).toBe(true)
          lastDue = plan.dueAt
          for (const at of instants(plan)) expect(anyDays.isWorkday(dayOf(at, zone))).toBe(true)
          const [opens, card, ...rest] = instants(plan) as [Instant, Instant, ...Instant[]]
          expect(opens <= card).toBe(true)
          const strict = [card, ...rest].slice(0, -1)
          for (let i = 1; i < strict.length; i += 1) expect((strict[i] ?? '') > (strict[i - 1] ?? '')).toBe(true)
          expect(plan.lockAt >= plan.digestOfficeAt && plan.lockAt >= plan.digestChiefAt).toBe(true)
        }
        expect(covered.every((week, i) => i === 0 || week === nextWeek(covered[i - 1] ?? ''))).toBe(true)
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

describe('distances in workdays', () => {
  it.each([
    [3, 4, 1],
    [4, 4, 0],
    [4, 5, 1],
    [4, 1, 2],
    [5, 4, 4],
    [1, 4, 3],
  ])('from weekday %i to %i are %i', (from, to, expected) => {
    expect(nominalWorkdays({ weekday: from, time: '09:00' }, { weekday: to, time: '09:00' })).toBe(expected)
  })

  it('hold for every weekday in a plain week', () => {
    const monday = dayOfWeek('2026-W36', 1)
    expect(weekOf(monday)).toBe('2026-W36')
    for (let weekday = 1; weekday < 5; weekday += 1) {
      const steps = nominalWorkdays({ weekday, time: '09:00' }, { weekday: 5, time: '09:00' })
      expect(calendar.next(addDays(monday, weekday - 1), steps)).toBe('2026-09-04')
    }
  })
})

describe('the order of the clock', () => {
  it('is right by default', () => {
    expect(clockFaults(defaultWeeklyClock)).toEqual([])
  })

  it('names the two points that stand in the wrong order', () => {
    const clock = { ...defaultWeeklyClock, card: { weekday: 4, time: '11:00' } }
    expect(clockFaults(clock)).toEqual([{ earlier: 'card', later: 'reminders' }])
    expect(clockFaults({ ...defaultWeeklyClock, lock: { weekday: 5, time: '08:30' } })).toEqual([
      { earlier: 'digest.office', later: 'lock' },
    ])
    expect(clockFaults({ ...defaultWeeklyClock, opens: { weekday: 3, time: '16:00' } })).toEqual([
      { earlier: 'opens', later: 'card' },
    ])
  })
})
