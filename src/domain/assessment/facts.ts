import type { Calendar } from '../calendar.ts'
import type { Day, Instant } from '../time.ts'
import type { Ref } from './line.ts'

/** A weekly or monthly report that was owed. One that was merged into another is none of these. */
export interface ItemFact {
  ref: Ref
  dueDay: Day
  dueAt: Instant
  lockAt: Instant
  exempt: boolean
  /** When it was first filed; undefined: it was not. */
  filedAt: Instant | undefined
}

/** 退回 of a report, and until when it was to be mended. */
export interface ReturnFact {
  ref: Ref
  dueAt: Instant
  settledAt: Instant | undefined
}

/** A month's figures as filed. */
export interface MonthFact {
  ref: Ref
  month: string
  /** 亿元 since January. */
  cumulative: number
  /** Per cent; null where there is nothing to compare with. */
  yoy: number | null
  /** Sent back and not filed anew: its figures count for nothing until it is. */
  returned?: true
}

/** The newest month whose figures stand, or why there is none. */
export const lastMonthOf = (
  months: readonly MonthFact[],
  tells: (month: MonthFact) => boolean = () => true,
): MonthFact | 'returned' | undefined =>
  months.findLast((month) => month.returned === undefined && tells(month)) ??
  (months.some(({ returned }) => returned) ? 'returned' : undefined)

/** A task of the chain that is neither void nor held. */
export interface TaskFact {
  ref: Ref
  due: Day | undefined
  /** The day on which 办结 was pressed last; undefined while it is being done. */
  finishedOn: Day | undefined
  /** 销号: what was finished is accepted. */
  accepted: boolean
}

/** 问题, 需求, 诉求: with a clock at each rung. */
export interface CaseFact {
  ref: Ref
  /** It was answered, or closed. */
  answeredOn: Day | undefined
  /** The clock took it up a rung, or would have: nobody acted in time. */
  missedOn: Day | undefined
}

export interface RiskFact {
  ref: Ref
  openedOn: Day
  closedOn: Day | undefined
  /** When anything was said of it last, as far as it counts here. */
  movedOn: Day
}

/** 经验 that was taken up. */
export interface AdoptedFact {
  ref: Ref
  /** By whom, in the year. */
  where: readonly string[]
}

export const entrySorts = ['input', 'score', 'deduct', 'bonus', 'adjust', 'third'] as const
export type EntrySort = (typeof entrySorts)[number]

/** What a person has entered, with a reason; where two are needed, both have. */
export interface EntryFact {
  ref: Ref
  sort: EntrySort
  /** Id of a rule, or of an input. */
  of: string
  value: number
  reason: string
  byName: string
  on: Day
}

/** A firm of the chain in one of its roles. */
export interface FirmFact {
  ref: Ref
  role: string
}

/** 目标 of the year as it was confirmed, with the 现值 that was confirmed with it. */
export interface GoalFact {
  ref: Ref
  /** Of the chain; else of the whole district. */
  ofChain: boolean
  name: string
  value: number
  now: number | undefined
  unit: string
  on: Day
}

/** All that is known of a chain's year up to a day. What is undefined is kept nowhere yet; an empty list is kept and holds nothing. */
export interface ChainFacts {
  chainId: string
  year: number
  /** The last day that counts: today, the year's last day, or the day the chain was closed. */
  until: Day
  /** When it was computed. */
  at: Instant
  calendar: Calendar
  items: readonly ItemFact[]
  returns: readonly ReturnFact[]
  months: readonly MonthFact[]
  tasks: readonly TaskFact[]
  cases: readonly CaseFact[]
  risks: readonly RiskFact[]
  adopted: readonly AdoptedFact[]
  firms: readonly FirmFact[]
  /** 规上 firms new in the year. */
  newFirms?: readonly Ref[] | undefined
  /** 专精特新, 单项冠军 and the like, newly won. */
  titles?: readonly Ref[] | undefined
  /** 重点项目, money in 万元; `done` undefined: nobody has said it of this year. */
  projects?: readonly { ref: Ref; plan: number; done: number | undefined; red: boolean }[] | undefined
  /** Of what 1155+N asks for, by the number of a list or the sort of a document: whether it is there and not stale. */
  parts?: ReadonlyMap<string, boolean> | undefined
  goals?: readonly GoalFact[] | undefined
  entries: readonly EntryFact[]
}

/** The newest word on an input of that name. */
export const inputOf = ({ entries }: Pick<ChainFacts, 'entries'>, id: string): EntryFact | undefined =>
  entries.findLast(({ sort, of }) => sort === 'input' && of === id)

/** What was entered by hand under a rule. */
export const enteredOf = ({ entries }: Pick<ChainFacts, 'entries'>, sort: EntrySort, id: string): EntryFact[] =>
  entries.filter((one) => one.sort === sort && one.of === id)
