import type { Day } from './time.ts'

/** The plan's "1155+N", in its order. */
export const checkupGroups = ['goal', 'map', 'mechanisms', 'five_ones', 'lists'] as const
export type CheckupGroup = (typeof checkupGroups)[number]

/** Of it one item, as the records have it: there, to be looked at again, or nobody has registered it. Never typed, never ticked. */
export interface CheckupItem {
  group: CheckupGroup
  key: string
  is: 'there' | 'stale' | 'missing'
  /** What it rests on: a number, a name, a count. */
  evidence?: string | undefined
  on?: Day | undefined
  owner?: string | undefined
  /** Where it is registered: the kind whose form helps. */
  kind?: string
}

/** A mechanism that nothing bears witness to for so long is to be looked at again. Ours: a quarter. */
export const witnessedFor = 92

export const countCheckup = (items: readonly CheckupItem[]): Record<CheckupItem['is'], number> => ({
  there: items.filter(({ is }) => is === 'there').length,
  stale: items.filter(({ is }) => is === 'stale').length,
  missing: items.filter(({ is }) => is === 'missing').length,
})
