import type { Card } from '../../cards/kit/card.ts'
import { remindersTo } from '../../db/reminder-rows.ts'
import type { Topic } from '../../db/topics.ts'
import { isOwing } from '../../domain/returning.ts'
import { timeOf } from '../../domain/time.ts'
import type { ActorCtx } from '../context.ts'
import type { ReportItem } from '../reports/report-item.ts'
import { readWeeklyItem } from '../reports/weekly-item.ts'
import { drawPrompt, drawStanding } from './draw-prompt.ts'
import { drawReminder } from './draw-reminder.ts'
import { recipientFor } from './recipient-for.ts'
import { isMoved, mostReminders } from './remind.ts'

/** The prompt that was pressed, as it now stands: a reminder keeps 稍后, and after the lock whoever was asked then may still answer. */
export const redrawPressed = async (ctx: ActorCtx, report: ReportItem, topic: Topic): Promise<Card> => {
  const { personId } = ctx.actor
  if (!isOwing(report.item.state)) return drawStanding(ctx, report, personId)
  const isReminder = topic === 'reminder-1' || topic === 'reminder-2'
  const weekly = isReminder ? await readWeeklyItem(ctx.tx, report.item.id) : undefined
  if (!weekly) return drawPrompt(ctx, report, personId)
  const rows = personId === undefined ? [] : await remindersTo(ctx.tx, report.item.id, personId)
  const moved = rows.find(isMoved)
  return drawReminder(ctx, weekly, await recipientFor(ctx, report.chain.id), {
    which: topic === 'reminder-1' ? 1 : 2,
    movable: moved !== undefined || rows.length < mostReminders,
    chosen: moved && timeOf(moved.nextAt, ctx.rules.zone),
  })
}
