import type { Card } from '../../cards/kit/card.ts'
import { confirmedOffers } from '../../db/offers.ts'
import { outgoingByKey, type Sent } from '../../db/outbox.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import type { PeriodDigest } from '../digest/period-digest.ts'
import { digestsOfWeek } from '../digest/week-digest.ts'
import { drawMonthFiled, drawStep } from '../monthly/draw-month.ts'
import { digestsOfMonth } from '../monthly/month-digest.ts'
import type { MonthItem } from '../monthly/month-item.ts'
import { redrawLeading } from '../monthly/redraw-leading.ts'
import { drawFiled, drawForm } from './draw-weekly.ts'
import { offerCardKey } from './offer-report.ts'
import { isMonth, type ReportItem } from './report-item.ts'
import type { WeeklyItem } from './weekly-item.ts'

/** What of a report depends on how often it is owed. All else is done to both by one hand. */
export interface ReportKind<Report extends ReportItem> {
  /** Of the card somebody has called for. */
  openTopic: 'weekly-open' | 'month-open'
  /** What stands in the form's place once it is in, or once none is owed. The same for everyone. */
  receipt(ctx: Ctx, report: Report): Card
  /** The form as this person left it. */
  form(ctx: ActorCtx, report: Report): Promise<Card>
  /** Every digest it stands in, or will. */
  digests(report: Report): readonly PeriodDigest[]
  /** Cards that show it beside those sent as cards of its item. */
  otherCards(ctx: Ctx, report: Report): Promise<readonly Sent[]>
  /** Pages of another period that tell of it. */
  redrawOthers(ctx: Ctx, report: Report): Promise<void>
}

const week: ReportKind<WeeklyItem> = {
  openTopic: 'weekly-open',
  receipt: drawFiled,
  form: drawForm,
  // None has been posted or is owed: nothing to look up.
  digests: (weekly) => (weekly.has.digest ? digestsOfWeek(weekly) : []),
  // A text report that was confirmed: its card shows the receipt now.
  otherCards: async ({ tx }, { item, has }) => {
    const rows: Sent[] = []
    for (const offer of has.offer ? await confirmedOffers(tx, item.id) : []) {
      const row = await outgoingByKey(tx, offerCardKey(offer.messageId))
      if (row) rows.push(row)
    }
    return rows
  },
  redrawOthers: redrawLeading,
}

const month: ReportKind<MonthItem> = {
  openTopic: 'month-open',
  receipt: drawMonthFiled,
  form: drawStep,
  digests: digestsOfMonth,
  otherCards: async () => [],
  redrawOthers: async () => undefined,
}

export const reportKindOf = <Report extends ReportItem>(report: Report): ReportKind<Report> =>
  (isMonth(report) ? month : week) as unknown as ReportKind<Report>
