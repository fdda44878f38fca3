import { newCalendarEventId } from '../ids.ts'
import type { Json } from '../json.ts'
import type { EmuCalendarEvent } from '../types.ts'
import type { World } from '../world.ts'
import { ApiError, fieldInvalid } from './api-error.ts'
import { isIdType } from './fields.ts'
import type { Call, Route } from './route.ts'

const base = '/open-apis/calendar/v4/calendars'
const scopes = ['calendar:calendar']

/** The bot's own; it has no other. */
const ownCalendar = ({ app }: World): string => `feishu.cn_${app.app_id}@group.calendar.feishu.cn`

export const primaryCalendarRoute: Route = {
  method: 'POST',
  path: `${base}/primary`,
  scopes,
  run: ({ world }) => ({
    calendars: [
      {
        calendar: { calendar_id: ownCalendar(world), summary: world.app.bot_name, type: 'primary', role: 'owner' },
        user_id: world.app.bot_open_id,
      },
    ],
  }),
}

function checkCalendar({ world, params }: Call): void {
  if (params.calendar_id !== ownCalendar(world)) throw new ApiError(191002, 'no calendar access_role')
}

function eventOf(call: Call): EmuCalendarEvent {
  checkCalendar(call)
  const event = call.world.calendarEvents.get(call.params.event_id ?? '')
  if (!event) throw new ApiError(193001, 'event not found')
  if (event.deleted) throw new ApiError(193003, 'event is deleted')
  return event
}

/** Seconds as text, as the API wants them. */
function second(body: Json, field: string): string {
  const { timestamp } = (body[field] ?? {}) as { timestamp?: unknown }
  if (typeof timestamp !== 'string' || !/^\d{10}$/.test(timestamp))
    throw fieldInvalid(`${field}.timestamp`, `${field}.timestamp must be seconds`)
  return timestamp
}

/** What of a body says something of the event. */
function said(body: Json): Partial<Pick<EmuCalendarEvent, 'summary' | 'description' | 'place' | 'start' | 'end'>> {
  const { summary, description, location } = body as Record<string, unknown>
  const is = {
    ...(typeof summary === 'string' && { summary }),
    ...(typeof description === 'string' && { description }),
    ...(location !== undefined && { place: String((location as { name?: string }).name ?? '') }),
    ...(body.start_time !== undefined && { start: second(body, 'start_time') }),
    ...(body.end_time !== undefined && { end: second(body, 'end_time') }),
  }
  if (is.start !== undefined && is.end !== undefined && is.end < is.start)
    throw fieldInvalid('end_time', 'end_time is before start_time')
  return is
}

const shown = ({ event_id, summary, description, place, start, end }: EmuCalendarEvent, world: World) => ({
  event_id,
  organizer_calendar_id: ownCalendar(world),
  summary,
  description,
  location: { name: place },
  start_time: { timestamp: start },
  end_time: { timestamp: end },
  status: 'confirmed',
})

/** One event for one key, however often it is asked for. */
export const createEventRoute: Route = {
  method: 'POST',
  path: `${base}/:calendar_id/events`,
  scopes,
  body: 'json',
  run(call) {
    checkCalendar(call)
    const { world, query, body } = call
    const key = query.get('idempotency_key') ?? undefined
    if (key !== undefined && (key.length < 32 || key.length > 128))
      throw fieldInvalid('idempotency_key', 'the len of idempotency_key is 32 to 128')
    const known = [...world.calendarEvents.values()].find((event) => key !== undefined && event.key === key)
    if (known) return { event: shown(known, world) }
    const [start, end] = [second(body, 'start_time'), second(body, 'end_time')]
    const event: EmuCalendarEvent = {
      ...{ event_id: newCalendarEventId(), summary: '', description: '', place: '', start, end },
      ...{ ...said(body), attendees: [], deleted: false },
      ...(key !== undefined && { key }),
    }
    world.calendarEvents.set(event.event_id, event)
    world.changed()
    return { event: shown(event, world) }
  },
}

export const patchEventRoute: Route = {
  method: 'PATCH',
  path: `${base}/:calendar_id/events/:event_id`,
  scopes,
  body: 'json',
  run(call) {
    const event = eventOf(call)
    Object.assign(event, said(call.body))
    call.world.changed()
    return { event: shown(event, call.world) }
  },
}

export const deleteEventRoute: Route = {
  method: 'DELETE',
  path: `${base}/:calendar_id/events/:event_id`,
  scopes,
  run(call) {
    eventOf(call).deleted = true
    call.world.changed()
    return {}
  },
}

/** People by the kind of id that was asked for; somebody of another tenant or unknown refuses the whole. */
function peopleOf({ world, query, body }: Call, field: string): string[] {
  const idType = query.get('user_id_type') ?? 'open_id'
  if (!isIdType(idType)) throw fieldInvalid('user_id_type', 'user_id_type is unknown')
  const given = body[field]
  if (!Array.isArray(given) || given.length === 0) throw fieldInvalid(field, `${field} is required`)
  return (given as { type?: string; user_id?: string }[]).map(({ type, user_id }) => {
    const person = [...world.people.values()].find((one) => one[idType] === user_id)
    if (type !== 'user' || !person || person.tenant_key !== world.tenant_key)
      throw fieldInvalid(field, 'only people of the tenant')
    return person.open_id
  })
}

export const inviteRoute: Route = {
  method: 'POST',
  path: `${base}/:calendar_id/events/:event_id/attendees`,
  scopes,
  body: 'json',
  run(call) {
    const event = eventOf(call)
    event.attendees = [...new Set([...event.attendees, ...peopleOf(call, 'attendees')])]
    call.world.changed()
    const attendees = event.attendees.map((user_id) => ({ type: 'user', user_id, rsvp_status: 'needs_action' }))
    return { attendees }
  },
}

export const uninviteRoute: Route = {
  method: 'POST',
  path: `${base}/:calendar_id/events/:event_id/attendees/batch_delete`,
  scopes,
  body: 'json',
  run(call) {
    const event = eventOf(call)
    const gone = new Set(peopleOf(call, 'delete_ids'))
    event.attendees = event.attendees.filter((openId) => !gone.has(openId))
    call.world.changed()
    return {}
  },
}
