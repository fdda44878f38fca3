import type { Calendar } from '../calendar.ts'
import type { Action } from '../rights.ts'
import type { Day, Instant, TimeOfDay } from '../time.ts'
import type { Alert } from './alerts.ts'
import type { FaultOf, Field, Value, Values } from './field.ts'
import type { NamedPerson, RegisteredFirm } from './known.ts'
import type { Lit } from './light.ts'
import type { NumberKey, Numbers, ReviewKey } from './numbers.ts'
import type { Rung } from './rungs.ts'

/** What a state means to desk, counts and lights: 待接, 在办, 待定, 挂起, 已结, 撤销. */
export const stateClasses = ['wait', 'active', 'check', 'held', 'closed', 'void'] as const
export type StateClass = (typeof stateClasses)[number]
export const isOpen = (state: StateClass): boolean => state !== 'closed' && state !== 'void'

/** The five things a person may be allowed to do to records of a kind: 看, 报, 办, 定, 管. */
export const verbs = ['see', 'raise', 'work', 'check', 'steer'] as const
export type Verb = (typeof verbs)[number]

/**
 * How a person stands to one record, beside the roles: who works it (W), helps (H), raised it (Y), leads its chain's task force (L), leads the task
 * force that gave it to itself, owns it, whose turn it is to decide (`rung`), who raised it and has waited longer than is allowed (`waited`), who says
 * whether it is so (`confirms`), is the chief of its chain, is of the office, and was called to it (`invited`). Decided by the record, not by the card.
 */
export const relations = [
  ...(['works', 'helps', 'raised', 'leads', 'gave', 'owns', 'rung', 'waited', 'confirms', 'chief'] as const),
  ...(['office', 'invited'] as const),
] as const
export type Relation = (typeof relations)[number]

/** Who hears of a step, beside whoever took it. `rung`: those it lies with; `before`: those it lay with or who worked it; `confirmer`: who says whether it is so. */
export type Hearer = 'workers' | 'raiser' | 'office' | 'leads' | 'chief' | 'rung' | 'before' | 'confirmer' | 'invited'
/** Where it depends on how the record stands then, and on whether the clock did it. */
export type Hearers = readonly Hearer[] | ((record: RecordFacts, byClock: boolean) => readonly Hearer[])

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
  now: Instant
  today: Day
  /** The office's day of a moment. */
  dayOf(at: Instant): Day
  /** The moment of a day and time of the office. */
  instantOf(on: Day, at: TimeOfDay): Instant
  /** So many minutes of working time after a moment, and the end of so many workdays after it. */
  after(at: Instant, wait: { minutes: number } | { workdays: number }): Instant
  calendar: Calendar
  numbers: Numbers
  /** Whoever takes the step, where that is one of those who work it and not somebody in their place. */
  by?: NamedPerson | undefined
  /** Firms of the register. */
  firms: readonly RegisteredFirm[]
  /** Whoever takes the step, in whatever post. */
  actor?: NamedPerson | undefined
  /** Tasks below it that are still open, and how many there are. */
  parts: { open: number; all: number }
  /** Lights of the open tasks that came of it, by their ids; without those that nobody has looked for. */
  lights?: ReadonlyMap<string, Lit | undefined> | undefined
  /** What came of it, oldest first: `任务3`. */
  came: readonly Offspring[]
}

/** A record that came of another one. */
export interface Offspring {
  number: string
  /** Undefined: 敏感. */
  title: string | undefined
  /** The word of its state. */
  stands: string
  open: boolean
}

/** What a step changes beside the state. A key set to undefined is taken out of the values. */
export interface Change {
  values?: Readonly<Record<string, Values[string] | undefined>>
  due?: Day | undefined
  dueIsDefault?: boolean
  unit?: string
  owner?: NamedPerson | undefined
  title?: string
  source?: string
  sensitive?: boolean
}

/** A step that the clock takes when nobody has acted until then. */
export interface Act {
  step: string
  at: Instant
  given?: Values
  /** In working hours only. */
  hours?: true
  /** What is done in its place where nobody holds the post that it would lie with. */
  vacant?: string
}

export interface Bar {
  /** A key of the kind's texts. */
  why: string
  /** Which ones stand in the way. */
  names?: readonly string[]
  /** What can be done in its place: its form comes instead, with what was typed under these names. */
  instead?: { step: string; typed: Readonly<Record<string, string>> }
}

