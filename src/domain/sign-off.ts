import type { Calendar } from './calendar.ts'
import { hour, type Instant } from './time.ts'
import { addWorkingTime } from './working-time.ts'

/** 审签 of one revision: asked for, given, let through by silence, sent back, or overtaken by a newer revision. */
export interface SignOff {
  state: 'waiting' | 'signed' | 'passed' | 'returned' | 'replaced'
  askedAt: Instant
  /** While it waits: when silence lets it through. */
  passesAt?: Instant | undefined
  /** Who signed or sent it back. */
  by?: string | undefined
  byName?: string | undefined
  settledAt?: Instant | undefined
}

/** Hours of silence after which a report passes unsigned. */
export const signHours = 4

export const passesAt = (calendar: Calendar, askedAt: Instant, zone: string): Instant =>
  addWorkingTime(calendar, askedAt, signHours * hour, zone)
