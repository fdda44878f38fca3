import type { Calendar } from '../calendar.ts'
import type { Day, Instant } from '../time.ts'
import type { Alert } from './alerts.ts'
import type { Field, Values } from './field.ts'
import type { NamedPerson } from './known.ts'
import type { Lit } from './light.ts'
import type { NumberKey, Numbers } from './numbers.ts'

/** What a state means to desk, counts and lights: 待接, 在办, 待定, 挂起, 已结, 撤销. */
export const stateClasses = ['wait', 'active', 'check', 'held', 'closed', 'void'] as const
export type StateClass = (typeof stateClasses)[number]
export const isOpen = (state: StateClass): boolean => state !== 'closed' && state !== 'void'

/** The five things a person may be allowed to do to records of a kind: 看, 报, 办, 定, 管. */
export const verbs = ['see', 'raise', 'work', 'check', 'steer'] as const
export type Verb = (typeof verbs)[number]

/**
 * How a person stands to one record, beside the roles: who works it (W), helps (H), raised it (Y), leads its chain's task force (L), and leads the
 * task force that gave it to itself. Decided by the record, not by the card.
 */
export const relations = ['works', 'helps', 'raised', 'leads', 'gave', 'owns'] as const
export type Relation = (typeof relations)[number]

/** One record as it stands. */
export interface RecordFacts {
  id: string
  kind: string
  year: number
  no: number
  /** Undefined: of the district (区级). */
  chainId: string | undefined
  title: string
  state: string
  due: Day | undefined
  /** Nobody has said a day: 默认时限 by the source. */
  dueIsDefault: boolean
  unit: string | undefined
  owner: NamedPerson | undefined
  raisedBy: string | undefined
  raisedByName: string
  /** Where it comes from, in the office's words: 批示, 会议, 专班自定 … */
  source: string
  sensitive: boolean
  values: Values
  rev: number
  /** When a declared step moved it last; 补记, 关联, 催办 and 更正 do not. */
  movedAt: Instant
  createdAt: Instant
  closedAt: Instant | undefined
}

/** Beside the record: what its rules need to know of the day and of its surroundings. */
export interface Surroundings {
  today: Day
  /** The office's day of a moment. */
  dayOf(at: Instant): Day
  calendar: Calendar
  numbers: Numbers
  /** Whoever takes the step, where that is one of those who work it and not somebody in their place. */
  by?: NamedPerson | undefined
  /** Tasks below it that are still open, and how many there are. */
  parts: { open: number; all: number }
}

/** What a step changes beside the state. A key set to undefined is taken out of the values. */
export interface Change {
  values?: Readonly<Record<string, Values[string] | undefined>>
  due?: Day | undefined
  dueIsDefault?: boolean
  unit?: string
  owner?: NamedPerson | undefined
  title?: string
  sensitive?: boolean
}

export interface Bar {
  /** A key of the kind's texts. */
  why: string
  /** What can be done in its place: its form comes instead, with what was typed under these names. */
  instead?: { step: string; typed: Readonly<Record<string, string>> }
}

export interface Step<State extends string = string> {
  from: readonly State[]
  /** Left out: the state stays. */
  to?: State
  by: Verb
  /** Who else may, by how they stand to the record. */
  also?: readonly Relation[] | ((record: RecordFacts) => readonly Relation[])
  /** Whoever took this step last may not decide about it. */
  notAfter?: string
  asks?: readonly Field[]
  /** Fields that are asked only as things stand, and then required: why it is done with parts open. */
  asksMore?(record: RecordFacts, at: Surroundings): readonly Field[]
  /** Why it cannot be now, beside state and right. */
  bar?(record: RecordFacts, at: Surroundings): Bar | undefined
  /** Offered only then; a mark such as 待批延期. */
  when?(record: RecordFacts): boolean
  change?(given: Values, record: RecordFacts, at: Surroundings): Change
  /** It cannot be taken back: the button asks first, from chat it is offered and never done at once. */
  confirm?: true
  /** Feedback and notes leave 最近推进 where it is. */
  still?: true
}

export interface RecordKind<
  Key extends string = string,
  State extends string = string,
  StepKey extends string = string,
> {
  key: Key
  /** Whether records of the whole district exist beside those of a chain. */
  district: boolean
  states: Readonly<Record<State, StateClass>>
  first: NoInfer<State>
  /** Of the creation form, in order; `title` among them. */
  fields: readonly Field[]
  /** The two columns of the list. */
  columns: readonly string[]
  steps: Readonly<Record<StepKey, Step<NoInfer<State>>>>
  /** The step that a reply to its card is offered as, where it is open; else 补记. */
  reply?: NoInfer<StepKey>
  /** What it waits to be decided about, beside the states of class `check`: a key of the kind's `waits`. */
  decides?(record: RecordFacts): string | undefined
  /** Reporting weeks without a step after which it is 久未动. */
  stillAfter?: NumberKey
  /** What 更正 of a day changes beside it. */
  moved?(due: Day, record: RecordFacts, at: Surroundings): Change['values']
  /** What it has to say by itself as it stands, whether that was said already or not. */
  alerts?(record: RecordFacts, at: Surroundings): readonly Alert[]
  /** Undefined: no light in this state. */
  light?(record: RecordFacts, at: Surroundings): Lit | undefined
}

/** Who may take a step beside those whom its verb lets. */
export const alsoMay = ({ also = [] }: Step, record: RecordFacts): readonly Relation[] =>
  typeof also === 'function' ? also(record) : also
