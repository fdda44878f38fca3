import { classify, type NotOk, settle } from './errors.ts'
import { CallFailure } from './failure.ts'
import { calendarPathId, pathId, type Sdk } from './sdk.ts'

/** What stands in a calendar. Times are seconds since 1970. */
export interface CalendarEvent {
  title: string
  text: string
  place: string
  start: number
  end: number
}

/** Where an event is. */
export interface EventPlace {
  calendar: string
  event: string
}

export type CalendarOutcome = { kind: 'ok' } | NotOk
export type Made = { kind: 'ok'; id: string } | NotOk

/** The calendar of the bot itself. Nobody is notified by it: whom it concerns has a card. Scope `calendar:calendar`. */
export interface Calendars {
  ownCalendar(): Promise<Made>
  /** @param key 32 to 128 signs: however often it is asked for, there is one event of a key. */
  addEvent(wish: { calendar: string; key: string; event: CalendarEvent }): Promise<Made>
  changeEvent(at: EventPlace, event: CalendarEvent): Promise<CalendarOutcome>
  /** One that is gone already is removed. */
  removeEvent(at: EventPlace): Promise<CalendarOutcome>
  invite(at: EventPlace, openIds: readonly string[]): Promise<CalendarOutcome>
  uninvite(at: EventPlace, openIds: readonly string[]): Promise<CalendarOutcome>
}

/** 193001 no such event, 193003 deleted (observed in public projects; the documentation lists them without saying when). */
const gone: readonly (number | undefined)[] = [193001, 193003]

const bodyOf = ({ title, text, place, start, end }: CalendarEvent) => ({
  summary: title,
  description: text,
  location: { name: place },
  start_time: { timestamp: String(start) },
  end_time: { timestamp: String(end) },
  need_notification: false,
  vchat: { vc_type: 'no_meeting' as const },
})

const pathOf = ({ calendar, event }: EventPlace) => ({
  calendar_id: calendarPathId(calendar),
  event_id: pathId(event),
})

const outcome = async (call: Promise<unknown>): Promise<CalendarOutcome> => {
  const answer = await settle(call)
  return answer instanceof CallFailure ? classify(answer) : { kind: 'ok' }
}

const named = (id: string | undefined): Made =>
  id === undefined ? { kind: 'unknown', cause: 'no-id' } : { kind: 'ok', id }

export const createCalendars = (sdk: () => Promise<Sdk>): Calendars => ({
  async ownCalendar() {
    const { calendar } = await sdk()
    const answer = await settle(calendar.v4.calendar.primary({ params: { user_id_type: 'open_id' } }))
    if (answer instanceof CallFailure) return classify(answer)
    return named(answer.data?.calendars?.[0]?.calendar?.calendar_id)
  },

  async addEvent({ calendar: id, key, event }) {
    const { calendar } = await sdk()
    const path = { calendar_id: calendarPathId(id) }
    const answer = await settle(
      calendar.v4.calendarEvent.create({ path, params: { idempotency_key: key }, data: bodyOf(event) }),
    )
    if (answer instanceof CallFailure) return classify(answer)
    return named(answer.data?.event?.event_id)
  },

  async changeEvent(at, event) {
    const { calendar } = await sdk()
    return outcome(calendar.v4.calendarEvent.patch({ path: pathOf(at), data: bodyOf(event) }))
  },

  async removeEvent(at) {
    const { calendar } = await sdk()
    const answer = await settle(
      calendar.v4.calendarEvent.delete({ path: pathOf(at), params: { need_notification: 'false' } }),
    )
    if (!(answer instanceof CallFailure) || gone.includes(answer.facts.code)) return { kind: 'ok' }
    return classify(answer)
  },

  async invite(at, openIds) {
    const { calendar } = await sdk()
    const attendees = openIds.map((user_id) => ({ type: 'user' as const, user_id }))
    return outcome(
      calendar.v4.calendarEventAttendee.create({
        path: pathOf(at),
        params: { user_id_type: 'open_id' },
        data: { attendees, need_notification: false },
      }),
    )
  },

  async uninvite(at, openIds) {
    const { calendar } = await sdk()
    const delete_ids = openIds.map((user_id) => ({ type: 'user' as const, user_id }))
    return outcome(
      calendar.v4.calendarEventAttendee.batchDelete({
        path: pathOf(at),
        params: { user_id_type: 'open_id' },
        data: { delete_ids, need_notification: false },
      }),
    )
  },
})
