import type { Values } from '../records/field.ts'
import type { RecordFacts, Surroundings } from '../records/kind.ts'
import type { Lit } from '../records/light.ts'
import type { Day } from '../time.ts'

const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/**
 * 序时差 in points: how much of the time that the project has this year is over, less how much of this year's plan is done. Undefined where something
 * it is counted from has not been said, or was said of another year.
 */
export const pointsBehind = ({ values }: Pick<RecordFacts, 'values'>, today: Day): number | undefined => {
  const { year_plan: plan, done, start, end, updated_on: said } = values
  const year = today.slice(0, 4)
  if (typeof plan !== 'number' || plan === 0 || typeof done !== 'number') return undefined
  if (String(said).slice(0, 4) !== year) return undefined
  return Math.round((timeOver(today, String(start ?? ''), String(end ?? '')) - done / plan) * 100)
}

/** Which share of this year's time is over: from the planned start, where that is this year, to the planned end. */
const timeOver = (today: Day, start: Day, end: Day): number => {
  const [first, last] = [`${today.slice(0, 4)}-01-01`, `${today.slice(0, 4)}-12-31`]
  if (end !== '' && end < first) return 1
  if (start > today) return 0
  const from = start > first ? start : first
  const to = end !== '' && end < last ? end : last
  return Math.min((daysBetween(from, today) + 1) / (daysBetween(from, to) + 1), 1)
}

export const behindOf = (row: RecordFacts, { today }: Surroundings): Values => {
  const points = pointsBehind(row, today)
  return points === undefined ? {} : { behind: -points }
}

/** 10 to 30 points behind are yellow, more are red; of what is finished or unknown there is no light. */
export const lightOfProject = (
  row: Pick<RecordFacts, 'state' | 'values'>,
  { today, numbers }: Pick<Surroundings, 'today' | 'numbers'>,
): Lit | undefined => {
  if (row.state !== 'valid' || row.values.end_real !== undefined) return undefined
  const points = pointsBehind(row, today)
  if (points === undefined) return undefined
  if (points < numbers['project-yellow']) return { light: 'green', sum: { rule: 'in-step', points } }
  return { light: points > numbers['project-red'] ? 'red' : 'yellow', sum: { rule: 'behind', points } }
}
