import type { StoredRecord } from '../../db/records.ts'
import { dayOf, type Instant, previousWeek, weekOf } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { planFrom } from '../reports/open-periods.ts'
import { type Kind, kindOf } from './kinds.ts'

/** Of these classes a record is expected to move. */
const moving = ['wait', 'active']

/** Which states of a kind can be 久未动: what is held, handed in or over stands still for a reason. */
export const movingStates = ({ declared }: Kind): string[] =>
  Object.entries(declared.states).flatMap(([state, is]) => (moving.includes(is) ? [state] : []))

/** Whatever moved last before this is 久未动: so many weekly reports have been due since, a merged one counting once. */
export const stillBefore = ({ now, rules }: Pick<Ctx, 'now' | 'rules'>): Instant => {
  let left = rules.numbers['task-still']
  let week = weekOf(dayOf(now, rules.zone))
  let at = now
  while (left > 0) {
    const { dueAt, week: of } = planFrom(week, rules)
    // A merged week owes with a later one, which is counted already.
    if (of === week && dueAt <= now) {
      at = dueAt
      left -= 1
    }
    week = previousWeek(week)
  }
  return at
}

export const isStill = (ctx: Pick<Ctx, 'now' | 'rules'>, record: StoredRecord): boolean => {
  const kind = kindOf(record.kind)
  return kind !== undefined && movingStates(kind).includes(record.state) && record.movedAt < stillBefore(ctx)
}
