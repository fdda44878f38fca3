import type { Day, Instant, Week } from './time.ts'

/** 需协调事项: who must act. */
export const askLevels = ['none', 'self', 'office', 'chief', 'leading'] as const
export type AskLevel = (typeof askLevels)[number]
/** 断链断供风险. */
export const riskStates = ['none', 'new', 'changed'] as const
export type RiskState = (typeof riskStates)[number]
/** States of 应报件. */
export type ItemState = 'open' | 'draft' | 'filed' | 'returned' | 'exempt' | 'missed'

/** One version of a report of any kind. */
export interface Revision<Content = unknown> {
  rev: number
  content: Content
  filedBy: string
  filedByName: string
  /** Set when a backup or lead filed (代报): the main reporter's name. */
  onBehalfOf?: string
  /** The post the filer acted in. */
  post: 'reporter' | 'backup' | 'lead' | 'office'
  kind: 'submit' | 'late' | 'correction'
  reason?: string
  /** When the person sent it, by Feishu's clock. Decides 逾期. */
  sentAt: Instant
  receivedAt: Instant
}

/** What the plan of every period says, however long it is. */
export interface PeriodPlan {
  /** The week its reports are filed under. */
  week: Week
  opensAt: Instant
  cardAt: Instant
  dueAt: Instant
  lockAt: Instant
  dueDay: Day
}
