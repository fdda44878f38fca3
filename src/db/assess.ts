import { assess, type Sheet } from '../domain/assessment/assess.ts'
import type { Rules } from '../domain/assessment/rules.ts'
import type { Calendar } from '../domain/calendar.ts'
import { type Day, dayOf, type Instant } from '../domain/time.ts'
import type { AssessedChain } from './assessed-chains.ts'
import { factsOf } from './assessment-facts.ts'
import type { Executor } from './schema.ts'

/** Chains whose sheets are made from one round of questions: some milliseconds. */
export const assessedAtOnce = 4

export interface Assessing {
  rules: Rules
  at: Instant
  zone: string
  calendar: Calendar
}

/** The sheets of these chains as their records stand now. At most `assessedAtOnce` of them, where somebody waits. */
export const assessChains = async (
  db: Executor,
  { rules, at, zone, calendar }: Assessing,
  chains: readonly AssessedChain[],
): Promise<Sheet[]> => {
  const today = dayOf(at, zone)
  const last: Day = `${rules.year}-12-31`
  const untilOf = ({ closedOn }: AssessedChain): Day => [last, today, closedOn ?? last].toSorted()[0] ?? today
  const facts = await factsOf(db, {
    year: rules.year,
    at,
    zone,
    chains: chains.map((chain) => ({ id: chain.id, until: untilOf(chain) })),
  })
  return chains.flatMap((chain) => {
    const known = facts.get(chain.id)
    const own = { chainId: chain.id, year: rules.year, until: untilOf(chain), closedOn: chain.closedOn }
    return known ? [assess(rules, { ...known, ...own, at, today, calendar })] : []
  })
}
