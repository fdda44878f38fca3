import type { Card } from '../../cards/kit/card.ts'
import { returnCard } from '../../cards/return.ts'
import { updateItem } from '../../db/items.ts'
import { readActor } from '../../db/people.ts'
import { addReturn, type Return } from '../../db/returns.ts'
import { readReason } from '../../domain/reason.ts'
import { canReturn, returnDue } from '../../domain/returning.ts'
import type { SignOff } from '../../domain/sign-off.ts'
import { type NotPossible, notRefiled } from '../../texts/corrections.ts'
import { dayTimeText } from '../../texts/dates.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { officeRecipients } from '../reminding/recipients.ts'
import { aboutItem, inWorkingHours, sendTo } from '../say.ts'
import { settleSignOff } from '../sign-off/ask-signers.ts'
import { filerName } from './filing.ts'
import { redrawReport } from './redraw-report.ts'
import { kindOf, type ReportItem, reportWords } from './report-item.ts'
import { filersOf } from './tell-corrected.ts'

export type ReturnOutcome =
  | { kind: 'returned'; report: ReportItem; entry: Return; signOff: SignOff | undefined }
  | { kind: 'no-reason'; fault: { reason: 'missing' | 'too-long'; actual?: number } }
  /** A newer revision than the one on the card stands. */
  | { kind: 'newer' }
  | { kind: 'not-possible'; why: Extract<NotPossible, 'not-filed' | 'returned' | 'exempt'> }

/**
 * 退回: the office, or the chain's lead in place of a signature, sends a report back for lack of substance. It is owed again and due one workday later; whoever filed it gets the filled
 * card with the reason, in working hours.
 * @param rev the revision that is meant; undefined is the one in force.
 */
export const returnItem = async (
  ctx: ActorCtx,
  report: ReportItem,
  wish: { reason: unknown; rev?: number | undefined; clickedCard?: string | undefined },
): Promise<ReturnOutcome> => {
  const { tx, now, rules } = ctx
  const { item, current, chain } = report
  const why = await whyNotReturned(ctx, report)
  if (why || !current) return { kind: 'not-possible', why: why ?? 'not-filed' }
  if (wish.rev !== undefined && wish.rev !== item.currentRev) return { kind: 'newer' }
  const reason = readReason(wish.reason)
  if (!reason.ok) return { kind: 'no-reason', fault: reason.fault }
  const entry: Return = {
    itemId: item.id,
    rev: current.rev,
    reason: reason.value,
    byName: ctx.actor.name,
    byPerson: ctx.actor.personId,
    at: now,
    dueAt: returnDue(rules.calendar, now, rules.zone),
  }
  const signOff = returnedSign(ctx, report)
  const back: ReportItem = { ...report, item: { ...item, state: 'returned' }, returned: entry }
  const returned: ReportItem = signOff ? { ...back, signOff } : back
  await addReturn(tx, entry)
  await updateItem(tx, returned.item)
  if (signOff) await settleSignOff(ctx, returned, current, signOff, wish.clickedCard)
  await audited(ctx, 'return', {
    object: item.id,
    chain: chain.id,
    detail: { rev: current.rev, reason: entry.reason, due: entry.dueAt },
  })
  await redrawReport(ctx, returned)
  await sendBack(ctx, returned, entry)
  await watchDue(ctx, returned, entry)
  return { kind: 'returned', report: returned, entry, signOff }
}

/** Nobody has to sign what was sent back. */
const returnedSign = ({ now, actor }: ActorCtx, { signOff }: ReportItem): SignOff | undefined =>
  signOff?.state === 'waiting'
    ? { ...signOff, state: 'returned', by: actor.personId, byName: actor.name, settledAt: now }
    : undefined

/** Why there is nothing to send back; written down. */
export const whyNotReturned = async (
  ctx: ActorCtx,
  { item, chain, current }: ReportItem,
): Promise<Extract<NotPossible, 'not-filed' | 'returned' | 'exempt'> | undefined> => {
  if (canReturn(item.state) && current) return undefined
  const why = item.state === 'returned' || item.state === 'exempt' ? item.state : 'not-filed'
  await recordRefusal(ctx, { action: 'return', object: item.id, chain: chain.id, why })
  return why
}

/** What the state of things did not allow is written down as what a right did not allow. */
export const recordRefusal = (
  ctx: ActorCtx,
  { action, object, chain, why }: { action: string; object: string; chain: string; why: string },
): Promise<void> => audited(ctx, action, { object, chain, result: 'refused', detail: { reason: why } })

/** The form to whoever filed, filled with the text, the reason on top. */
const sendBack = async (ctx: Ctx, report: ReportItem, entry: Return): Promise<void> => {
  for (const to of await filersOf(ctx, report.chain.id, report.current)) {
    const actor = await readActor(ctx.tx, to.id)
    await sendTo(ctx, to, {
      cause: `return/${entry.itemId}/${entry.rev}`,
      topic: 'return',
      content: { card: await filledCard({ ...ctx, actor }, report) },
      about: aboutItem(report),
      formOpen: true,
      notBefore: inWorkingHours(ctx),
    })
  }
}

/** A week's form; of a month the step that person was on, else the last one, where everything is shown. */
const filledCard = (ctx: ActorCtx, report: ReportItem): Promise<Card> => kindOf(ctx, report).form(ctx, report)

/** Told to the office once, at the new due time, unless it has been filed again by then. */
const watchDue = async (ctx: Ctx, report: ReportItem, entry: Return): Promise<void> => {
  const words = reportWords(ctx, report)
  const text = notRefiled({
    chain: report.chain.name,
    report: words.name,
    query: words.query,
    due: dayTimeText(entry.dueAt, ctx.rules.zone),
    reason: entry.reason,
  })
  for (const to of await officeRecipients(ctx.tx))
    await sendTo(ctx, to, {
      cause: `return-overdue/${entry.itemId}/${entry.rev}`,
      topic: 'return-overdue',
      content: { text },
      about: aboutItem(report),
      notBefore: entry.dueAt,
    })
}

/** The office's form with the reason, or how it ended. */
export const drawReturn = (
  ctx: Ctx,
  report: ReportItem,
  filling: {
    typed?: string | undefined
    fault?: { reason: 'missing' | 'too-long'; actual?: number } | undefined
    dropped?: boolean
  } = {},
): Card => {
  const { item, chain, current, returned } = report
  const due = returned?.dueAt ?? returnDue(ctx.rules.calendar, ctx.now, ctx.rules.zone)
  return returnCard({
    state: filling.dropped ? 'dropped' : returned ? 'done' : 'ask',
    item: item.id,
    rev: item.currentRev,
    chainName: chain.name,
    periodLabel: reportWords(ctx, report).label,
    byText: current ? filerName(current, ctx.rules) : '',
    typed: filling.typed,
    fault: filling.fault,
    reason: returned?.reason,
    returnedBy: returned?.byName,
    dueText: dayTimeText(due, ctx.rules.zone),
  })
}
