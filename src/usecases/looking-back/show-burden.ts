import { burdenCard } from '../../cards/burden.ts'
import type { Card } from '../../cards/kit/card.ts'
import { burdenBetween } from '../../db/burden.ts'
import { effortsBetween } from '../../db/efforts.ts'
import type { Executor } from '../../db/schema.ts'
import { median, writtenCharacters } from '../../domain/effort.ts'
import { stepFields } from '../../domain/monthly.ts'
import type { WeekRange } from '../../domain/range.ts'
import { addDays, dayOfWeek, type Instant, instantOf } from '../../domain/time.ts'
import { weeklyFields } from '../../domain/weekly-form.ts'
import type { Ctx } from '../context.ts'

/** 减负: what was asked of the task forces in these weeks, for the office alone. */
export const drawBurden = async ({ tx, rules }: Ctx, { label, from, to }: WeekRange): Promise<Card> => {
  const firstDay = dayOfWeek(from, 1)
  const lastDay = dayOfWeek(to, 7)
  const span = [instantOf(firstDay, '00:00', rules.zone), instantOf(addDays(lastDay, 1), '00:00', rules.zone)] as const
  const burden = await burdenBetween(tx, ...span)
  return burdenCard({
    label,
    firstDay,
    lastDay,
    ...burden,
    weeklyFields: weeklyFields.length,
    monthlyFields: Object.values(stepFields).flat().length,
    reports: burden.minutes.length,
    medianMinutes: median(burden.minutes),
    ...(await effortBetween(tx, ...span)),
  })
}

/** How much people wrote and pressed until their weekly reports were in. */
export const effortBetween = async (db: Executor, from: Instant, until: Instant) => {
  const efforts = await effortsBetween(db, from, until)
  return {
    weeklies: efforts.length,
    medianCharacters: median(efforts.map(({ content, before }) => writtenCharacters(content, before))),
    medianPresses: median(efforts.flatMap(({ presses }) => presses ?? [])),
  }
}
