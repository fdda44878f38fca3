import { allChains, type Chain } from '../../db/chains.ts'
import { openOffspring } from '../../db/open-records.ts'
import { allPeople } from '../../db/people.ts'
import { offspringOf, partsOf } from '../../db/record-links.ts'
import { knownUnits } from '../../db/units.ts'
import { type Actor, taskForceRoles } from '../../domain/people.ts'
import type { Field } from '../../domain/records/field.ts'
import type { RecordFacts, Surroundings } from '../../domain/records/kind.ts'
import type { Known, NamedUnit } from '../../domain/records/known.ts'
import { rungUnits } from '../../domain/records/rungs.ts'
import { dayAfter, dayOf, instantOf, minute, timeOf } from '../../domain/time.ts'
import { addWorkingTime } from '../../domain/working-time.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { Ctx } from '../context.ts'
import { type Kind, kindOf, stateWord } from './kinds.ts'
import { numberOf } from './names.ts'
import { viewOf } from './views.ts'

/** What the rules of a record need to know beside it. @param id left out before it is saved. */
export const surroundingsOf = async (ctx: Ctx, id: string | undefined): Promise<Surroundings> => {
  if (id === undefined) return { ...momentOf(ctx), parts: { open: 0, all: 0 }, came: [] }
  const parts = await partsOf(ctx.tx, id)
  const came = mayLeadOn(id) ? (await offspringOf(ctx.tx, id)).map((one) => offspring(ctx, one)) : []
  return withTasks(ctx, { ...momentOf(ctx), parts, came }, [id])
}

/** With the lights of the open tasks that came of these records. */
export const withTasks = async ({ tx }: Ctx, at: Surroundings, ids: readonly string[]): Promise<Surroundings> => {
  const tasks = await openOffspring(tx, ids)
  return { ...at, lights: new Map(tasks.map((task) => [task.id, kindOf(task.kind)?.declared.light?.(task, at)])) }
}

/** Whether anything comes of its kind. */
const mayLeadOn = (id: string): boolean => {
  const kind = kindOf(id.slice(0, id.indexOf('-')))
  return Object.values(kind?.declared.steps ?? {}).some(({ opens }) => opens !== undefined && opens !== kind?.key)
}

const offspring = (ctx: Ctx, one: Awaited<ReturnType<typeof offspringOf>>[number]): Surroundings['came'][number] => {
  const kind = kindOf(one.kind)
  return {
    number: numberOf(ctx, one),
    title: one.sensitive ? undefined : one.title,
    stands: kind ? stateWord(kind, one.state) : '',
    open: one.open,
  }
}

/** Of it what the moment alone says. */
const momentOf = ({ now, rules }: Ctx): Omit<Surroundings, 'parts' | 'came'> => ({
  now,
  firms: rules.firms,
  instantOf: (on, at) => instantOf(on, at, rules.zone),
  today: dayOf(now, rules.zone),
  dayOf: (at) => dayOf(at, rules.zone),
  after: (at, wait) =>
    'minutes' in wait
      ? addWorkingTime(rules.calendar, at, wait.minutes * minute, rules.zone)
      : instantOf(dayAfter(rules.calendar.next(dayOf(at, rules.zone), wait.workdays)), '00:00', rules.zone),
  calendar: rules.calendar,
  numbers: rules.numbers,
})

/** What fields are read against. @param fields those that are read: the roster and the units are looked up only where one of them needs it */
export const knownFor = async (
  ctx: Ctx & { actor?: Actor },
  record: RecordFacts | undefined,
  fields?: readonly Field[],
): Promise<Known> => {
  const { tx, now, rules } = ctx
  const needs = (...sorts: Field['is'][]) => fields?.some(({ is }) => sorts.includes(is)) ?? true
  return {
    today: dayOf(now, rules.zone),
    wall: `${dayOf(now, rules.zone)} ${timeOf(now, rules.zone)}`,
    firms: rules.firms.map(({ name }) => name),
    register: rules.firms,
    chains: needs('chain') ? await chainsFor(ctx) : [],
    units: needs('unit', 'units') ? [...ownPost(record), ...(await knownUnits(tx))] : [],
    people: needs('person')
      ? (await allPeople(tx)).filter(({ state }) => state === 'active').map(({ id, name }) => ({ id, name }))
      : [],
    parties: needs('parties') ? [...(await knownUnits(tx)), ...(await allChains(tx))] : [],
    offered: record && needs('picks', 'choice') ? await offersOf(ctx, record) : undefined,
  }
}

/** The same for one that is not saved yet: with what its kind lets be picked, or why there can be none now. */
export const knownForNew = async (
  ctx: Ctx,
  kind: Kind,
  chainId: string | undefined,
  fields?: readonly Field[],
): Promise<{ known: Known; bar?: Sentence }> => {
  const known = await knownFor(ctx, undefined, fields)
  const raising = chainId === undefined ? undefined : await viewOf(kind)?.raising?.(ctx, chainId)
  if (!raising) return { known }
  return 'bar' in raising ? { known, bar: raising.bar } : { known: { ...known, offered: raising.offers } }
}

/** The office may speak of every chain, others of their own. */
const chainsFor = async (ctx: Ctx & { actor?: Actor }): Promise<Chain[]> => {
  const all = await allChains(ctx.tx)
  const { grants } = ctx.actor ?? {}
  if (!grants || grants.some(({ role }) => role === 'office')) return all
  const own = grants.flatMap(({ role, chain }) => (taskForceRoles.some((one) => one === role) ? (chain ?? []) : []))
  return all.filter(({ id }) => own.includes(id))
}

/** Those with whom it lies may keep it. */
const ownPost = (record: RecordFacts | undefined): NamedUnit[] => {
  const rung = record && kindOf(record.kind)?.declared.rung?.(record)
  return rung === undefined || rung === 'lead' ? [] : [{ name: rungUnits[rung], aliases: [] }]
}

/** What its steps let be picked: what it declares, and what stands around it. */
const offersOf = async (ctx: Ctx, record: RecordFacts): Promise<Known['offered']> => {
  const kind = kindOf(record.kind)
  return { ...kind?.declared.offers?.(record.values), ...(kind && (await viewOf(kind)?.offers?.(ctx, record))) }
}
