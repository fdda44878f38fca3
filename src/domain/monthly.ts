import type { Month } from './month-plan.ts'
import type { AskLevel } from './report.ts'
import type { Day, Week } from './time.ts'

/** The cards of 月度进展 in their order; the last one shows everything before it is handed in. */
export const monthSteps = ['points', 'figures', 'moves', 'issues', 'preview'] as const
export type MonthStep = (typeof monthSteps)[number]

/** 口径: 调度快报 or 统计数. */
export const bases = ['express', 'statistics'] as const
export type Basis = (typeof bases)[number]

/** 企业, 项目, 招引, 创新与配套: only what has changed. */
export const moveFields = ['enterprises', 'projects', 'investment', 'innovation'] as const
export type MoveField = (typeof moveFields)[number]

export const issueFields = ['issue_1', 'issue_2', 'issue_3'] as const
export const issueLevelFields = ['issue_level_1', 'issue_level_2', 'issue_level_3'] as const

/** An amount as a number of 亿元, and as it was typed. */
export interface Amount {
  yi: number
  typed: string
}

export interface MonthIssue {
  text: string
  level: AskLevel
}

/** 月度进展 as stored in one revision. Text is cleaned, lines parted by `\n`. */
export interface MonthContent {
  points: string
  output: Amount
  cumulative: Amount
  /** Per cent; null where there is nothing to compare with. */
  yoy: number | null
  basis: Basis
  cutoff: Day
  /** The output is more than half away from last month's, and somebody said that it is right. */
  jumpConfirmed: boolean
  noMoves: boolean
  moves: Record<MoveField, string>
  issues: MonthIssue[]
  /** 省市对接: what was asked and answered. */
  liaison: string
  nextMonth: string
}

export type MonthField =
  | 'picked'
  | 'points'
  | 'output'
  | 'cumulative'
  | 'yoy'
  | 'basis'
  | 'cutoff'
  | 'jump'
  | MoveField
  | 'no_moves'
  | (typeof issueFields)[number]
  | (typeof issueLevelFields)[number]
  | 'liaison'
  | 'next_month'
  | 'check_1155'
  | 'reason'

/** What a person has typed so far in all steps, valid or not. Keys are the cards' field names; `picked` holds values of ticked lines. */
export type MonthTyped = Partial<Record<Exclude<MonthField, 'picked'>, string>> & { picked?: string[] }

export const stepFields: Record<MonthStep, readonly MonthField[]> = {
  points: ['picked', 'points'],
  figures: ['output', 'cumulative', 'yoy', 'basis', 'cutoff', 'jump'],
  moves: [...moveFields, 'no_moves'],
  issues: [
    'issue_1',
    'issue_level_1',
    'issue_2',
    'issue_level_2',
    'issue_3',
    'issue_level_3',
    'liaison',
    'next_month',
    'check_1155',
  ],
  preview: ['reason'],
}

/** One thing wrong, for one red line above its field. */
export interface MonthFault {
  field: MonthField
  reason:
    | 'missing'
    | 'not-text'
    | 'not-an-option'
    | 'too-long'
    | 'too-many-lines'
    | 'line-too-long'
    | 'not-a-number'
    | 'unit-unclear'
    | 'negative'
    | 'too-large'
    | 'not-a-percentage'
    | 'not-a-day'
    | 'future'
    | 'before-month'
    /** 累计 below 本月. */
    | 'below-output'
    /** 累计 below what was reported earlier in the year. */
    | 'below-earlier'
    /** More than half away from last month: is that right? */
    | 'jump'
    | 'level-needed'
    | 'text-needed'
  limit?: number
  actual?: number
  /** The figure it was compared with, 亿元. */
  compared?: number
  comparedMonth?: Month
}

/** A line that may be ticked: of a weekly report, or a task that was closed in the month. */
export interface MonthLine {
  /** `2026-W36_1`, or the task's id: stays the same while people edit. */
  value: string
  /** What the report covers: more than its own week where weeks were merged. */
  of: { week: Week; weeks: readonly Week[] } | 'closed'
  text: string
}
