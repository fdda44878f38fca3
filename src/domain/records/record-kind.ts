import { type CommonStep, commonSteps } from './common-steps.ts'
import type { RecordKind } from './kind.ts'

/** A kind with the steps that every kind has. Keeps the literal names, so that texts, hooks and buttons are checked against them. */
export const recordKind = <const Key extends string, const State extends string, const StepKey extends string>(
  kind: RecordKind<Key, State, StepKey>,
): RecordKind<Key, State, StepKey | CommonStep> => {
  const all = commonSteps(kind)
  const common = Object.fromEntries(Object.entries(all).filter(([key]) => !kind.without?.includes(key)))
  // Of what nobody works nobody can be asked to.
  const { assign, nudge } = all
  const unworked = kind.unworked ? { assign: { ...assign, from: [] }, nudge: { ...nudge, from: [] } } : {}
  type All = RecordKind<Key, State, StepKey | CommonStep>
  return { ...kind, steps: { ...kind.steps, ...common, ...unworked } as All['steps'] }
}
