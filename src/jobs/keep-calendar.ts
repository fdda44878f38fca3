import type { Outgoing } from '../db/outbox.ts'
import { settle } from '../db/outbox-delivery.ts'
import { addMs, minute, second } from '../domain/time.ts'
import type { CalendarOutcome } from '../feishu/calendars.ts'
import type { InTransaction } from '../usecases/context.ts'
import {
  type CalendarErrand,
  type CalendarWish,
  calendarWish,
  eventGone,
  eventMade,
  guestsKnown,
  notInCalendar,
} from '../usecases/kinds/meeting-calendar.ts'
import type { Messenger } from './messenger.ts'

export interface CalendarDeps {
  inTransaction: InTransaction
  messenger: Messenger
}

/** Certainly not accepted, for an hour or so; in doubt, while it is worth it: doing it again is harmless. */
const mostTries = { retry: 60, unknown: 5 }

/** Brings the event of a meeting to where the meeting stands, however often it is run and wherever the last run was cut off. */
export const keepCalendar = async (deps: CalendarDeps, row: Outgoing): Promise<void> => {
  const { inTransaction } = deps
  const errand = JSON.parse(row.body) as CalendarErrand
  const wish = await inTransaction('errand', (ctx) => calendarWish(ctx, errand))
  const is: CalendarOutcome = wish ? await bring(deps, errand, wish) : { kind: 'ok' }
  await inTransaction('errand', async (ctx) => {
    if (is.kind === 'ok') {
      await settle(ctx.tx, row, { state: 'sent', at: ctx.now, messageId: row.messageId })
      return
    }
    if (is.kind !== 'refused' && row.attempts < mostTries[is.kind]) {
      const wait = Math.max(is.kind === 'retry' ? (is.afterMs ?? 0) : 0, is.kind === 'retry' ? minute : 5 * second)
      await settle(ctx.tx, row, { state: 'pending', nextAt: addMs(ctx.now, wait), error: is.kind })
      return
    }
    if (!(await settle(ctx.tx, row, { state: 'refused', error: `${is.kind} ${is.code ?? 0}` }))) return
    const noScope = is.kind === 'refused' && is.reason === 'no-permission'
    await notInCalendar(ctx, errand, noScope ? 'scope' : 'failed')
  })
}

const bring = async (deps: CalendarDeps, errand: CalendarErrand, wish: CalendarWish): Promise<CalendarOutcome> => {
  const { inTransaction, messenger } = deps
  const write = <T>(what: Parameters<typeof inTransaction<T>>[1]): Promise<T> => inTransaction('errand', what)
  const own = await messenger.ownCalendar()
  if (own.kind !== 'ok') return own
  const calendar = own.id
  if (wish.is === 'gone') {
    const removed = await messenger.removeEvent({ calendar, event: wish.event })
    if (removed.kind === 'ok') await write((ctx) => eventGone(ctx, errand.record))
    return removed
  }
  const { facts, guests, known, key } = wish
  let { event } = wish
  if (event === undefined) {
    const made = await messenger.addEvent({ calendar, key, event: facts })
    if (made.kind !== 'ok') return made
    event = made.id
    await write((ctx) => eventMade(ctx, errand.record, made.id))
  }
  // Also of one just added: under a known key it is the first one, as it was then.
  const changed = await messenger.changeEvent({ calendar, event }, facts)
  if (changed.kind !== 'ok') return changed
  const at = { calendar, event }
  const more = guests.filter((one) => !known.includes(one))
  const less = known.filter((one) => !guests.includes(one))
  for (const [people, call] of [[more, messenger.invite] as const, [less, messenger.uninvite] as const]) {
    const done = people.length > 0 ? await call(at, people) : undefined
    if (done && done.kind !== 'ok') return done
  }
  if (more.length + less.length > 0) await write((ctx) => guestsKnown(ctx, errand.record, guests))
  return { kind: 'ok' }
}
