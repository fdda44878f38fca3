import type { CalendarDay } from '../domain/calendar.ts'
import type { Executor } from './schema.ts'

/** Years the office has loaded itself, beside those that ship. A loaded year replaces the shipped one. */
export const readCalendarDays = async (db: Executor): Promise<{ days: CalendarDay[]; years: number[] }> => {
  const days = await db.selectFrom('calendar_day').selectAll().orderBy('day').execute()
  const years = await db.selectFrom('calendar_year').select('year').orderBy('year').execute()
  return {
    days: days.map((row) => ({ day: row.day, kind: row.kind as CalendarDay['kind'], name: row.name })),
    years: years.map((row) => row.year),
  }
}
