import type { Card } from '../../cards/kit/card.ts'
import { exemptCard } from '../../cards/return.ts'
import { type Item, itemsOf, updateItem } from '../../db/items.ts'
import type { PeriodStore } from '../../db/periods.ts'
import { dropReminders, sentAbout } from '../../db/sent.ts'
import { readReason } from '../../domain/reason.ts'
import { canExempt } from '../../domain/returning.ts'
import { exempted, type NotPossible, restored } from '../../texts/corrections.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { chainClosedNote } from '../../texts/district.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { redrawPrompts } from '../reminding/redraw-prompts.ts'
import { joinLate, redrawCards } from './redraw-report.ts'
import { type ReportItem, readReportItem, reportWords } from './report-item.ts'
import { tellFilers } from './tell-corrected.ts'

/** A chain that is no longer in the roster owes nothing more: what it has not filed of the open periods is 免报. */
export const releaseItems = async (ctx: Ctx, chainId: string): Promise<void> => {
  for (const { periods, period } of await openPeriods(ctx)) {
    const report = await readReportItem(ctx, periods.itemId(chainId, period))
    if (report?.item.state === 'open') await release(ctx, report, chainClosedNote)
  }
}

/** It is in the roster again: what it was let off for that reason alone, of the periods that are still open, it owes. */
export const reclaimItems = async (ctx: Ctx): Promise<void> => {
  for (const { period } of await openPeriods(ctx))
    for (const { id } of (await itemsOf(ctx.tx, period)).filter(wasReleased)) {
      const report = await readReportItem(ctx, id)
      if (report && !report.chain.closed) await owe(ctx, report)
    }
}

const openPeriods = async ({ tx, now, kinds }: Ctx): Promise<{ periods: PeriodStore; period: string }[]> => {
  const found: { periods: PeriodStore; period: string }[] = []
  for (const { periods } of kinds)
    for (const plan of await periods.lockedAfter(tx, now)) found.push({ periods, period: periods.keyOf(plan) })
  return found
}

/** Of a chain that left the roster, and not by the office's word. */
const wasReleased = ({ state, note }: Item): boolean => state === 'exempt' && note === chainClosedNote

/** Owed as if it had never been exempt. */
const owe = async (ctx: Ctx, report: ReportItem): Promise<ReportItem> => {
  const state = ctx.now > report.plan.lockAt ? 'missed' : 'open'
  const owed: ReportItem = { ...report, item: { ...report.item, state, note: undefined } }
  await updateItem(ctx.tx, owed.item)
  await redrawCards(ctx, owed)
  await redrawPrompts(ctx, owed)
  return owed
}

/** It owes nothing now: reminders that wait are withdrawn, and the cards in people's hands say so. */
const release = async (ctx: Ctx, report: ReportItem, note: string): Promise<ReportItem> => {
  const released: ReportItem = { ...report, item: { ...report.item, state: 'exempt', note } }
  await updateItem(ctx.tx, released.item)
  const rows = await sentAbout(ctx.tx, released.item.id)
  await dropReminders(ctx.tx, rows)
  await redrawCards(ctx, released, {}, rows)
  await redrawPrompts(ctx, released, { rows })
  return released
}

export type ExemptWish = 'exempt' | 'restore'

/** Why it cannot be; undefined when it can. */
export const whyNotExempt = ({ item, chain }: ReportItem, wish: ExemptWish): NotPossible | undefined => {
  if (wish === 'restore') {
    if (item.state !== 'exempt') return 'not-exempt'
    return chain.closed ? 'closed' : undefined
  }
  if (canExempt(item.state)) return undefined
  return item.state === 'exempt' || item.state === 'returned' ? item.state : 'filed'
}

export type ExemptOutcome =
  | { kind: 'done'; report: ReportItem; told: boolean }
  | { kind: 'no-reason'; fault: { reason: 'missing' | 'too-long'; actual?: number } }
  | { kind: 'not-possible'; why: NotPossible }

/** 免报 by the office, with its cause. The main reporters are told in one line. */
export const exemptItem = async (ctx: ActorCtx, report: ReportItem, typed: unknown): Promise<ExemptOutcome> => {
  const why = whyNotExempt(report, 'exempt')
  if (why) return { kind: 'not-possible', why }
  const reason = readReason(typed)
  if (!reason.ok) return { kind: 'no-reason', fault: reason.fault }
  const released = await release(ctx, report, reason.value)
  await record(ctx, released, 'exempt', reason.value)
  const told = await tellFilers(ctx, released, {
    cause: `exempt/${released.item.id}/${ctx.now}`,
    text: exempted({
      by: ctx.actor.name,
      chain: released.chain.name,
      report: reportWords(ctx, released).name,
      reason: reason.value,
    }),
  })
  await joinLate(ctx, released, 'exempt')
  return { kind: 'done', report: released, told }
}

/** The cause has gone: it is owed as if it had never been exempt. */
export const restoreItem = async (ctx: ActorCtx, report: ReportItem): Promise<ExemptOutcome> => {
  const why = whyNotExempt(report, 'restore')
  if (why) return { kind: 'not-possible', why }
  const { item, chain } = report
  const owed = await owe(ctx, report)
  await record(ctx, owed, 'restore', item.note ?? '')
  const { short, due } = reportWords(ctx, owed)
  const told = await tellFilers(ctx, owed, {
    cause: `restore/${item.id}/${ctx.now}`,
    text: restored({ by: ctx.actor.name, chain: chain.name, report: short, due }),
  })
  await joinLate(ctx, owed, 'restored')
  return { kind: 'done', report: owed, told }
}

const record = (ctx: ActorCtx, { item, chain }: ReportItem, wish: ExemptWish, reason: string): Promise<void> =>
  audited(ctx, 'exempt', { object: item.id, chain: chain.id, detail: { wish, reason } })

/** 免报 or its undoing before it counts, and how it ended. */
export const drawExempt = (
  ctx: ActorCtx,
  report: ReportItem,
  state: 'ask' | 'restore' | 'done' | 'restored' | 'dropped',
  filling: {
    typed?: string | undefined
    fault?: { reason: 'missing' | 'too-long'; actual?: number } | undefined
    told?: boolean
  } = {},
): Card => {
  const { item, chain } = report
  const settled = state !== 'ask' && state !== 'restore'
  return exemptCard({
    state,
    item: item.id,
    chainName: chain.name,
    periodLabel: reportWords(ctx, report).label,
    typed: filling.typed,
    fault: filling.fault,
    told: filling.told ?? true,
    cause: item.note,
    byName: settled ? ctx.actor.name : undefined,
    atText: settled ? shortTimeText(ctx.now, ctx.rules.zone) : undefined,
  })
}
