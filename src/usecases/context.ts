import type { Ahead } from '../db/database.ts'
import type { Tx } from '../db/schema.ts'
import type { Actor } from '../domain/people.ts'
import type { Instant } from '../domain/time.ts'
import type { OfficeRules } from './office/office-rules.ts'
import type { ReportKind } from './reports/report-kind.ts'

/** What a use case works with: the open transaction and the moment. It never opens a transaction and never reaches the network. */
export interface Ctx {
  tx: Tx
  now: Instant
  rules: OfficeRules
  /** The kinds of report that are owed. */
  kinds: readonly ReportKind[]
  /** Ties together the log lines, the audit rows and the number a user is told when something breaks. */
  requestId: string
}

export interface ActorCtx extends Ctx {
  actor: Actor
}

/**
 * Runs work in the one write transaction with a fresh context; resolves after the commit. Handed down from `app`.
 * @param options.ahead what work is sure to ask first
 */
export type InTransaction = <T>(
  requestId: string,
  work: (ctx: Ctx) => Promise<T>,
  options?: { giveUpMs?: number; id?: string; ahead?: Ahead },
) => Promise<T>
