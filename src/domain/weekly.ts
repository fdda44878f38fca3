import type { AskLevel, RiskState } from './report.ts'
import type { Instant } from './time.ts'

/** What became of a line of last week's plan. */
export const planStates = ['done', 'going', 'blocked', 'cancelled'] as const
export type PlanState = (typeof planStates)[number]

export interface LastPlanLine {
  text: string
  state: PlanState
}

/** A line of a cooperating unit that the reporter took into the report, with where it came from. */
export interface SupportLine {
  /** Of the fragment. */
  id: string
  /** Empty where the roster names none. */
  unit: string
  by: string
  at: Instant
  text: string
}

/** A task of 台账 that a report says it has moved. */
export interface LinkedTask {
  id: string
  /** As it is spoken of in the week of the report: `任务12`. */
  number: string
}

/** 周四工作动态 as stored in one revision. Text fields hold user text, NFC, cleaned, lines parted by `\n`. */
export interface WeeklyContent {
  noNews: boolean
  progress: string
  nextPlan: string
  askLevel: AskLevel
  askDetail: string
  risk: RiskState
  /** 哪家、缺什么、撑到哪天. About one enterprise: never in a group. Absent in reports from before it was asked, and where nothing was written. */
  riskDetail?: string
  lastPlan: LastPlanLine[]
  /** 配合单位补充 that was picked; absent where nothing was. */
  support?: SupportLine[]
  /** 关联任务; absent where none was picked. */
  tasks?: LinkedTask[]
}

/** What a person has typed so far, valid or not: kept in a draft and given back after a fault. Keys are the card's field names. */
export interface WeeklyTyped {
  progress?: string
  next_plan?: string
  ask_level?: string
  ask_detail?: string
  risk?: string
  risk_detail?: string
  last_plan_1?: string
  last_plan_2?: string
  last_plan_3?: string
  /** Why, where it is a 更正. */
  reason?: string
  /** Ids of the fragments picked, parted by commas. */
  fragments?: string
  /** Numbers of the tasks picked, parted by commas. */
  tasks?: string
}

export type WeeklyField = keyof WeeklyTyped

/** Picks that a text report leaves to the person, each with the words that led to the question. */
export type WeeklyDoubts = Partial<Record<'ask_level' | 'risk', string>>

/** Fields that a text report filled by guessing, each with the words it came from. */
export type WeeklyGuesses = Partial<Record<WeeklyField, string>>

/** What is said about a text report that was read back. */
export type WeeklyRemark =
  /** It asks something; that is not part of it. */
  | { about: 'question'; words: string }
  /** It holds a second report, which stands with the first. */
  | { about: 'twice' }
  /** It is filed as 无新增. */
  | { about: 'no-news'; words: string }
  /** These fields say what was said the week before. */
  | { about: 'same'; fields: readonly WeeklyField[] }

/** One thing wrong with a form, for one red line on the card. */
export interface FieldFault {
  field: WeeklyField
  reason:
    | 'missing'
    | 'too-long'
    | 'too-many-lines'
    | 'too-many'
    | 'line-too-long'
    | 'not-an-option'
    | 'detail-needed'
    | 'not-text'
    | 'last-plan-state-needed'
    /** The words speak of it, and nothing was picked. */
    | 'unanswered'
  limit?: number
  actual?: number
}
