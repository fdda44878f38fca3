import type { Card } from '../../cards/kit/card.ts'
import type { Told } from '../../cards/kit/elements.ts'
import type { Sent } from '../../db/outbox.ts'
import type { PeriodStore } from '../../db/periods.ts'
import type { Topic } from '../../db/topics.ts'
import type { ContentReading } from '../../domain/content-reading.ts'
import type { Place } from '../../domain/people.ts'
import type { WeekRange } from '../../domain/range.ts'
import type { Instant } from '../../domain/time.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { Toast } from '../../texts/toasts.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import type { PeriodDigest } from '../digest/period-digest.ts'
import type { Look } from '../looking-back/look.ts'
import type { OfficeRules } from '../office/office-rules.ts'
import type { JobEnd } from './in-time.ts'
import type { KindCommand } from './kind-command.ts'
import type { PeriodWords } from './period-words.ts'
import type { ContentOf, PlanOf, ReportItem } from './report-item.ts'
import type { Submission, SubmitOutcome } from './submit-report.ts'

/**
 * All that depends on how often a report is owed. What is done with reports is done to every kind by one hand, which asks the kind for the rest.
 * @typeParam Filling how its form is filled, where it is drawn with something else than what is kept
 */
export interface ReportKind<Report extends ReportItem = ReportItem, Filling = unknown> {
  periods: PeriodStore<PlanOf<Report>>
  /** Opens every period whose time has come, silently. */
  open(ctx: Ctx): Promise<unknown>
  /** A chain that joined while a period is open owes it from now on. */
  oweNew(ctx: Ctx): Promise<void>
  /** The period people write for now. */
  now(ctx: Ctx): Promise<PlanOf<Report> | undefined>
  /** The period before that one. */
  before(ctx: Ctx, plan: PlanOf<Report>): Promise<PlanOf<Report> | undefined>
  read(ctx: Ctx, itemId: string): Promise<Report | undefined>
  /** How its periods are called in the tables and on buttons. */
  key: RegExp
  /** Words for this period and the one before, behind 汇总. */
  times: { present: RegExp; before: RegExp }
  /** Every word that means it, as a pattern. */
  named: string
  /** How it is called for in commands. Without, it is meant where no other is named. */
  command?: KindCommand

  words(plan: PlanOf<Report>, rules: OfficeRules): PeriodWords
  /** Asks for what is owed, or for what is missing in one that was sent back. */
  nudge(ask: { by: string; chain: string; due: string; returned: boolean }, plan: PlanOf<Report>): Sentence
  toasts: { stale: Toast; filed(as: { noNews: boolean }): Toast }
  /** What of it is not said in groups is looked at in private, wherever it is asked for. */
  inPrivate: boolean

  reading: ContentReading<ContentOf<Report>>
  /** The words for what was picked in it, and what was written to that. @param is whether a field is one of those looked for */
  picked(content: ContentOf<Report>, is: (field: string) => boolean): { found: string; after: string } | undefined
  /** Of two versions: the part, what it was, what it is. */
  changes(before: ContentOf<Report>, after: ContentOf<Report>, place: Place['kind']): readonly Change[]
  /** Under the title of its whole text. */
  fullTitle: string
  /** Its whole text, for private eyes. @param typed with figures as they were typed in @param linked what it is linked to */
  told(content: ContentOf<Report>, as: { typed: boolean; linked?: readonly string[] }): Told
  /** What a version says, among the versions. */
  toldBriefly(content: ContentOf<Report>, typed: boolean): Told
  /** What one version is linked to, as it is spoken of now. */
  linked?(ctx: Ctx, report: Report, content: ContentOf<Report>): Promise<string[]>

  /** How much its boxes hold, in one or two lines. */
  limits: readonly string[]
  /** 无新增 is an answer, filed by one press. */
  takesNoNews?: true
  /** Of the card it is asked for by, and of the one somebody has called for. */
  topics: { card: Topic; open: Topic }
  /** What stands in the form's place once it is in, or once none is owed. The same for everyone. */
  receipt(ctx: Ctx, report: Report): Card
  /** The form as this person left it, or filled anew. */
  form(ctx: ActorCtx, report: Report, filling?: Filling): Promise<Card>
  submit(ctx: ActorCtx, wish: Submission): Promise<SubmitOutcome<Report, Filling>>
  /** Cards that show it beside those sent as cards of its item. */
  otherCards?(ctx: Ctx, report: Report): Promise<readonly Sent[]>
  /** Pages of another period that tell of it. */
  redrawOthers?(ctx: Ctx, report: Report): Promise<void>
  /** Posts have changed hands: whoever has to be asked now and has no card yet gets one, in working hours. */
  sendMissing(ctx: Ctx): Promise<void>
  /** The one who was asked cannot be reached: the chain still owes, so its backups are asked. */
  sendToBackups(ctx: Ctx, report: Report, except: string): Promise<void>

  /** Every digest it stands in, or will. */
  digests(report: Report): readonly PeriodDigest[]
  /** @param target as a digest's buttons say it: a chain's id, or another circle of readers */
  digest(plan: PlanOf<Report>, target: string): PeriodDigest
  /** Those whose cards name records of a chain, or of the district. */
  naming?(plan: PlanOf<Report>, chainId: string | undefined): readonly PeriodDigest[]
  /** In the order of the period. Doing one twice must be harmless. */
  jobs: readonly PeriodJob<PlanOf<Report>>[]

  /** 查: a page of its reports. */
  look(ctx: ActorCtx, look: Look): Promise<Card>
  /** 查 without a time, and a range of weeks as its own periods. */
  range(ctx: Ctx, range?: WeekRange): Promise<Pick<WeekRange, 'from' | 'to'> & { label?: string }>
  /** Which of its periods 我的 shows. */
  mine(ctx: Ctx): { from: string; to: string; limit: number }
}

export type Change = readonly [name: string, from: string, to: string]

/** One thing that falls due once per period: done for each chain, some in one transaction so that nobody's click waits for hundreds, or once for all. */
export type PeriodJob<Plan> = {
  name: string
  /** When it is due; undefined when this clock has no such point. */
  at(plan: Plan): Instant | undefined
} & (
  | { runFor(ctx: Ctx, itemId: string, dueAt: Instant): Promise<JobEnd | undefined>; run?: never }
  | { run(ctx: Ctx, plan: Plan, dueAt: Instant): Promise<JobEnd>; runFor?: never }
)
