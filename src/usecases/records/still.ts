import type { StoredRecord } from '../../db/records.ts'
import {
  dayOf,
  dayOfWeek,
  type Instant,
  instantOf,
  nextWeek,
  previousWeek,
  type Week,
  weekOf,
} from '../../domain/time.ts'
import { planWeek } from '../../domain/week-plan.ts'
import type { Ctx } from '../context.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import type { Kind } from './kinds.ts'

/** Of these classes a record is expected to move. */
const moving = ['wait', 'active']

/** Which states of a kind can be 久未动: what is held, handed in or over stands still for a reason. */
export const movingStates = ({ declared }: Kind): string[] =>
  Object.entries(declared.states).flatMap(([state, is]) => (moving.includes(is) ? [state] : []))

/** Reporting weeks without a step after which a record of the kind is 久未动; infinite where it never is. */
export const stillAfter = (rules: OfficeRules, { declared }: Kind): number =>
  declared.stillAfter ? rules.numbers[declared.stillAfter] : Number.POSITIVE_INFINITY

interface Step {
  next: Week
  /** When its report was due; none where it was merged into a later one. */
  dueAt: Instant | undefined
}

/** Week after week, once for each set of rules: a digest asks for every record of a chain. */
const steps = new WeakMap<OfficeRules, Map<Week, Step>>()

const stepOf = (rules: OfficeRules, week: Week): Step => {
  const known = steps.get(rules) ?? new Map<Week, Step>()
  steps.set(rules, known)
  const found = known.get(week)
  if (found) return found
  const plan = planWeek(week, rules)
  const step = { next: nextWeek(week), dueAt: 'mergedInto' in plan ? undefined : plan.dueAt }
  known.set(week, step)
  return step
}

/** Weekly reports that were due by then for weeks behind the one in which it moved; a merged one counts once. */
const weeksStill = (rules: OfficeRules, movedAt: Instant, at: Instant): number => {
  const last = weekOf(dayOf(at, rules.zone))
  let weeks = 0
  let { next: week } = stepOf(rules, weekOf(dayOf(movedAt, rules.zone)))
  while (week <= last) {
    const { next, dueAt } = stepOf(rules, week)
    if (dueAt !== undefined && dueAt <= at) weeks += 1
    week = next
  }
  return weeks
}

/** How many weeks it has been 久未动 at a moment. Undefined: it is not. */
export const weeksSaid = (
  rules: OfficeRules,
  kind: Kind,
  { state, movedAt }: Pick<StoredRecord, 'state' | 'movedAt'>,
  at: Instant,
): number | undefined => {
  if (!movingStates(kind).includes(state)) return undefined
  const weeks = weeksStill(rules, movedAt, at)
  return weeks >= stillAfter(rules, kind) ? weeks : undefined
}

export const isStill = ({ now, rules }: Pick<Ctx, 'now' | 'rules'>, kind: Kind, record: StoredRecord): boolean =>
  weeksSaid(rules, kind, record, now) !== undefined

/** The same for a query: whatever moved last before this is 久未动. Undefined: nothing of the kind ever is. */
export const stillBefore = ({ now, rules }: Pick<Ctx, 'now' | 'rules'>, kind: Kind): Instant | undefined => {
  const wanted = stillAfter(rules, kind)
  if (!Number.isFinite(wanted)) return undefined
  let week = weekOf(dayOf(now, rules.zone))
  const mondayOf = (of: string): Instant => instantOf(dayOfWeek(of, 1), '00:00', rules.zone)
  while (weeksStill(rules, mondayOf(previousWeek(week)), now) < wanted) week = previousWeek(week)
  return mondayOf(week)
}
