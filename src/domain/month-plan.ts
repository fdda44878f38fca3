import { addDays, type Day, type Instant, instantOf, type TimeOfDay, type Week, weekdayOf, weekOf } from './time.ts'
import { type CadenceRules, nominalWorkdays, planWeek, type WeeklyClock, type WeekPlan } from './week-plan.ts'

/** A month of the calendar, `2026-09`. */
export type Month = string

export interface MonthlyClock {
  /** `last`: the last weekly due day of the month. A number: that day of the month. Both move with the weekly holiday rule. */
  day: 'last' | number
  /** On the due day, for chains whose weekly report is still out; the others get the card with its receipt. */
  card: TimeOfDay
  reminder: TimeOfDay
  due: TimeOfDay
  /** On the workday after the weekly digests. */
  digest: { chief: TimeOfDay; office: TimeOfDay; leading: TimeOfDay }
  /** Three workdays after the digests. */
  lock: TimeOfDay
}

export const defaultMonthlyClock: MonthlyClock = {
  day: 'last',
  card: '10:30',
  reminder: '15:00',
  due: '18:00',
  digest: { chief: '09:00', office: '09:10', leading: '09:20' },
  lock: '12:00',
}

/** True when the points of the due day and of the digests' day stand in their order. */
export const monthlyInOrder = ({ card, reminder, due, digest }: MonthlyClock): boolean =>
  card < reminder && reminder < due && digest.chief <= digest.office && digest.office <= digest.leading

export interface MonthPlan {
  month: Month
  /** The weekly period whose second step this is. */
  week: Week
  opensAt: Instant
  cardAt: Instant
  reminderAt: Instant
  dueAt: Instant
  digestChiefAt: Instant
  digestOfficeAt: Instant
  leadingAt: Instant
  lockAt: Instant
  dueDay: Day
  shift?: { from: Day; to: Day; holiday?: string }
  /** True when any of the dates rests on a year without an official arrangement. */
  provisional: boolean
}

/** Workdays from the cards to the lock. */
export const lockAfter = 3
/** Workdays from the due day to the cards: one more than to the weekly digests. */
export const digestsAfter = ({ due, digest }: WeeklyClock): number => nominalWorkdays(due, digest.office) + 1

export const monthOf = (day: Day): Month => day.slice(0, 7)
export const nextMonth = (month: Month): Month => addDays(`${month}-28`, 7).slice(0, 7)
export const previousMonth = (month: Month): Month => addDays(`${month}-01`, -1).slice(0, 7)
export const firstDayOf = (month: Month): Day => `${month}-01`

/** Weeks whose due day of a plain week lies in the month, both ends included. */
export const weeksOf = (month: Month, dueWeekday: number): { from: Week; to: Week } => {
  const last = lastOf(month, dueWeekday)
  const first = `${month}-01`
  return { from: weekOf(addDays(first, (dueWeekday - weekdayOf(first) + 7) % 7)), to: weekOf(last) }
}

/** Every date of one month's item. Offsets from the due day are workdays, so nothing falls on a rest day. */
export const planMonth = (month: Month, rules: CadenceRules & { monthly: MonthlyClock }): MonthPlan => {
  const { calendar, clock, monthly, zone } = rules
  const { from, dueDay, weekly } = dueOf(month, rules)
  const digestDay = calendar.next(dueDay, digestsAfter(clock))
  const lockDay = calendar.next(digestDay, lockAfter)
  const at = (day: Day, time: TimeOfDay): Instant => instantOf(day, time, zone)
  const cardAt = at(dueDay, monthly.card)
  const holiday = calendar.holidayName(from)
  return {
    month,
    week: weekly.week,
    opensAt: earlier(weekly.opensAt, cardAt),
    cardAt,
    reminderAt: at(dueDay, monthly.reminder),
    dueAt: at(dueDay, monthly.due),
    digestChiefAt: at(digestDay, monthly.digest.chief),
    digestOfficeAt: at(digestDay, monthly.digest.office),
    leadingAt: at(digestDay, monthly.digest.leading),
    lockAt: at(lockDay, monthly.lock),
    dueDay,
    ...(from !== dueDay && { shift: { from, to: dueDay, ...(holiday !== undefined && { holiday }) } }),
    provisional: [from, dueDay, digestDay, lockDay].some((day) => calendar.isProvisional(day)),
  }
}

const dueOf = (
  month: Month,
  rules: CadenceRules & { monthly: MonthlyClock },
): { from: Day; dueDay: Day; weekly: WeekPlan } => {
  const { calendar, clock, holiday, monthly } = rules
  if (monthly.day === 'last') {
    const from = lastOf(month, clock.due.weekday)
    const weekly = owingWeek(weekOf(from), rules)
    return { from, dueDay: weekly.dueDay, weekly }
  }
  const from = `${month}-${String(monthly.day).padStart(2, '0')}`
  const moved = holiday === 'advance' ? calendar.previous(from) : calendar.next(from)
  const dueDay = calendar.isWorkday(from) ? from : moved
  return { from, dueDay, weekly: owingWeek(weekOf(dueDay), rules) }
}

/** The week itself, or the one it is merged into. */
const owingWeek = (week: Week, rules: CadenceRules): WeekPlan => {
  const plan = planWeek(week, rules)
  return 'mergedInto' in plan ? owingWeek(plan.mergedInto, rules) : plan
}

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)

const lastOf = (month: Month, weekday: number): Day => {
  const last = addDays(`${nextMonth(month)}-01`, -1)
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7))
}
