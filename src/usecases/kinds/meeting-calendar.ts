import { sendUuid } from '../../db/ids.ts'
import { readPerson } from '../../db/people.ts'
import { readRecord, type StoredRecord, saveRecord } from '../../db/records.ts'
import type { Value } from '../../domain/records/field.ts'
import { epochMs, hour, second } from '../../domain/time.ts'
import * as t from '../../texts/kinds/meeting.ts'
import { sentence } from '../../texts/plain.ts'
import type { Ctx } from '../context.ts'
import type { Taken } from '../records/hands.ts'
import { numberOf } from '../records/names.ts'
import { invitedOf } from '../records/relation.ts'
import { tellOfRecords } from '../records/tell-records.ts'
import { sendOnErrand } from '../say.ts'
import { eventOf } from './meeting-print.ts'

/** Which meeting, and who called it or last changed it. */
export interface CalendarErrand {
  record: string
  by: string | undefined
}

/** How the calendar is to be, as the meeting stands now; undefined: as it is. */
export type CalendarWish =
  | { is: 'gone'; event: string }
  | {
      is: 'there'
      /** Once there is one. */
      event: string | undefined
      key: string
      facts: { title: string; text: string; place: string; start: number; end: number }
      /** open_ids: to be on it, and on it by what is known. */
      guests: readonly string[]
      known: readonly string[]
    }

/*
 * Beside the fields of the meeting, and no step of it: which event of Feishu's it has, who is on it, how many it had before, and whether Feishu has
 * refused to have any.
 */
const keys = { event: 'calendar_event', guests: 'calendar_guests', past: 'calendar_past', off: 'calendar_off' } as const

const may = ['call', 'edit', 'send', 'void', 'reopen']

/** A meeting that is called, changed or called off: its event follows, in its own time. */
export const keepCalendar = async (ctx: Ctx, { record, step }: Taken): Promise<void> => {
  if (!may.includes(step.step) || (record.state === 'draft' && record.values[keys.event] === undefined)) return
  const errand: CalendarErrand = { record: record.id, by: step.personId }
  // Its own lane: of two changes the later one finds what the first has done.
  const lane = { type: 'message_id', id: `calendar/${record.id}` } as const
  await sendOnErrand(ctx, 'keep-calendar', `calendar/${record.id}/${step.seq}`, lane, errand)
}

export const calendarWish = async (ctx: Ctx, { record: id, by }: CalendarErrand): Promise<CalendarWish | undefined> => {
  const record = await readRecord(ctx.tx, id)
  if (!record || record.values[keys.off] !== undefined) return undefined
  const known = record.values[keys.event]
  const event = typeof known === 'string' ? known : undefined
  if (record.state === 'void' || record.state === 'draft')
    return event === undefined ? undefined : { is: 'gone', event }
  // Once it was held it is past: nobody's calendar is touched for it.
  if (record.state !== 'called') return undefined
  const { event: facts } = eventOf(ctx, record)
  const start = Math.floor(epochMs(facts.start) / second)
  return {
    is: 'there',
    event,
    key: sendUuid(`calendar/${record.id}/${record.createdAt}/${String(record.values[keys.past] ?? 0)}`, 0),
    // Feishu wants an end, and nobody has said one.
    facts: {
      ...{ title: facts.title, text: `${facts.text}\n${t.endUnknown}`, place: facts.place },
      ...{ start, end: start + hour / second },
    },
    guests: await guestsOf(ctx, record, by),
    known: listOf(record.values[keys.guests]),
  }
}

const listOf = (value: Value | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : []

/** Those who are called, and who has called them. */
const guestsOf = async ({ tx }: Ctx, record: StoredRecord, by: string | undefined): Promise<string[]> => {
  const people = new Set([...(await invitedOf(tx, record)), ...(by === undefined ? [] : [by])])
  const found: string[] = []
  for (const id of people) {
    const person = await readPerson(tx, id)
    if (person?.state === 'active' && person.openId !== undefined) found.push(person.openId)
  }
  return found
}

const keep = async ({ tx }: Ctx, id: string, change: Record<string, Value | undefined>): Promise<void> => {
  const record = await readRecord(tx, id)
  if (!record) return
  const values = Object.fromEntries(
    Object.entries({ ...record.values, ...change }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  )
  await saveRecord(tx, { ...record, values })
}

/** Written down before anybody is invited: what comes after a crash goes on with the same one. */
export const eventMade = (ctx: Ctx, id: string, event: string): Promise<void> => keep(ctx, id, { [keys.event]: event })
export const guestsKnown = (ctx: Ctx, id: string, guests: readonly string[]): Promise<void> =>
  keep(ctx, id, { [keys.guests]: [...guests] })
/** The next one, should the meeting be called again, is another. */
export const eventGone = async (ctx: Ctx, id: string): Promise<void> => {
  const record = await readRecord(ctx.tx, id)
  const past = Number(record?.values[keys.past] ?? 0) + 1
  await keep(ctx, id, { [keys.event]: undefined, [keys.guests]: undefined, [keys.past]: past })
}

/** Feishu has no event of it, or one that stands as it was: whoever set it going is told, once for the meeting, and Feishu is not asked again. */
export const notInCalendar = async (ctx: Ctx, { record: id, by }: CalendarErrand, why: 'scope' | 'failed') => {
  const record = await readRecord(ctx.tx, id)
  if (!record || record.values[keys.off] !== undefined) return
  const stale = record.values[keys.event] !== undefined
  await keep(ctx, id, { [keys.off]: why })
  const told = t.notInCalendar[stale ? 'stale' : why](numberOf(ctx, record))
  if (by !== undefined) await tellOfRecords(ctx, [by], `record/${id}/no-calendar`, sentence`${told}`, record.chainId)
}
