import { burdenCard } from '../../cards/burden.ts'
import type { Card } from '../../cards/kit/card.ts'
import { burdenBetween } from '../../db/burden.ts'
import { stepFields } from '../../domain/monthly.ts'
import type { WeekRange } from '../../domain/range.ts'
import { addDays, dayOfWeek, instantOf } from '../../domain/time.ts'
import { weeklyFields } from '../../domain/weekly-form.ts'
import type { Ctx } from '../context.ts'

/** 减负: what was asked of the task forces in these weeks, for the office alone. */
export const drawBurden = async ({ tx, rules }: Ctx, { label, from, to }: WeekRange): Promise<Card> => {
  const firstDay = dayOfWeek(from, 1)
  const lastDay = dayOfWeek(to, 7)
  const burden = await burdenBetween(
    tx,
    instantOf(firstDay, '00:00', rules.zone),
    instantOf(addDays(lastDay, 1), '00:00', rules.zone),
  )
  const minutes = burden.minutes.toSorted((a, b) => a - b)
  return burdenCard({
    label,
    firstDay,
    lastDay,
    ...burden,
    weeklyFields: weeklyFields.length,
    monthlyFields: Object.values(stepFields).flat().length,
    reports: minutes.length,
    // The middle one; of an even number the lower of the two.
    medianMinutes: minutes[Math.floor((minutes.length - 1) / 2)],
  })
}
