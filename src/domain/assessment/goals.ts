import { readMoney } from '../records/money.ts'
import type { ChainFacts, EntryFact, GoalFact } from './facts.ts'
import type { Rules } from './rules.ts'

type Input = Rules['inputs'][number]

/** What the rules cite by the name of a 目标, for what nobody has entered by hand: a person's word with its reason goes before it. */
export const enteredByGoals = (
  { inputs }: Pick<Rules, 'inputs'>,
  { goals = [], entries }: Pick<ChainFacts, 'goals' | 'entries'>,
): EntryFact[] =>
  inputs.flatMap((input) => {
    if (!input.goal || entries.some(({ sort, of }) => sort === 'input' && of === input.id)) return []
    const { name, take } = input.goal
    const goal = goals.find((one) => one.name === name && one.ofChain === (input.of === 'chain'))
    const value = goal && inUnit(goal, take === 'now' ? goal.now : goal.value, input)
    return goal && value !== undefined
      ? [{ ref: goal.ref, sort: 'input' as const, of: input.id, value, reason: '', byName: '', on: goal.on }]
      : []
  })

/** Undefined where it cannot be turned into the unit of the rules: nothing is guessed. */
const inUnit = ({ unit }: GoalFact, figure: number | undefined, { unit: wanted }: Input): number | undefined => {
  if (figure === undefined) return undefined
  if (unit.normalize('NFKC') === wanted.normalize('NFKC')) return figure
  return wanted === '亿元' || wanted === '万元' ? readMoney(`${figure}${unit}`, wanted) : undefined
}
