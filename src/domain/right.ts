import type { Role } from './people.ts'
import type { Relation, Verb } from './records/kind.ts'

/** `own`: the chain the role is held for. `all`: every chain, or a thing that hangs on no chain. Absent: not allowed. */
export type Reach = 'own' | 'all'
/** Where the answer is shown: in the group it was asked in, in private with one neutral line in the group, or not at all. */
export type Showing = 'here' | 'private' | 'refused'

export interface Right {
  cells: Partial<Record<Role, Reach>>
  /** Held by everyone of the tenant, roles or not. */
  everyone?: true
  /** Beside the roles: how somebody stands to the very record that is meant. */
  relations?: readonly Relation[]
  /** Whom a refusal names: 推进办, 管理员, or the 专班负责人 of the chain. */
  helper: 'office' | 'admin' | 'lead'
  /** In a group bound to a chain, to the office, to 领导小组, and in an unbound one. A direct message always shows. */
  chainGroup: Showing
  officeGroup: Showing
  leadingGroup: Showing
  unbound: Showing
}

export type Showings = Pick<Right, 'chainGroup' | 'officeGroup' | 'leadingGroup' | 'unbound'>

/** Personal forms and full texts: never in a group. */
export const personal: Showings = {
  chainGroup: 'private',
  officeGroup: 'private',
  leadingGroup: 'private',
  unbound: 'refused',
}
/** What everyone in the office's group may see. */
export const officeWork: Showings = { ...personal, officeGroup: 'here' }
/** What everyone in any bound group may see, as long as it is about the group's own chain. */
export const groupLevel: Showings = { ...officeWork, chainGroup: 'here', leadingGroup: 'here' }
/** Binding is done in the group that is to be bound, before it is bound. */
export const binding: Showings = { ...officeWork, unbound: 'here' }

export const chain = { reporter: 'own', backup: 'own', lead: 'own' } as const
/** A chief has visits and counterparts too. */
export const withChief: Right = { cells: { ...chain, chief: 'own', office: 'all' }, helper: 'office', ...personal }

/** The five rights of a kind of record. A kind states only where its lists may stand and what it does otherwise. */
export const recordRights = <Kind extends string>(
  kind: Kind,
  lists: Showings,
  otherwise: Partial<Record<Verb, Right>> = {},
) => {
  const verbs: Record<Verb, Right> = {
    see: {
      cells: { ...chain, chief: 'own', office: 'all', leader: 'all' },
      relations: ['works', 'helps', 'raised'],
      helper: 'office',
      ...lists,
    },
    raise: { cells: { ...chain, office: 'all' }, helper: 'office', ...personal },
    work: { cells: { office: 'all' }, relations: ['works'], helper: 'office', ...personal },
    check: { cells: { chief: 'own', office: 'all' }, helper: 'office', ...personal },
    steer: { cells: { office: 'all' }, helper: 'office', ...personal },
    ...otherwise,
  }
  return Object.fromEntries(Object.entries(verbs).map(([verb, right]) => [`${kind}-${verb}`, right])) as Record<
    `${Kind}-${Verb}`,
    Right
  >
}
