import { dayOf, weekOf } from '../../domain/time.ts'
import { dayTimeText } from '../../texts/dates.ts'
import type { Ctx } from '../context.ts'
import { planFrom } from './open-periods.ts'

/** When the next period opens, in words; undefined when it has opened. */
export const nextOpening = ({ now, rules }: Ctx): string | undefined => {
  let plan = planFrom(weekOf(dayOf(now, rules.zone)), rules)
  if (plan.lockAt <= now) plan = planFrom(weekOf(dayOf(plan.lockAt, rules.zone)), rules)
  return plan.opensAt > now ? dayTimeText(plan.opensAt, rules.zone) : undefined
}
