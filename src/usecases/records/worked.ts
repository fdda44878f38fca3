import { readUnitOf } from '../../db/person-units.ts'
import type { RecordQuery } from '../../db/record-query.ts'
import { taskForceRoles } from '../../domain/people.ts'
import { rungUnits } from '../../domain/records/rungs.ts'
import { chainsFor } from '../../domain/rights.ts'
import type { ActorCtx } from '../context.ts'
import { awayToday, standInOf } from '../people/stand-ins.ts'
import type { Kind } from './kinds.ts'
import { actionOf } from './rights.ts'

/** What this person works, as a query: own records, those of the unit and of the task forces, of whom they stand in for, and what is 待指定 and theirs to give out. */
export const workedBy = async (ctx: ActorCtx): Promise<NonNullable<RecordQuery['worked']>> => {
  const { personId = '', grants } = ctx.actor
  const away = await awayToday(ctx)
  const people = [personId]
  for (const absent of away.keys()) if ((await standInOf(ctx.tx, absent, away))?.id === personId) people.push(absent)
  const unit = await readUnitOf(ctx.tx, personId)
  const isOffice = grants.some(({ role }) => role === 'office')
  const chainsAs = (roles: readonly string[]) =>
    grants.flatMap(({ role, chain }) => (chain !== undefined && roles.includes(role) ? [chain] : []))
  return {
    people,
    units: [...(unit === undefined ? [] : [unit]), ...(isOffice ? [rungUnits.office] : [])],
    taskForces: chainsAs(taskForceRoles),
    chiefOf: chainsAs(['chief']),
    unassigned: { chains: chainsAs(['lead']), district: isOffice },
  }
}

/** Chains of which this person decides about records of a kind, or whose task force this person leads. */
export const decidedChains = ({ actor }: ActorCtx, kind: Kind): readonly string[] | 'all' => {
  const own = chainsFor(actor, actionOf(kind, 'check'))
  const led = actor.grants.flatMap(({ role, chain }) => (role === 'lead' && chain !== undefined ? [chain] : []))
  return own === 'all' ? own : [...own, ...led]
}
