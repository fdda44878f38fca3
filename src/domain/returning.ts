import type { Calendar } from './calendar.ts'
import type { ItemState } from './report.ts'
import { dayOf, type Instant, instantOf, timeOf } from './time.ts'
import { nextWorkingTime } from './working-time.ts'

/** What was returned is due one workday later: the same time of the next workday, counted from the opening where it was returned after hours. */
export function returnDue(calendar: Calendar, at: Instant, zone: string): Instant {
  const from = nextWorkingTime(calendar, at, zone)
  return instantOf(calendar.next(dayOf(from, zone)), timeOf(from, zone), zone)
}

/** Only what stands filed can be returned. */
export const canReturn = (state: ItemState): boolean => state === 'filed'

/** What nobody has filed can be exempt; a report that is in counts, returned or not. */
export const canExempt = (state: ItemState): boolean => state === 'open' || state === 'draft' || state === 'missed'

/** Asked for by 催报: nothing filed, or filed and returned. */
export const isOwing = (state: ItemState): boolean => canExempt(state) || state === 'returned'
