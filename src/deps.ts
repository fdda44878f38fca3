import type { OpenDatabase } from './db/database.ts'
import type { Writer } from './db/writer.ts'
import type { Question, Told } from './domain/pointing/question.ts'
import type { Clock, Instant } from './domain/time.ts'
import type { Feishu } from './feishu/client.ts'
import type { FeishuLog } from './feishu/log.ts'
import type { LineStatus } from './feishu/long-connection.ts'
import type { Lead } from './lead.ts'
import type { InTransaction } from './usecases/context.ts'
import type { ReportKind } from './usecases/reports/report-kind.ts'

/** One log line. Only these fields exist: what is not in the list cannot leak into a log. */
export interface LogFields extends Omit<Partial<Parameters<FeishuLog['warn']>[0]>, 'msg'> {
  request_id?: string
  event_key?: string
  kind?: string
  actor?: string
  action?: string
  chain_id?: string
  outbox_id?: string
  attempt?: number
  result?: string
  job?: string
  period?: string
  error?: string
  version?: string
  port?: number
}

export interface Log {
  debug(msg: string, fields?: LogFields): void
  info(msg: string, fields?: LogFields): void
  warn(msg: string, fields?: LogFields): void
  error(msg: string, fields?: LogFields): void
}

/** What the entry hands to the application: everything that touches the outside. */
export interface Deps {
  clock: Clock
  log: Log
  database: OpenDatabase
  writer: Writer
  /** Where several processes share the database; without it this is the only one. */
  lead?: Lead | undefined
  feishu: Feishu
  secrets: { appId: string; appSecret: string; encryptKey: string; verificationToken: string }
  /** `websocket`: deliveries come through the door and there is no address to post them to. */
  transport?: 'webhook' | 'websocket'
  /** How the long connection fares; absent where there is none. */
  connection?: (() => LineStatus | undefined) | undefined
  metrics: Metrics
  /** Asks a language model where the rules are unsure; absent where none is switched on. */
  askAssistant?: ((question: Question) => Promise<Told>) | undefined
  /** The kinds of report that are owed; those of the product where none are handed in. */
  kinds?: readonly ReportKind[]
  /** Rung after something was stored that may have left an answer to send, where this process sends. Without it answers wait for the next tick. */
  ring?: () => void
  /** Takes the nightly backup; put off, it is asked for again. Absent where nobody keeps backups. */
  backup?: (inTransaction: InTransaction) => Promise<'done' | 'put-off'>
}

/** Figures the application counts; the names on the page are chosen by the implementation. */
export interface Metrics {
  ingress(kind: string, result: string, ms: number): void
  sent(topic: string, result: string, ms: number): void
  jobRun(job: string, result: string, latenessMs: number): void
  bug(where: string): void
  lastTick(at: Instant): void
}
