import { allChains } from '../../db/chains.ts'
import { holders, readActor, readPerson } from '../../db/people.ts'
import { peopleOfUnit, readUnitOf } from '../../db/person-units.ts'
import { lastStep } from '../../db/record-steps.ts'
import type { StoredRecord } from '../../db/records.ts'
import type { Executor } from '../../db/schema.ts'
import { chainsNow } from '../../domain/firms/roles.ts'
import { isSent, sentBy, withChiefs } from '../../domain/kinds/meeting-guests.ts'
import { type Actor, type Role, taskForceRoles } from '../../domain/people.ts'
import type { Relation } from '../../domain/records/kind.ts'
import { ownTaskForce } from '../../domain/records/known.ts'
import { isPost, rungUnits } from '../../domain/records/rungs.ts'
import { decide } from '../../domain/rights.ts'
import type { ActorCtx } from '../context.ts'
import { awayToday, standInOf } from '../people/stand-ins.ts'
import { kindOf } from './kinds.ts'
import { actionOf } from './rights.ts'

const holds = (actor: Actor, roles: readonly Role[], chain: string | undefined): boolean =>
  chain !== undefined && actor.grants.some((grant) => roles.includes(grant.role) && grant.chain === chain)

/** How a person stands to one record. A unit nobody is registered for is worked by the lead of the chain, and what somebody on leave owns by who stands in. */
export const relationsOf = async (ctx: ActorCtx, record: StoredRecord): Promise<Relation[]> => {
  const { tx, actor } = ctx
  const { personId } = actor
  if (personId === undefined) return []
  const { chainId, unit = ownTaskForce, owner } = record
  const own = await readUnitOf(tx, personId)
  const owns = owner?.id === personId
  // A firm is of the chains that it is in.
  const chains = kindOf(record.kind)?.declared.ofDistrict ? chainsNow(record.values) : [chainId]
  const leads = chains.some((id) => holds(actor, ['lead'], id))
  const ofTaskForce = chains.some((id) => holds(actor, taskForceRoles, id))
  const ofUnit = kindOf(record.kind)?.declared.unworked
    ? false
    : unit === ownTaskForce
      ? ofTaskForce
      : isPost(unit)
        ? isOfPost(actor, unit, chainId)
        : own === unit
  const works =
    owns ||
    (Array.isArray(record.values.reporters) && record.values.reporters.includes(personId)) ||
    ofUnit ||
    (leads && (await isUnassigned(tx, record))) ||
    (owner !== undefined && (await standInOf(tx, owner.id, await awayToday(ctx)))?.id === personId)
  const helpers = record.values.helpers
  const helps = ofTaskForce || (own !== undefined && Array.isArray(helpers) && helpers.includes(own))
  return [
    ...(works ? (['works'] as const) : []),
    ...(helps ? (['helps'] as const) : []),
    ...(record.raisedBy === personId ? (['raised'] as const) : []),
    ...(leads ? (['leads'] as const) : []),
    ...(leads && record.source === '专班自定' ? (['gave'] as const) : []),
    ...(owns ? (['owns'] as const) : []),
    ...(isRung(actor, record) ? (['rung'] as const) : []),
    ...(record.raisedBy === personId && record.lit?.clock && record.lit.sum.rule === 'overdue'
      ? (['waited'] as const)
      : []),
    ...((await confirmersOf(tx, record)).includes(personId) ? (['confirms'] as const) : []),
    ...(holds(actor, ['chief'], chainId) ? (['chief'] as const) : []),
    ...(holdsOffice(actor) ? (['office'] as const) : []),
    ...((await isInvited(ctx, record, own)) ? (['invited'] as const) : []),
  ]
}

const isOfPost = (actor: Actor, unit: string, chain: string | undefined): boolean =>
  unit === rungUnits.office ? holdsOffice(actor) : holds(actor, ['chief'], chain)
const holdsOffice = (actor: Actor): boolean => actor.grants.some(({ role }) => role === 'office')

/** Who says whether it is so, once somebody has said that it is: whoever raised it; where that is the very one, or somebody who has left, the lead of the chain, and else the office. */
export const confirmersOf = async (db: Executor, record: StoredRecord): Promise<string[]> => {
  const steps = Object.values(kindOf(record.kind)?.declared.steps ?? {})
  const judging = steps.find(({ confirms }) => confirms)?.notAfter
  const word = judging === undefined ? undefined : await lastStep(db, record.id, judging)
  if (!word) return []
  const judged = word.personId
  const others = (people: readonly string[]) => people.filter((id) => id !== judged)
  const raiser = await raiserNow(db, record)
  if (raiser !== undefined && raiser !== judged) return [raiser]
  const leads = others(await leadersOf(db, record.chainId))
  return leads.length > 0 ? leads : others(await leadersOf(db, undefined))
}

/** Whose turn it is: the lead of the chain, the office, or the chief of the chain. Of the district, and of a chain without one, it is the office's. */
const isRung = (actor: Actor, record: StoredRecord): boolean => {
  const rung = kindOf(record.kind)?.declared.rung?.(record)
  if (rung === undefined) return false
  return rung === 'office' || record.chainId === undefined ? holdsOffice(actor) : holds(actor, [rung], record.chainId)
}

/** Those called to it, by unit and by post, and whom one of them sends. */
const isInvited = async ({ tx, actor }: ActorCtx, record: StoredRecord, own: string | undefined): Promise<boolean> => {
  const { guests, type } = record.values
  if (!Array.isArray(guests)) return false
  const names = guests as readonly string[]
  if (own !== undefined && names.includes(own)) return true
  if (names.includes(ownTaskForce) && holds(actor, taskForceRoles, record.chainId)) return true
  if (isSent(record.values, actor.personId)) return true
  const roles: readonly Role[] = withChiefs(type) ? ['lead', 'chief'] : ['lead']
  const chains = (await allChains(tx)).filter(({ name }) => names.includes(name))
  return chains.some(({ id }) => holds(actor, roles, id))
}

