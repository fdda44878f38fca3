import { allPeople } from '../../db/people.ts'
import { partsOf } from '../../db/record-links.ts'
import { knownUnits } from '../../db/units.ts'
import type { Field } from '../../domain/records/field.ts'
import type { RecordFacts, Surroundings } from '../../domain/records/kind.ts'
import type { Known } from '../../domain/records/known.ts'
import { dayAfter, dayOf, instantOf, minute } from '../../domain/time.ts'
import { addWorkingTime } from '../../domain/working-time.ts'
import type { Ctx } from '../context.ts'
import { kindOf } from './kinds.ts'

/** What the rules of a record need to know beside it. @param id left out before it is saved. */
export const surroundingsOf = async ({ tx, now, rules }: Ctx, id: string | undefined): Promise<Surroundings> => ({
  today: dayOf(now, rules.zone),
  dayOf: (at) => dayOf(at, rules.zone),
  after: (at, wait) =>
    'minutes' in wait
      ? addWorkingTime(rules.calendar, at, wait.minutes * minute, rules.zone)
      : instantOf(dayAfter(rules.calendar.next(dayOf(at, rules.zone), wait.workdays)), '00:00', rules.zone),
  calendar: rules.calendar,
  numbers: rules.numbers,
  parts: id === undefined ? { open: 0, all: 0 } : await partsOf(tx, id),
})

/** What fields are read against. @param fields those that are read: the roster and the units are looked up only where one of them needs it */
export const knownFor = async (
  { tx, now, rules }: Ctx,
  record: RecordFacts | undefined,
  fields?: readonly Field[],
): Promise<Known> => {
  const needs = (...sorts: Field['is'][]) => fields?.some(({ is }) => sorts.includes(is)) ?? true
  return {
    today: dayOf(now, rules.zone),
    units: needs('unit', 'units') ? await knownUnits(tx) : [],
    people: needs('person')
      ? (await allPeople(tx)).filter(({ state }) => state === 'active').map(({ id, name }) => ({ id, name }))
      : [],
    offered: record && kindOf(record.kind)?.declared.offers?.(record.values),
  }
}
