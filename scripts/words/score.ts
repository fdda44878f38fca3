import type { Judged, Verdict } from './judge.ts'
import type { Item } from './set.ts'

export interface Row extends Judged {
  item: Item
}

const worth: Record<Verdict, number> = { right: 1, asked: 1, half: 0.5, wrong: 0, harmful: 0 }
const columns: readonly Verdict[] = ['right', 'asked', 'half', 'wrong', 'harmful']

export const shareOf = (rows: readonly Row[]): number => {
  const total = rows.reduce((sum, { item }) => sum + item.weight, 0)
  const got = rows.reduce((sum, { item, verdict }) => sum + item.weight * worth[verdict], 0)
  return total === 0 ? 1 : got / total
}

const line = (name: string, rows: readonly Row[]): string => {
  const counts = columns.map((verdict) => String(rows.filter((row) => row.verdict === verdict).length).padStart(7))
  return `${name.padEnd(18)}${counts.join(' ')} ${`${(100 * shareOf(rows)).toFixed(1)} %`.padStart(9)}`
}

/** Families in the set's order, and all together. Items that are `hard` are told and not counted. */
export const scoreLines = (rows: readonly Row[]): string[] => {
  const counted = rows.filter(({ item }) => !item.hard)
  const families = [...new Set(counted.map(({ item }) => item.family))]
  return [
    `${'family'.padEnd(18)}${columns.map((name) => name.padStart(7)).join(' ')} ${'weighted'.padStart(9)}`,
    ...families.map((family) =>
      line(
        family,
        counted.filter(({ item }) => item.family === family),
      ),
    ),
    line('all', counted),
  ]
}

export const rowLine = ({ item, verdict, faults }: Row): string =>
  `${verdict.padEnd(8)} ${item.id} ${item.hard ? '(hard) ' : ''}${JSON.stringify(item.text)}${faults.length > 0 ? `: ${faults.join('; ')}` : ''}`
