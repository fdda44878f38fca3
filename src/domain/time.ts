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

export const instantOf = (on: Day, at: TimeOfDay, zone: string): Instant =>
  instant(Temporal.PlainDateTime.from(`${on}T${at}`).toZonedDateTime(zone).epochMilliseconds)

const quarter = 15 * minute
const offsets = new Map<string, number>()

/** Zones change their offset at full quarters of an hour only, and asking Temporal costs a hundred times as much as looking up. */
const offsetMs = (ms: number, zone: string): number => {
  const key = `${zone} ${Math.floor(ms / quarter)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= 2_000) offsets.clear()
  const found = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6
  offsets.set(key, found)
  return found
}

/** The wall clock's reading, as if it were UTC. */
const wallClock = (at: Instant, zone: string): string => {
  const ms = epochMs(at)
  return instant(ms + offsetMs(ms, zone))
}

export const dayOf = (at: Instant, zone: string): Day => wallClock(at, zone).slice(0, 10)
export const timeOf = (at: Instant, zone: string): TimeOfDay => wallClock(at, zone).slice(11, 16)

export const addDays = (on: Day, days: number): Day => Temporal.PlainDate.from(on).add({ days }).toString()
/** 1 Monday … 7 Sunday. */
export const weekdayOf = (on: Day): number => new Date(on).getUTCDay() || 7

/** The ISO week that holds the day. The week year can differ from the calendar year. */
export const weekOf = (on: Day): Week => {
  const date = Temporal.PlainDate.from(on)
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`
}

/** A day of an ISO week; `weekday` 1 Monday … 7 Sunday. Throws RangeError for text that is no week, week 53 of a short year included. */
export const dayOfWeek = (week: Week, weekday: number): Day => {
  const match = /^(\d{4})-W(\d{2})$/.exec(week)
  if (!match) throw new RangeError(`not a week: ${week}`)
  const [year, number] = [Number(match[1]), Number(match[2])]
  // ISO 8601: 4 January always lies in week 1.
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 })
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: number - 1 })
  const on = monday.add({ days: weekday - 1 }).toString()
  if (weekOf(on) !== week) throw new RangeError(`no such week: ${week}`)
  return on
}

export const nextWeek = (week: Week): Week => weekOf(addDays(dayOfWeek(week, 4), 7))
export const previousWeek = (week: Week): Week => weekOf(addDays(dayOfWeek(week, 4), -7))
