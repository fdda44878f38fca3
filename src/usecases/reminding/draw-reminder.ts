import type { Card } from '../../cards/kit/card.ts'
import { reminderCard } from '../../cards/reminder.ts'
import { type Later, laterAt, laterChoices, laterFault } from '../../domain/later-words.ts'
import type { ReminderEnd } from '../../texts/quiet.ts'
import * as reminders from '../../texts/reminders.ts'
import type { Ctx } from '../context.ts'
import { periodWords } from '../reports/period-words.ts'
import type { WeeklyItem } from '../reports/weekly-item.ts'
import { answersTo } from './draw-prompt.ts'
import type { Recipient } from './recipients.ts'
import { inTheirPlace } from './reminder-words.ts'

export interface Reminding {
  which: 1 | 2
  /** Whether a later reminder can still be moved. */
  movable: boolean
  chosen?: string | undefined
  ended?: ReminderEnd | undefined
}

export const drawReminder = async (
  ctx: Ctx,
  weekly: WeeklyItem,
  to: Recipient,
  reminding: Reminding,
): Promise<Card> => {
  const { chain, plan, item } = weekly
  const words = periodWords(plan, ctx.rules)
  const view = { chain: chain.name, period: words.week, due: words.due, standsIn: to.standsInFor !== undefined }
  const text = reminding.which === 1 ? reminders.firstReminder(view) : reminders.secondReminder(view)
  const at = { now: ctx.now, dueAt: plan.dueAt, calendar: ctx.rules.calendar, zone: ctx.rules.zone }
  const offered = laterChoices.filter((later) => laterFault(laterAt(later, ctx.now, ctx.rules.zone), at) === undefined)
  return reminderCard({
    chainName: chain.name,
    weekLabel: words.week,
    item: item.id,
    text: inTheirPlace(to, text),
    answers: reminding.ended ? undefined : await answersTo(ctx, weekly, to.personId),
    choices: reminding.movable ? offered.map((later) => ({ later, value: laterValue(later) })) : [],
    chosen: reminding.chosen,
    ended: reminding.ended,
  })
}

/** What a button carries, in words that `readLater` reads back. */
const laterValue = (later: Later): string => ('time' in later ? later.time : `${later.minutes}分钟`)