/** Everybody who is called: people of the units, leads of the chains and with them their chiefs, and who is sent by one of them. */
export const invitedOf = async (db: Executor, record: StoredRecord): Promise<string[]> => {
  const { guests, type } = record.values
  const names = Array.isArray(guests) ? (guests as readonly string[]) : []
  const people = new Set<string>()
  const add = (found: readonly { id: string }[]): void => {
    for (const { id } of found) people.add(id)
  }
  for (const name of names) for (const id of await peopleOfUnit(db, name)) people.add(id)
  for (const { id } of (await allChains(db)).filter((chain) => names.includes(chain.name))) {
    add(await holders(db, 'lead', id))
    if (withChiefs(type)) add(await holders(db, 'chief', id))
  }
  if (names.includes(ownTaskForce) && record.chainId !== undefined)
    for (const role of taskForceRoles) add(await holders(db, role, record.chainId))
  for (const { id } of sentBy(record.values)) people.add(id)
  return [...people]
}

/** 待指定: nobody owns it, and nobody is registered for its unit. */
export const isUnassigned = async (db: Executor, { open, unit, owner, chainId }: StoredRecord): Promise<boolean> =>
  open &&
  owner === undefined &&
  unit !== undefined &&
  !isPost(unit) &&
  (unit !== ownTaskForce || chainId === undefined) &&
  (await peopleOfUnit(db, unit)).length === 0

/** What says who works a record. */
export type Worked = Pick<StoredRecord, 'owner' | 'unit' | 'chainId'>

/** Whom telling a record's workers means: its owner; without one the people of the leading unit; of 本链专班 the main reporters; of nobody the lead. */
export const workersOf = async (db: Executor, record: Worked): Promise<string[]> => {
  if (record.owner) return [record.owner.id]
  const { chainId, unit = ownTaskForce } = record
  if (isPost(unit)) return unit === rungUnits.chief ? chiefsOf(db, chainId) : leadersOf(db, undefined)
  const people =
    unit !== ownTaskForce
      ? await peopleOfUnit(db, unit)
      : chainId === undefined
        ? []
        : (await holders(db, 'reporter', chainId)).map(({ id }) => id)
  if (people.length > 0) return people
  return leadersOf(db, chainId)
}

/** Those who hold the very post that it lies with. */
export const holdersOfRung = async (db: Executor, record: StoredRecord): Promise<string[]> => {
  const rung = kindOf(record.kind)?.declared.rung?.(record)
  if (rung === undefined || (rung !== 'office' && record.chainId === undefined)) return []
  return (await holders(db, rung, rung === 'office' ? undefined : record.chainId)).map(({ id }) => id)
}

/** Those whose turn it is. */
export const rungOf = async (db: Executor, record: StoredRecord): Promise<string[]> => {
  const rung = kindOf(record.kind)?.declared.rung?.(record)
  if (rung === undefined) return []
  return rung === 'chief' ? chiefsOf(db, record.chainId) : leadersOf(db, rung === 'lead' ? record.chainId : undefined)
}

/** Whoever raised it, as long as a post of theirs sees such records or they work or help it; whoever has left both hears no more of it. */
const raiserNow = async (db: Executor, record: StoredRecord): Promise<string | undefined> => {
  const { raisedBy, owner, unit, chainId, values } = record
  const person = raisedBy === undefined ? undefined : await readPerson(db, raisedBy)
  const kind = kindOf(record.kind)
  if (person?.state !== 'active' || person.openId === undefined || !kind) return undefined
  if (owner?.id === person.id) return person.id
  const own = await readUnitOf(db, person.id)
  const helpers = Array.isArray(values.helpers) ? (values.helpers as readonly unknown[]) : []
  if (own !== undefined && (own === unit || helpers.includes(own))) return person.id
  const about = chainId === undefined ? { all: true } : { chain: chainId }
  const actor = await readActor(db, person.openId)
  return decide(actor, actionOf(kind, 'see'), about, { kind: 'p2p' }).allow ? person.id : undefined
}

/**
 * Whoever raised it. Once that one has left: of a chief whoever is chief now, of 领导小组 nobody, since it has no heir of one person; of a task force its
 * lead, and of the office the office.
 */
export const raiserOf = async (db: Executor, record: StoredRecord): Promise<string[]> => {
  const raiser = await raiserNow(db, record)
  if (raiser !== undefined) return [raiser]
  const { post, chainId } = record
  if (post === 'leader') return []
  if (post === 'chief') return chainId === undefined ? [] : (await holders(db, 'chief', chainId)).map(({ id }) => id)
  return leadersOf(db, post === 'office' ? undefined : chainId)
}

/** The chief of a chain; the office for the district and where there is none. */
export const chiefsOf = async (db: Executor, chainId: string | undefined): Promise<string[]> => {
  const chiefs = chainId === undefined ? [] : await holders(db, 'chief', chainId)
  return (chiefs.length > 0 ? chiefs : await holders(db, 'office')).map(({ id }) => id)
}

/** The lead of a chain; the office where it has none, and for the district. */
export const leadersOf = async (db: Executor, chainId: string | undefined): Promise<string[]> => {
  const leads = chainId === undefined ? [] : await holders(db, 'lead', chainId)
  return (leads.length > 0 ? leads : await holders(db, 'office')).map(({ id }) => id)
}