export interface Step<State extends string = string> {
  from: readonly State[]
  /** Left out, or undefined: the state stays. */
  to?: State | ((record: RecordFacts, given: Values, at: Surroundings) => State | undefined)
  /** `instruct`: the chief of its chain and 领导小组, as with every 批示. `nobody`: only whom `also` names, or the clock. */
  by: Verb | 'instruct' | 'nobody'
  /** Who else may, by how they stand to the record. */
  also?: readonly Relation[] | ((record: RecordFacts) => readonly Relation[])
  /** Whoever took this step last may not decide about it. */
  notAfter?: string
  asks?: readonly Field[]
  /** Fields that are asked only as things stand, and then required: why it is done with parts open. */
  asksMore?(record: RecordFacts, at: Surroundings): readonly Field[]
  /** What its form begins with, or that of the record it opens. */
  fills?(record: RecordFacts, at: Surroundings): Readonly<Record<string, unknown>>
  /** What is wrong with the answers as a whole, each of them being right by itself. */
  wrong?(given: Values, record: RecordFacts, at: Surroundings): readonly FaultOf[]
  /** Why it cannot be now, beside state and right. */
  bar?(record: RecordFacts, at: Surroundings): Bar | undefined
  /** Offered only then; a mark such as 待批延期. */
  when?(record: RecordFacts, at: Surroundings): boolean
  change?(given: Values, record: RecordFacts, at: Surroundings): Change
  /** Nothing in its form is required, and yet it is nothing without one. */
  form?: true
  /** Each does it by themself: that others have done it meanwhile makes no card stale. */
  apart?: true
  /** It changes nothing: a file comes. */
  gives?: 'file'
  /** It cannot be taken back: the button asks first, from chat it is offered and never done at once. */
  confirm?: true
  /** Feedback and notes leave 最近推进 where it is. */
  still?: true
  /** Somebody has looked at it anew: its time until the next 复核 begins. */
  reviews?: true
  /** One private message each, in working hours; to nobody where it says nothing. */
  tells?: Hearers
  /** They are told at any hour; `urgent` with 加急. */
  anyHour?: true
  urgent?: true
  /** In one line in the thread of the card by which each first heard of the record. */
  inThread?: true
  /** It brings the form of a new record of that kind, which hangs together with this one: 分解, 转任务. */
  opens?: string
  /** The new one takes its place. */
  replaces?: true
  /** It decides about what somebody asked for: 待我定. */
  decides?: true
  /** Whoever raised it says whether it is so: 请我确认. */
  confirms?: true
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
  /** Where a new one begins, where that depends on what is in it. */
  begins?(values: Values): NoInfer<State>
  /**
   * Instead of a life it has a time after which somebody has to look at it again: a row of a list. Its due day is the last of that time, and the
   * figure may be changed under that key.
   */
  review?: { key: ReviewKey; days: number }
  /** Its numbers run on whatever the year: L07-12, 企业12. */
  undated?: true
  /** Whose five rights it has, where those are not its own. */
  rights?: 'list'
  /** All of them are 敏感, from the beginning and for good. */
  sensitive?: true
  /** No two of one chain, or of the district, are called the same. */
  unique?: true
  /** One register of the whole district: of no chain, whoever makes a new one. */
  ofDistrict?: true
  /** Of the creation form, in order; `title` among them, where the bot makes none. */
  fields: readonly Field[]
  /** What else 更正 asks. */
  editMore?: readonly Field[]
  /** The same of a new one, and of a corrected one. */
  wrong?(values: Values, at: Surroundings): readonly FaultOf[]
  /** Where it comes from, where no other record does: what is usual, and the words that say otherwise. */
  sources?: { usual: string; words: readonly string[] }
  /** Whose it is from the beginning: of the main reporter of its chain, or of whoever raised it. */
  owned?: 'reporter' | 'raiser'
  /** Two of one title may stand beside each other: nobody is asked whether it is the same. Within so many hours of one chain, or with the same words in that field, the office is shown that they may be one. */
  twins?: { hours: number; field: string }
  /** A field that makes an open one of the same chain the same, beside the title. */
  sameBy?: string
  /** Whether a chief's digest speaks of it; left out: of all of the kind. */
  inDigest?(record: RecordFacts): boolean
  /** Its lists open the form of a new one for what is no filter. */
  newFromText?: true
  /** It is on nobody's desk but while it waits for a decision, or for `foremost`. */
  offDesk?: true
  /** Before everything else on the desk of whoever may take that step. */
  foremost?(record: RecordFacts, at: Surroundings): NoInfer<StepKey> | undefined
  /** What is shown beside what was given. */
  computed?(record: RecordFacts, at: Surroundings): Values
  /** What changes beside the fields that 更正 has changed. */
  corrected?(given: Values, record: RecordFacts, at: Surroundings): Change['values']
  /** Steps that are counted, 续报1, 续报2, and where the count is kept. */
  counted?: Readonly<Record<string, string>>
  /** Nobody works it: it is on no desk, and is not given to others. */
  unworked?: true
  /** Of no chain where the office names none. */
  districtFirst?: true
  /** Options of one field that are the office's alone. */
  officeOnly?: { field: string; options: readonly string[] }
  /** Two of one title are two: nobody is asked whether it is the same. */
  recurs?: true
  /** There is none without something that it is about: objects, and no form of its own; a sheet of 考核. No template. */
  madeOf?: 'objects' | 'sheet' | 'month'
  /** Not of the ledger: neither counted nor told of beside its kinds. */
  beside?: true
  /** Steps of every kind that this one has not. */
  without?: readonly string[]
  /** The title by the bot; made anew whenever the fields change. */
  titleOf?(values: Values, at: Surroundings): string
  /** Fields of the creation form that are kept in what the bot writes down, and nowhere else. */
  forgets?: readonly string[]
  /** What the bot writes down beside what was given, when it is made: since when a figure holds. */
  notes?(values: Values, at: Surroundings): Values
  /** What the bot writes down whenever the state changes: since when a clock runs. */
  enters?(state: NoInfer<State>, at: Surroundings): Values
  /** Who works a new one that names nobody; else 本链专班. */
  unitOf?(values: Values): string
  /** Asked once, before it is saved, where something about it is odd: a key of the kind's `doubts`. */
  doubts?(values: Values, chain: { inherits: boolean | undefined }): string | undefined
  /** What steps have written down and its card shows, behind the fields of the creation form. */
  shows?: readonly string[]
  /** Fields that 更正 asks although a step asks something else under the same name. */
  corrects?: readonly string[]
  /** Where a task that comes of it comes from, where that is not called by the kind's own word. */
  source?: string
  /** What its steps let be picked: open nodes, items of an agenda. */
  offers?(values: Values): Readonly<Record<string, readonly string[]>>
  /** Nobody has to say a day: 默认时限 by the source. */
  dueByDefault?: true
  /** Who hears of a new one. */
  tells?: Hearers
  /** They are told at any hour, with 加急. */
  urgent?: true
  /** Where it lies while somebody has to decide about it. */
  rung?(record: RecordFacts): Rung | undefined
  /** States whose lists stand under a right of their own: what everybody in a group may read. */
  shared?: { of: readonly NoInfer<State>[]; right: Action }
  /** The two columns of the list: of the record, of its fields or computed. What has none is left out. */
  columns: readonly string[]
  /** Columns that say something of one firm: what a group reads in their place, or nothing. */
  guarded?: Readonly<Record<string, (value: Value) => string | undefined>>
  steps: Readonly<Record<StepKey, Step<NoInfer<State>>>>
  /** The step that a reply to its card is offered as, where it is open; else 补记. */
  reply?: NoInfer<StepKey>
  /** What it waits to be decided about, beside the states of class `check`: a key of the kind's `waits`. */
  decides?(record: RecordFacts): string | undefined
  /** Reporting weeks without a step after which it is 久未动. */
  stillAfter?: NumberKey
  /** What 更正 of a day changes beside it. */
  moved?(due: Day, record: RecordFacts, at: Surroundings): Change['values']
  /** The next step that the clock takes, as it stands. */
  acts?(record: RecordFacts, at: Surroundings): Act | undefined
  /** What it has to say by itself as it stands, whether that was said already or not. */
  alerts?(record: RecordFacts, at: Surroundings): readonly Alert[]
  /** Undefined: no light in this state. */
  light?(record: RecordFacts, at: Surroundings): Lit | undefined
}

/** Whether a step is the clock's alone: it is offered to nobody. */
export const byClockAlone = { by: 'nobody', when: () => false } as const

/** Where a step leads to. */
export const leadsTo = ({ to }: Step, record: RecordFacts, given: Values, at: Surroundings): string =>
  (typeof to === 'function' ? to(record, given, at) : to) ?? record.state

/** Who may take a step beside those whom its verb lets. */
export const alsoMay = ({ also = [] }: Step, record: RecordFacts): readonly Relation[] =>
  typeof also === 'function' ? also(record) : also

/** Whether a step is open as things stand, whoever asks. */
export const isOpenNow = (step: Step, record: RecordFacts, at: Surroundings): boolean =>
  step.from.includes(record.state) && step.when?.(record, at) !== false
