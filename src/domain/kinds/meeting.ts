import {
  choice,
  day,
  isPerson,
  line,
  link,
  must,
  parties,
  person,
  pick,
  picks,
  text,
  time,
  topics,
  unit,
  type Value,
  type Values,
} from '../records/field.ts'
import type { RecordFacts, Relation, Surroundings } from '../records/kind.ts'
import { type Lit, workdaysBetween } from '../records/light.ts'
import { recordKind } from '../records/record-kind.ts'
import { answered, answerOf, type GuestAnswer, meetingTypes } from './meeting-guests.ts'
import { decidedAs, itemsOf, mostItems, withItems, withoutOthers } from './meeting-items.ts'

const [ofLeadingGroup, , ofOffice] = meetingTypes

/** Which of them it is: counted for each type, chain and year. */
export const seriesOf = ({ type, on }: Values): string => `${type}${String(on).slice(0, 4)}年`

/** 会议: from the agenda to the minutes, whose decisions are tasks. */
export const meeting = recordKind({
  key: 'meeting',
  inDigest: () => false,
  district: true,
  districtFirst: true,
  unworked: true,
  recurs: true,
  offDesk: true,
  officeOnly: { field: 'type', options: [ofLeadingGroup, ofOffice] },
  states: { draft: 'wait', called: 'active', held: 'check', issued: 'closed', void: 'void' },
  first: 'draft',
  fields: [
    must(pick('type', meetingTypes)),
    // One that was held already may be written down behind.
    must(day('on', { past: true })),
    must(time('time')),
    line('place', 40),
    must(person('host')),
    must(parties('invited', 30)),
    link('link'),
  ],
  titleOf: (values) => `${seriesOf(values)}第${values.nth ?? ''}次`,
  columns: ['on', 'agenda'],
  shows: ['signed_by'],
  offers: (values) => ({ agenda: itemsOf(values).map(({ is }) => is) }),
  steps: {
    agenda: {
      from: ['draft', 'called'],
      by: 'steer',
      also: ownMeeting,
      asks: [picks('items', 'items'), topics('extra', 3)],
      form: true,
      wrong: (given, { values }) => {
        const actual = agendaChange(given, values).agenda
        return actual > mostItems ? [{ field: 'extra', reason: 'too-many', most: mostItems, actual }] : []
      },
      change: (given, { values }) => ({ values: agendaChange(given, values) }),
    },
    call: {
      from: ['draft'],
      to: 'called',
      by: 'steer',
      also: ownMeeting,
      bar: (record, at) =>
        isPast(record, at) ? { why: 'past' } : itemsOf(record.values).length === 0 ? { why: 'noItems' } : undefined,
      change: (_, { values }) => ({ values: { guests: values.invited } }),
      tells: ['invited'],
    },
    attend: answering('attend'),
    absent: { ...answering('absent'), asks: [line('reason', 100)] },
    send: { ...answering('send'), asks: [must(person('person'))] },
    decide: {
      from: ['draft', 'called', 'held'],
      to: 'held',
      by: 'steer',
      also: ownMeeting,
      when: (record, at) => record.state !== 'draft' || isPast(record, at),
      bar: ({ values }) => (itemsOf(values).length === 0 ? { why: 'noItems' } : undefined),
      asks: [
        must(choice('item', 'agenda')),
        must(text('decision', 150)),
        unit('task_unit'),
        person('task_owner'),
        day('task_due'),
      ],
      change: ({ item, decision = '', task_unit, task_owner, task_due }, { values }, { today }) => ({
        values: {
          held_on: values.held_on ?? today,
          ...decidedAs(values, String(item), { decision, unit: task_unit, owner: task_owner, due: task_due }),
        },
      }),
    },
    issue: {
      from: ['held'],
      to: 'issued',
      by: 'steer',
      also: ownMeeting,
      asks: [person('signed_by')],
      form: true,
      decides: true,
      fills: ({ values }) => ({ signed_by: isPerson(values.host) ? values.host.name : undefined }),
      bar: ({ values }) =>
        itemsOf(values).some(({ decision }) => decision !== undefined) ? undefined : { why: 'noneDecided' },
      change: ({ signed_by }, { values }) => ({ values: { signed_by: signed_by ?? values.host } }),
      tells: ['invited'],
    },
    minutes: { from: ['held', 'issued'], by: 'see', gives: 'file', still: true },
  },
  light: (record, at) => lightOfMeeting(record, at),
})

/** The lead of a chain runs the meetings of the chain itself. */
function ownMeeting({ values }: RecordFacts): readonly Relation[] {
  return values.type === ofLeadingGroup || values.type === ofOffice ? [] : ['leads']
}

/** What each person who is called says for themself, once. */
function answering(answer: GuestAnswer) {
  return {
    from: ['called'],
    by: 'nobody',
    also: ['invited'],
    apart: true,
    still: true,
    bar: ({ values }: RecordFacts, { actor }: Surroundings) =>
      answerOf(values, actor?.id) === answer ? { why: 'answered' } : undefined,
    change: (given: Values, _: RecordFacts, { actor }: Surroundings) => {
      const sent = isPerson(given.person) ? given.person : undefined
      return { values: answered(actor, answer, sent) }
    },
  } as const
}

const isPast = ({ values }: RecordFacts, at: Surroundings): boolean =>
  at.now >= at.instantOf(String(values.on), String(values.time))

/** Nothing picked leaves the agenda as it is; what is written is put behind it. */
const agendaChange = ({ items, extra }: Values, values: Values) => {
  const picked = Array.isArray(items) ? (items as readonly string[]) : undefined
  const written = Array.isArray(extra) ? (extra as readonly string[]) : []
  const change = {
    ...(picked && withoutOthers(values, picked)),
    ...withItems(values, [...(picked ?? []), ...written]),
  }
  return { ...change, agenda: itemsOf(stood(values, change)).length }
}
const stood = (values: Values, change: Readonly<Record<string, Value | undefined>>): Values =>
  Object.fromEntries(
    Object.entries({ ...values, ...change }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
const lightOfMeeting = ({ state, values }: RecordFacts, at: Surroundings): Lit | undefined => {
  if (state !== 'held' || values.held_on === undefined) return undefined
  const days = workdaysBetween(String(values.held_on), at.today, at.calendar) - at.numbers['meeting-minutes']
  return days > 0 ? { light: 'yellow', sum: { rule: 'minutes-late', days } } : undefined
}
