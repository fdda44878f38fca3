import type { Covered } from './coverage.ts'

const base = '/open-apis/calendar/v4/calendars'
const tests = 'api/calendar.test.ts'

/** The calendar of the bot itself: what is invited to and called off there. */
export const calendarCoverage: readonly Covered[] = [
  {
    method: 'POST',
    path: `${base}/primary`,
    status: 'partial',
    missing: 'calendars of people (user_access_token)',
    assumed: 'the form of the id',
    tests,
  },
  {
    method: 'POST',
    path: `${base}/:calendar_id/events`,
    status: 'partial',
    missing: 'whole days, recurrence, video meetings, reminders, rooms; only the calendar of the bot',
    assumed: 'a known idempotency_key answers the first event, for good; 191002 for another calendar',
    tests,
  },
  {
    method: 'PATCH',
    path: `${base}/:calendar_id/events/:event_id`,
    status: 'partial',
    missing: 'as of creating',
    assumed: '193001 for an unknown event, 193003 for a deleted one',
    tests,
  },
  {
    method: 'DELETE',
    path: `${base}/:calendar_id/events/:event_id`,
    status: 'supported',
    missing: '',
    assumed: '193001 for an unknown event, 193003 for a deleted one',
    tests,
  },
  {
    method: 'POST',
    path: `${base}/:calendar_id/events/:event_id/attendees`,
    status: 'partial',
    missing: 'groups, rooms and mail addresses; answers of people',
    assumed: 'who is invited twice is there once; one who is not of the tenant refuses the whole with 99992402',
    tests,
  },
  {
    method: 'POST',
    path: `${base}/:calendar_id/events/:event_id/attendees/batch_delete`,
    status: 'partial',
    missing: 'attendee_ids; groups, rooms and mail addresses',
    assumed: 'who is not there is passed over',
    tests,
  },
]
