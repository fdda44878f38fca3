import type { Card } from '../../cards/kit/card.ts'
import { moveReminder, remindersTo } from '../../db/reminder-rows.ts'
import { type Later, laterAt, laterFault, laterLife } from '../../domain/later-words.ts'
import { addMs, dayOf, type Instant, instantOf, timeOf } from '../../domain/time.ts'
import { workingHours } from '../../domain/working-time.ts'
import type { LaterRefusal } from '../../texts/quiet.ts'
import type { ActorCtx } from '../context.ts'
import { reporterRecipients } from '../people/stand-ins.ts'
import { drawReminder } from '../reminding/draw-reminder.ts'
import type { Recipient } from '../reminding/recipients.ts'
import { isMoved, mostReminders } from '../reminding/remind.ts'
import { aboutItem, cardBody, sendTo } from '../say.ts'
import type { WeeklyItem } from './weekly-item.ts'

export type LaterOutcome = { kind: 'moved'; time: string } | { kind: LaterRefusal }

/**
 * 稍后: the next reminder of an item to this person comes at the chosen hour of the same day, in place of its own. There are never more than
 * two; one that has been moved can be moved again. It waits in the outbox, where filing withdraws it.
 */
export const moveNextReminder = async (ctx: ActorCtx, weekly: WeeklyItem, later: Later): Promise<LaterOutcome> => {
  const { tx, now, actor } = ctx
  const { item, plan, chain } = weekly
  const { calendar, zone } = ctx.rules
  if (item.state === 'filed' || item.state === 'exempt' || item.state === 'returned') return { kind: item.state }
  const to = (await reporterRecipients(ctx, chain.id)).find(({ personId }) => personId === actor.personId)
  if (to?.personId === undefined) return { kind: 'not-asked' }
  const at = laterAt(later, now, zone)
  const fault = laterFault(at, { now, dueAt: plan.dueAt, calendar, zone })
  if (fault) return { kind: fault }

  const rows = await remindersTo(tx, item.id, to.personId)
  const waiting = rows.find(isMoved)
  const day = dayOf(now, zone)
  const due = rows.length > 0 || plan.reminderAts.some((one) => dayOf(one, zone) === day)
  if (!waiting && (rows.length >= mostReminders || !due)) return { kind: 'none-left' }
  const earlier = rows.filter((row) => row.id !== waiting?.id).length
  const which = earlier === 0 ? 1 : 2
  const card = await drawReminder(ctx, weekly, to, { which, movable: false })
  const expiresAt = earliest(addMs(at, laterLife), plan.dueAt, instantOf(day, workingHours.until, zone))
  if (waiting) await moveReminder(tx, waiting.id, { at, body: cardBody(ctx, card), expiresAt })
  else
    await sendTo(ctx, to, {
      key: `later/${item.id}/${to.id}/${now}`,
      topic: `reminder-${which}`,
      content: { card },
      about: aboutItem(weekly),
      notBefore: at,
      expiresAt,
    })
  return { kind: 'moved', time: timeOf(at, zone) }
}

/** The clicked reminder as it now stands. */
export const redrawReminder = (
  ctx: ActorCtx,
  weekly: WeeklyItem,
  card: { which: 1 | 2 },
  outcome: LaterOutcome,
  to: Recipient,
): Promise<Card> =>
  drawReminder(ctx, weekly, to, {
    which: card.which,
    movable: outcome.kind === 'moved' || outcome.kind === 'past' || outcome.kind === 'after-due',
    chosen: outcome.kind === 'moved' ? outcome.time : undefined,
    ended:
      outcome.kind === 'filed' || outcome.kind === 'exempt' || outcome.kind === 'returned' ? outcome.kind : undefined,
  })

const earliest = (...instants: [Instant, ...Instant[]]): Instant => instants.toSorted()[0] ?? instants[0]
