import type { Day } from '../time.ts'
import type { Surroundings } from './kind.ts'
import { effectiveDue } from './light.ts'

/** Something a record has to say by itself, once: a line in the morning note of whoever it is for. */
export interface Alert {
  /** Whose words it is said in: a key of the kind's texts. */
  say: string
  /** The day it is about; the same thing about another day is another alert. */
  day: Day
  /** From this day on. */
  on: Day
  /** Later than this there is nothing in it any more. */
  until?: Day
  to: 'workers' | 'lead' | 'rung' | 'raiser' | 'office'
  /** Of which part of the record, where not of all of it. */
  part?: string
}

/** By this a record knows what it has said. */
export const alertKey = ({ say, day }: Pick<Alert, 'say' | 'day'>): string => `${say}/${day}`

/** 临期 once and overdue once for each due day. */
export const dueAlerts = (
  due: Day | undefined,
  { calendar }: Pick<Surroundings, 'calendar'>,
  soon: number,
  part?: string,
): Alert[] => {
  if (due === undefined) return []
  const last = effectiveDue(due, calendar)
  const of = { day: due, to: 'workers' as const, ...(part !== undefined && { part }) }
  return [
    { say: 'soon', on: calendar.previous(last, soon), until: last, ...of },
    { say: 'overdue', on: calendar.next(last), ...of },
  ]
}

/** What is not said yet, the soonest first. */
export const untold = (alerts: readonly Alert[], told: readonly string[]): Alert[] =>
  alerts.filter((alert) => !told.includes(alertKey(alert))).toSorted((a, b) => (a.on < b.on ? -1 : 1))
