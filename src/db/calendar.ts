import { type Calendar, type CalendarDay, createCalendar } from '../domain/calendar.ts'
import { shippedDays, shippedYears } from '../domain/calendar-data.ts'
import type { Executor, Tx } from './schema.ts'

/** Years the office has loaded itself, beside those that ship. A loaded year replaces the shipped one. */
const readCalendarDays = async (db: Executor): Promise<{ days: CalendarDay[]; years: number[] }> => {
  const days = await db.selectFrom('calendar_day').selectAll().orderBy('day').execute()
  const years = await db.selectFrom('calendar_year').select('year').orderBy('year').execute()
  return {
    days: days.map((row) => ({ day: row.day, kind: row.kind as CalendarDay['kind'], name: row.name })),
    years: years.map((row) => row.year),
  }
}

/** What ships and what the office has loaded, as one. */
export const readCalendar = async (db: Executor): Promise<Calendar> => {
  const stored = await readCalendarDays(db)
  const ownYears = new Set(stored.years)
  const days: CalendarDay[] = [
    ...shippedDays.filter((entry) => !ownYears.has(Number(entry.day.slice(0, 4)))),
    ...stored.days,
  ]
  return createCalendar(days, [...new Set([...shippedYears, ...ownYears])])
}

/** Replaces the days of a year; days of a neighbouring year that its holidays reach into are kept with it. */
export const saveCalendarYear = async (
  tx: Tx,
  calendar: { year: number; days: readonly CalendarDay[]; source: string },
): Promise<void> => {
  const year = String(calendar.year)
  await tx.deleteFrom('calendar_day').where('day', '>=', `${year}-01-01`).where('day', '<=', `${year}-12-31`).execute()
  for (const { day, kind, name } of calendar.days)
    await tx
      .insertInto('calendar_day')
      .values({ day, kind, name })
      .onConflict((conflict) => conflict.column('day').doUpdateSet({ kind, name }))
      .execute()
  await tx
    .insertInto('calendar_year')
    .values({ year: calendar.year, source: calendar.source })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ source: calendar.source }))
    .execute()
}
