import type { Card } from '../../cards/kit/card.ts'
import { receiptCard } from '../../cards/receipt.ts'
import { type StatusRow, statusCard } from '../../cards/status.ts'
import { type PeriodReport, periodReports } from '../../db/period-reports.ts'
import { returnsOfPeriod } from '../../db/returns.ts'
import type { Actor } from '../../domain/people.ts'
import type { PeriodPlan } from '../../domain/report.ts'
import { chainsFor } from '../../domain/rights.ts'
import type { Instant } from '../../domain/time.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import { returnedBy } from '../../texts/corrections.ts'
import { dayTimeText, shortTimeText } from '../../texts/dates.ts'
import type { OwedCounts } from '../../texts/digest.ts'
import { otherStatusLine } from '../../texts/other-kinds.ts'
import { signWordOf } from '../../texts/sign-off.ts'
import type { Ctx } from '../context.ts'
import { periodWords } from '../reports/period-words.ts'
import type { ReportKind } from '../reports/report-kind.ts'

/** One row per chain: 已报, 退回, 草稿中, 未报, 免报. */
export const statusRows = async (ctx: Ctx, period: string, chains: 'all' | readonly string[]): Promise<StatusRow[]> => {
  const reports = await periodReports(ctx.tx, { period, chains: chains === 'all' ? undefined : chains })
  const due = new Map((await returnsOfPeriod(ctx.tx, period)).map(({ itemId, dueAt }) => [itemId, dueAt]))
  return reports.map((report) => rowOf(report, ctx, due.get(report.item.id)))
}

const rowOf = (
  { item, chainName, revision, signOff, draftAt }: PeriodReport,
  { now, rules: { zone } }: Ctx,
  dueAt?: Instant,
): StatusRow => {
  const row = { chain: item.chainId, chainName, item: item.id }
  if (item.state === 'returned')
    return {
      ...row,
      state: 'returned',
      ...(dueAt !== undefined && { note: returnedBy(shortTimeText(dueAt, zone), dueAt < now) }),
    }
  if (item.state === 'exempt') return { ...row, state: 'exempt', note: item.note }
  if (revision)
    return {
      ...row,
      state: 'filed',
      timeText: shortTimeText(revision.sentAt, zone),
      late: item.isLate,
      onBehalf: revision.onBehalfOf !== undefined,
      sign: signWordOf(signOff),
    }
  return draftAt ? { ...row, state: 'draft', timeText: shortTimeText(draftAt, zone) } : { ...row, state: 'missing' }
}

export const countRows = (rows: readonly StatusRow[]): OwedCounts => {
  const count = (state: StatusRow['state']) => rows.filter((row) => row.state === state).length
  return {
    owed: rows.length - count('exempt'),
    filed: count('filed'),
    late: rows.filter((row) => row.state === 'filed' && row.late).length,
    draft: count('draft'),
    missing: count('missing'),
    exempt: count('exempt'),
    returned: count('returned'),
  }
}

export interface Nudged {
  at: Instant
  /** By name. */
  chains: readonly string[]
}

/** Whose rows a status card shows, and with which buttons. */
export interface StatusWish {
  chains: 'all' | readonly string[]
  canNudge: boolean
  canNudgeAll: boolean
  canOpen?: boolean | undefined
  also?: string | undefined
  nudged?: Nudged | undefined
}

/** 催报 for all at once is the office's; a lead has it on the own rows. */
export const nudgeButtons = (actor: Actor): Pick<StatusWish, 'canNudge' | 'canNudgeAll'> => {
  const open = chainsFor(actor, 'nudge')
  return { canNudge: open !== 'all' && open.length > 0, canNudgeAll: open === 'all' }
}

/** 状态 of a period. */
export const drawStatus = async (
  ctx: Ctx,
  kind: ReportKind,
  plan: PeriodPlan,
  { chains, nudged, ...wish }: StatusWish,
): Promise<Card> => {
  const period = kind.periods.keyOf(plan)
  const { short, due, shift } = kind.words(plan, ctx.rules)
  return statusCard({
    ...wish,
    weekLabel: short,
    period,
    dueText: due,
    asOfText: shortTimeText(ctx.now, ctx.rules.zone),
    pastDue: ctx.now > plan.dueAt,
    rows: await statusRows(ctx, period, chains),
    nudged: nudged && { atText: shortTimeText(nudged.at, ctx.rules.zone), chains: nudged.chains },
    shiftNote: shift,
  })
}

/** Under the status of the week, a line for each other kind of which one is open. */
export const statusNotes = async (ctx: Ctx, chains: StatusWish['chains']): Promise<string | undefined> => {
  const notes: string[] = []
  for (const { periods, words, command } of ctx.kinds) {
    const plan = command && (await periods.lockedAfter(ctx.tx, ctx.now))[0]
    if (!plan) continue
    const { short, due } = words(plan, ctx.rules)
    const counts = countRows(await statusRows(ctx, periods.keyOf(plan), chains))
    notes.push(otherStatusLine({ report: short, counts, due, word: command.word }))
  }
  return notes.length > 0 ? notes.join('\n') : undefined
}

/** Thursday's 报送情况 for the office. */
export const drawReceipt = async (
  ctx: Ctx,
  plan: WeekPlan,
  view: { catchUpDue?: Instant | undefined; nudged?: Nudged | undefined } = {},
): Promise<Card> => {
  const { zone } = ctx.rules
  const rows = await statusRows(ctx, plan.week, 'all')
  const names = (state: StatusRow['state']) => rows.filter((row) => row.state === state).map((row) => row.chainName)
  const words = periodWords(plan, ctx.rules)
  return receiptCard({
    weekLabel: words.week,
    period: plan.week,
    counts: countRows(rows),
    owing: names('missing'),
    drafts: names('draft'),
    returned: names('returned'),
    unsigned: (['waiting', 'passed'] as const).map(
      (word) => [word, rows.filter(({ sign }) => sign === word).map(({ chainName }) => chainName)] as const,
    ),
    shiftNote: words.shift,
    catchUpDue: view.catchUpDue && dayTimeText(view.catchUpDue, zone),
    nudged: view.nudged && { atText: shortTimeText(view.nudged.at, zone), chains: view.nudged.chains },
  })
}
