import { type CommonStep, commonSteps } from './common-steps.ts'
import type { RecordKind } from './kind.ts'

/** A kind with the steps that every kind has. Keeps the literal names, so that texts, hooks and buttons are checked against them. */
export const recordKind = <const Key extends string, const State extends string, const StepKey extends string>(
  kind: RecordKind<Key, State, StepKey>,
): RecordKind<Key, State, StepKey | CommonStep> => ({
  ...kind,
  steps: { ...kind.steps, ...commonSteps(kind) } as RecordKind<Key, State, StepKey | CommonStep>['steps'],
})
