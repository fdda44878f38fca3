import { holders } from '../../db/people.ts'
import { peopleOfUnit, readUnitOf } from '../../db/person-units.ts'
import type { StoredRecord } from '../../db/records.ts'
import type { Executor } from '../../db/schema.ts'
import type { Actor, Role } from '../../domain/people.ts'
import type { Relation } from '../../domain/records/kind.ts'
import { ownTaskForce } from '../../domain/records/known.ts'

const filers = ['reporter', 'backup', 'lead'] as const satisfies readonly Role[]

const holds = (actor: Actor, roles: readonly Role[], chain: string | undefined): boolean =>
  chain !== undefined && actor.grants.some((grant) => roles.includes(grant.role) && grant.chain === chain)

/** How a person stands to one record. A unit nobody is registered for is worked by the lead of the chain. */
export const relationsOf = async (db: Executor, actor: Actor, record: StoredRecord): Promise<Relation[]> => {
  const { personId } = actor
  if (personId === undefined) return []
  const { chainId, unit = ownTaskForce } = record
  const own = await readUnitOf(db, personId)
  const owns = record.owner?.id === personId
  const leads = holds(actor, ['lead'], chainId)
  const ofTaskForce = holds(actor, filers, chainId)
  const ofUnit = unit === ownTaskForce ? ofTaskForce : own === unit
  const nobody = unit !== ownTaskForce && leads && (await peopleOfUnit(db, unit)).length === 0
  const helpers = record.values.helpers
  const helps = ofTaskForce || (own !== undefined && Array.isArray(helpers) && helpers.includes(own))
  return [
    ...(owns || ofUnit || nobody ? (['works'] as const) : []),
    ...(helps ? (['helps'] as const) : []),
    ...(record.raisedBy === personId ? (['raised'] as const) : []),
    ...(leads ? (['leads'] as const) : []),
    ...(leads && record.source === '专班自定' ? (['gave'] as const) : []),
    ...(owns ? (['owns'] as const) : []),
  ]
}

/** Whom telling a record's workers means: its owner; without one the people of the leading unit; of 本链专班 the main reporters; of nobody the lead. */
export const workersOf = async (db: Executor, record: StoredRecord): Promise<string[]> => {
  if (record.owner) return [record.owner.id]
  const { chainId, unit = ownTaskForce } = record
  const people =
    unit !== ownTaskForce
      ? await peopleOfUnit(db, unit)
      : chainId === undefined
        ? []
        : (await holders(db, 'reporter', chainId)).map(({ id }) => id)
  if (people.length > 0) return people
  const others = chainId === undefined ? await holders(db, 'office') : await holders(db, 'lead', chainId)
  return others.map(({ id }) => id)
}
