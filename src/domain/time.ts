import { Temporal } from 'temporal-polyfill'

/** An instant as ISO-8601 text in UTC with milliseconds, `2026-09-03T10:00:00.000Z`. Fixed width, so it sorts as text. */
export type Instant = string
/** A calendar day in the office's zone, `2026-09-03`. */
export type Day = string
/** Time of day in the office's zone, `18:00`. */
export type TimeOfDay = string
/** ISO week of its Thursday, `2026-W36`. */
export type Week = string

/** Handed down from the process entry, so that tests and the demo can move it. */
export interface Clock {
  now(): Instant
  /** Milliseconds that never go back, for measuring how long something took. */
  monotonic(): number
}

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

export const instant = (epochMs: number): Instant => new Date(epochMs).toISOString()
export const epochMs = (at: Instant): number => Date.parse(at)
export const addMs = (at: Instant, ms: number): Instant => instant(epochMs(at) + ms)
/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export const msBetween = (from: Instant, to: Instant): number => epochMs(to) - epochMs(from)

/** Asking Temporal about a zone costs a hundred times as much as looking up; walking along days, ten times. */
export const remembered = <Value>(read: (key: string) => Value): ((key: string) => Value) => {
  const known = new Map<string, Value>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = read(key)
    if (known.size >= 2_000) known.clear()
    known.set(key, value)
    return value
  }
}

const zonedInstant = remembered((key) => {
  const [wall = '', zone = ''] = key.split(' ')
  return instant(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds)
})

export const instantOf = (on: Day, at: TimeOfDay, zone: string): Instant => zonedInstant(`${on}T${at} ${zone}`)

const quarter = 15 * minute
const quarterOffset = remembered((key) => {
  const [quarters, zone = ''] = key.split(' ')
  const at = Temporal.Instant.fromEpochMilliseconds(Number(quarters) * quarter)
  return at.toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
})

/** Zones change their offset at full quarters of an hour only. */
const offsetMs = (ms: number, zone: string): number => quarterOffset(`${Math.floor(ms / quarter)} ${zone}`)

/** The wall clock's reading, as if it were UTC. */
const wallClock = (at: Instant, zone: string): string => {
  const ms = epochMs(at)
  return instant(ms + offsetMs(ms, zone))
}

export const dayOf = (at: Instant, zone: string): Day => wallClock(at, zone).slice(0, 10)
export const timeOf = (at: Instant, zone: string): TimeOfDay => wallClock(at, zone).slice(11, 16)

/** When today began in the office's zone. */
export const beginOfDay = (now: Instant, zone: string): Instant => instantOf(dayOf(now, zone), '00:00', zone)

/** Milliseconds since 1970 at which the day begins in UTC. Throws RangeError for text that is no day, 30 February included. */
const epochOfDay = (on: Day): number => {
  const ms = Date.parse(on)
  if (Number.isNaN(ms) || dayAt(ms) !== on) throw new RangeError(`not a day: ${on}`)
  return ms
}
const dayAt = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

export const addDays = (on: Day, days: number): Day => dayAt(epochOfDay(on) + days * day)
/** What whoever walks along days asks for. */
export const dayAfter = remembered((on: Day): Day => addDays(on, 1))
export const dayBefore = remembered((on: Day): Day => addDays(on, -1))
/** 1 Monday … 7 Sunday. */
export const weekdayOf = (on: Day): number => new Date(on).getUTCDay() || 7

/** The ISO week that holds the day. The week year can differ from the calendar year. */
export const weekOf = (on: Day): Week => {
  // ISO 8601: a week belongs to the year of its Thursday.
  const thursday = addDays(on, 4 - weekdayOf(on))
  const year = thursday.slice(0, 4)
  const number = Math.floor((epochOfDay(thursday) - epochOfDay(`${year}-01-01`)) / (7 * day)) + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}

/** A day of an ISO week; `weekday` 1 Monday … 7 Sunday. Throws RangeError for text that is no week, week 53 of a short year included. */
export const dayOfWeek = (week: Week, weekday: number): Day => {
  const match = /^(\d{4})-W(\d{2})$/.exec(week)
  if (!match) throw new RangeError(`not a week: ${week}`)
  // ISO 8601: 4 January always lies in week 1.
  const fourth = `${match[1]}-01-04`
  const on = addDays(fourth, weekday - weekdayOf(fourth) + (Number(match[2]) - 1) * 7)
  if (weekOf(on) !== week) throw new RangeError(`no such week: ${week}`)
  return on
}

export const nextWeek = (week: Week): Week => weekOf(addDays(dayOfWeek(week, 4), 7))
export const previousWeek = (week: Week): Week => weekOf(addDays(dayOfWeek(week, 4), -7))
