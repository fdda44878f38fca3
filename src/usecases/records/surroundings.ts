import { openOffspring } from '../../db/open-records.ts'
import { allPeople } from '../../db/people.ts'
import { partsOf } from '../../db/record-links.ts'
import { knownUnits } from '../../db/units.ts'
import type { Field } from '../../domain/records/field.ts'
import type { RecordFacts, Surroundings } from '../../domain/records/kind.ts'
import type { Known, NamedUnit } from '../../domain/records/known.ts'
import { rungUnits } from '../../domain/records/rungs.ts'
import { dayAfter, dayOf, instantOf, minute, timeOf } from '../../domain/time.ts'
import { addWorkingTime } from '../../domain/working-time.ts'
import type { Ctx } from '../context.ts'
import { kindOf } from './kinds.ts'

/** What the rules of a record need to know beside it. @param id left out before it is saved. */
export const surroundingsOf = async (ctx: Ctx, id: string | undefined): Promise<Surroundings> => {
  const { tx, now, rules } = ctx
  const at: Surroundings = {
    now,
    today: dayOf(now, rules.zone),
    firms: rules.firms,
    instantOf: (on, at) => instantOf(on, at, rules.zone),
    dayOf: (at) => dayOf(at, rules.zone),
    after: (at, wait) =>
      'minutes' in wait
        ? addWorkingTime(rules.calendar, at, wait.minutes * minute, rules.zone)
        : instantOf(dayAfter(rules.calendar.next(dayOf(at, rules.zone), wait.workdays)), '00:00', rules.zone),
    calendar: rules.calendar,
    numbers: rules.numbers,
    parts: id === undefined ? { open: 0, all: 0 } : await partsOf(tx, id),
  }
  return id === undefined ? at : withTasks(ctx, at, [id])
}

/** With the lights of the open tasks that came of these records. */
export const withTasks = async ({ tx }: Ctx, at: Surroundings, ids: readonly string[]): Promise<Surroundings> => {
  const tasks = await openOffspring(tx, ids)
  return { ...at, lights: new Map(tasks.map((task) => [task.id, kindOf(task.kind)?.declared.light?.(task, at)])) }
}

/** What fields are read against. @param fields those that are read: the roster and the units are looked up only where one of them needs it */
export const knownFor = async (
  { tx, now, rules }: Ctx,
  record: RecordFacts | undefined,
  fields?: readonly Field[],
): Promise<Known> => {
  const needs = (...sorts: Field['is'][]) => fields?.some(({ is }) => sorts.includes(is)) ?? true
  return {
    today: dayOf(now, rules.zone),
    wall: `${dayOf(now, rules.zone)} ${timeOf(now, rules.zone)}`,
    firms: rules.firms.map(({ name }) => name),
    units: needs('unit', 'units') ? [...ownPost(record), ...(await knownUnits(tx))] : [],
    people: needs('person')
      ? (await allPeople(tx)).filter(({ state }) => state === 'active').map(({ id, name }) => ({ id, name }))
      : [],
    offered: record && kindOf(record.kind)?.declared.offers?.(record.values),
  }
}

/** Those with whom it lies may keep it. */
const ownPost = (record: RecordFacts | undefined): NamedUnit[] => {
  const rung = record && kindOf(record.kind)?.declared.rung?.(record)
  return rung === undefined || rung === 'lead' ? [] : [{ name: rungUnits[rung], aliases: [] }]
}
