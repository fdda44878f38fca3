import type { CommonStep } from '../../domain/records/common-steps.ts'
import type { InstructStep } from '../../domain/records/instruct-steps.ts'
import type { RecordKind } from '../../domain/records/kind.ts'

export interface FieldText {
  label: string
  hint: string
  /** Behind a number. */
  unit?: string
  /** What is said where it is left out and may not be; else 请填 and its label. */
  missing?: string
}

export interface StepText {
  button: string
  /** What flashes when it is done; 已办 where nothing better is said. */
  toast?: string
  /** On the form, or in Feishu's question before it is done. */
  ask?: string
  /** Where its fields are called otherwise than the kind's. */
  fields?: Readonly<Record<string, FieldText>>
}

/** Every word of a kind. What is missing does not compile. */
export interface KindTexts<Kind extends RecordKind> {
  /** 任务: in numbers, titles and as the command. */
  word: string
  /** The plan's name of a list, whose word is its number: 可招引的省外头部企业. */
  title?: string
  short?: string
  also?: readonly string[]
  aliases: readonly string[]
  summary: string
  example: string
  /** The first line of every card and form of the kind. */
  always?: string
  /** A word that makes a new one by itself: 交办. */
  creating?: { word: string; aliases: readonly string[]; summary: string; example: string }
  /** Beside those that every kind has. */
  fields: Readonly<Record<string, FieldText>>
  states: Readonly<Record<keyof Kind['states'] & string, string>>
  steps: Readonly<
    Record<Exclude<keyof Kind['steps'] & string, CommonStep | InstructStep>, StepText> &
      Partial<Record<InstructStep | CommonStep, StepText>>
  >
  /** What it waits to be decided about, by the state or what `decides` says: 定延期, 销号. */
  waits: Readonly<Record<string, string>>
  /** What it says by itself in the morning, beside what all kinds say. */
  alerts?: Readonly<Record<string, (day: string) => string>>
  /** What is asked once before a new one is saved. */
  doubts?: Readonly<Record<string, string>>
  /** What a step was barred by: the sentences. */
  bars: Readonly<Record<string, string>>
}
