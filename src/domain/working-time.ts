import type { Calendar } from './calendar.ts'
import { addMs, dayOf, type Instant, instantOf, msBetween, timeOf } from './time.ts'

/** Nothing private is sent outside of these hours: 勿扰 18:30–08:00 and rest days. */
export const workingHours = { from: '08:00', until: '18:30' } as const

export function isWorkingTime(calendar: Calendar, at: Instant, zone: string): boolean {
  const time = timeOf(at, zone)
  return calendar.isWorkday(dayOf(at, zone)) && time >= workingHours.from && time < workingHours.until
}

/** The instant itself when it is working time, else the next 08:00 of a workday. */
export function nextWorkingTime(calendar: Calendar, at: Instant, zone: string): Instant {
  if (isWorkingTime(calendar, at, zone)) return at
  const today = dayOf(at, zone)
  const stillToday = calendar.isWorkday(today) && timeOf(at, zone) < workingHours.from
  return instantOf(stillToday ? today : calendar.next(today), workingHours.from, zone)
}

/** So much working time later: what is left at closing time goes on at the next opening. */
export function addWorkingTime(calendar: Calendar, at: Instant, ms: number, zone: string): Instant {
  let from = nextWorkingTime(calendar, at, zone)
  let left = ms
  for (;;) {
    const closes = instantOf(dayOf(from, zone), workingHours.until, zone)
    const room = msBetween(from, closes)
    if (left <= room) return addMs(from, left)
    left -= room
    from = instantOf(calendar.next(dayOf(from, zone)), workingHours.from, zone)
  }
}
