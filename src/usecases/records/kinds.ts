import type { StoredRecord } from '../../db/records.ts'
import { task } from '../../domain/kinds/task.ts'
import { isOpen, type RecordFacts, type RecordKind, type Step, type Surroundings } from '../../domain/records/kind.ts'
import { commonStepTexts } from '../../texts/kinds/common.ts'
import type { FieldText, KindTexts, StepText } from '../../texts/kinds/kind-texts.ts'
import { taskTexts } from '../../texts/kinds/task.ts'
import { taskHands } from '../kinds/task.ts'
import type { Hands } from './hands.ts'

/** A kind with its words and what no declaration can say. */
export interface Kind {
  key: KindKey
  word: string
  declared: RecordKind
  texts: KindTexts<RecordKind>
  hands: Hands
}

const join = <Declared extends RecordKind>(declared: Declared, texts: KindTexts<Declared>, hands: Hands): Kind => ({
  key: declared.key as KindKey,
  word: texts.word,
  declared,
  texts: texts as unknown as KindTexts<RecordKind>,
  hands,
})

/** Every kind of record. A new one is a line here, and one for its rights. */
export const kinds = {
  task: join(task, taskTexts, taskHands),
} as const
export type KindKey = 'task'

export const allKinds: readonly Kind[] = Object.values(kinds)
export const kindOf = (key: string): Kind | undefined => allKinds.find((kind) => kind.key === key)

/** What a record waits to be decided about: a key of the kind's `waits`. */
export const waitsFor = (kind: Kind, record: RecordFacts): string | undefined => {
  const state = kind.declared.states[record.state] ?? 'void'
  if (!isOpen(state)) return undefined
  return state === 'check' ? record.state : kind.declared.decides?.(record)
}

/** What follows from a record as it now is: whether it is open, waits for a decision, and its light. */
export const settled = (kind: Kind, record: StoredRecord, at: Surroundings): StoredRecord => {
  const state = kind.declared.states[record.state] ?? 'void'
  const open = isOpen(state)
  return { ...record, open, decide: waitsFor(kind, record) !== undefined, lit: kind.declared.light?.(record, at) }
}

export const stepOf = (kind: Kind, key: string): Step | undefined =>
  Object.hasOwn(kind.declared.steps, key) ? kind.declared.steps[key] : undefined
export const stepText = (kind: Kind, key: string): StepText =>
  kind.texts.steps[key] ?? commonStepTexts[key as keyof typeof commonStepTexts]
export const fieldText = (kind: Kind, key: string): FieldText => kind.texts.fields[key] ?? { label: key, hint: '' }
export const stateWord = (kind: Kind, state: string): string => kind.texts.states[state] ?? state
