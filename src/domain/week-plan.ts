import type { Calendar } from './calendar.ts'
import {
  addDays,
  type Day,
  dayOfWeek,
  type Instant,
  instantOf,
  nextWeek,
  previousWeek,
  type TimeOfDay,
  type Week,
} from './time.ts'

/** A point of the week, office clock. `weekday` 1 Monday … 7 Sunday. */
export interface DayTime {
  weekday: number
  time: TimeOfDay
}

export interface WeeklyClock {
  opens: DayTime
  card: DayTime
  reminders: DayTime[]
  backup: DayTime
  due: DayTime
  receipt: DayTime
  digest: { chief: DayTime; office: DayTime }
  lock: DayTime
}

export const holidayRules = ['postpone', 'advance', 'merge'] as const
/** What becomes of a due day that is a rest day: next workday, previous workday, or one item with the next week. */
export type HolidayRule = (typeof holidayRules)[number]

export interface CadenceRules {
  clock: WeeklyClock
  holiday: HolidayRule
  calendar: Calendar
  zone: string
}

export interface Shift {
  /** The nominal due day of the oldest week covered. */
  from: Day
  to: Day
  /** The holiday that took the day. */
  holiday?: string
  /** Older weeks that were merged into this one, oldest first. */
  mergedWeeks?: Week[]
}

export interface WeekPlan {
  week: Week
  /** Weeks this item covers, oldest first; the last one is `week`. */
  covers: Week[]
  opensAt: Instant
  cardAt: Instant
  reminderAts: Instant[]
  backupAt: Instant
  dueAt: Instant
  receiptAt: Instant
  digestChiefAt: Instant
  digestOfficeAt: Instant
  lockAt: Instant
  dueDay: Day
  shift?: Shift
  /** True when any of the dates rests on a year without an official arrangement. */
  provisional: boolean
}

/** Workdays from one weekday forward to another in a week without holidays: WED → THU 1, THU → FRI 1, THU → MON 2, the same weekday 0. */
export function nominalWorkdays(from: DayTime, to: DayTime): number {
  let count = 0
  for (let weekday = from.weekday; weekday !== to.weekday; ) {
    weekday = (weekday % 7) + 1
    if (weekday <= 5) count += 1
  }
  return count
}

const nominalDue = (week: Week, rules: CadenceRules): Day => dayOfWeek(week, rules.clock.due.weekday)

/** First workday from the nominal day on, in the direction of the rule. */
function movedDue(week: Week, rules: CadenceRules): Day {
  const day = nominalDue(week, rules)
  if (rules.calendar.isWorkday(day)) return day
  return rules.holiday === 'advance' ? rules.calendar.previous(day) : rules.calendar.next(day)
}

/**
 * A week merges into the one after it when its moved day would meet a neighbour's due day.
 * `advance` merges forward as well: a week with no workday up to its due day has nothing to tell before it is over.
 */
function mergesForward(week: Week, rules: CadenceRules): boolean {
  switch (rules.holiday) {
    case 'merge':
      return !rules.calendar.isWorkday(nominalDue(week, rules))
    case 'advance':
      return movedDue(week, rules) <= nominalDue(previousWeek(week), rules)
    case 'postpone':
      return movedDue(week, rules) >= nominalDue(nextWeek(week), rules)
  }
}

function shiftOf(covers: Week[], dueDay: Day, rules: CadenceRules): Shift | undefined {
  const [oldest, ...others] = covers as [Week, ...Week[]]
  const from = nominalDue(oldest, rules)
  if (from === dueDay) return undefined
  const holiday = rules.calendar.holidayName(from)
  return {
    from,
    to: dueDay,
    ...(holiday !== undefined && { holiday }),
    ...(others.length > 0 && { mergedWeeks: covers.slice(0, -1) }),
  }
}

/** Every date of one week's item, or the week that reports for it. Offsets from the due day are workdays, so nothing falls on a rest day. */
export function planWeek(week: Week, rules: CadenceRules): WeekPlan | { mergedInto: Week } {
  const plans = plansBy.get(rules) ?? new Map<Week, ReturnType<typeof reckon>>()
  plansBy.set(rules, plans)
  const plan = plans.get(week) ?? reckon(week, rules)
  plans.set(week, plan)
  return plan
}
/** Rules are read once and asked for the same few weeks at every tick. */
const plansBy = new WeakMap<CadenceRules, Map<Week, ReturnType<typeof reckon>>>()

function reckon(week: Week, rules: CadenceRules): WeekPlan | { mergedInto: Week } {
  if (mergesForward(week, rules)) {
    let into = nextWeek(week)
    while (mergesForward(into, rules)) into = nextWeek(into)
    return { mergedInto: into }
  }
  const covers = [week]
  for (let older = previousWeek(week); mergesForward(older, rules); older = previousWeek(older)) covers.unshift(older)

  const { calendar, clock, zone } = rules
  const dueDay = movedDue(week, rules)
  const days: Day[] = [nominalDue(covers[0] ?? week, rules), dueDay]
  const at = (day: Day, { time }: DayTime): Instant => {
    days.push(day)
    return instantOf(day, time, zone)
  }
  const before = (point: DayTime) => at(calendar.previous(dueDay, nominalWorkdays(point, clock.due)), point)
  const after = (point: DayTime) => at(calendar.next(dueDay, nominalWorkdays(clock.due, point)), point)

  const cardAt = before(clock.card)
  const shift = shiftOf(covers, dueDay, rules)
  const plan = {
    week,
    covers,
    opensAt: opensAt(covers[0] ?? week, cardAt, rules),
    cardAt,
    reminderAts: clock.reminders.map(before),
    backupAt: before(clock.backup),
    dueAt: at(dueDay, clock.due),
    receiptAt: after(clock.receipt),
    digestChiefAt: after(clock.digest.chief),
    digestOfficeAt: after(clock.digest.office),
    lockAt: after(clock.lock),
    dueDay,
    ...(shift && { shift }),
  }
  return { ...plan, provisional: days.some((day) => calendar.isProvisional(day)) }
}

/** The nominal weekday of the oldest week; on a rest day the workday before, and never later than the card. */
function opensAt(oldest: Week, cardAt: Instant, { clock, calendar, zone }: CadenceRules): Instant {
  const inWeek = dayOfWeek(oldest, clock.opens.weekday)
  const nominal = clock.opens.weekday > clock.due.weekday ? addDays(inWeek, -7) : inWeek
  const day = calendar.isWorkday(nominal) ? nominal : calendar.previous(nominal)
  const at = instantOf(day, clock.opens.time, zone)
  return at < cardAt ? at : cardAt
}
