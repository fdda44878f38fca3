import type { Chain } from '../../db/chains.ts'
import { type Action, chainsFor } from '../../domain/rights.ts'
import type { Answer, Asked } from '../command.ts'
import { refused } from '../refused.ts'

interface Scope {
  /** The one that was named, or the group's own. */
  chain: string | undefined
  chains: 'all' | readonly string[]
  where: Answer['where']
}

/** Whose facts an answer may hold: of the named chain, of the group's own, else of all that this person may see. */
export const scopeOf = async (
  asked: Asked,
  action: Action,
  named: Chain | undefined,
): Promise<Scope | { answer: Answer }> => {
  const chain = named?.id ?? (asked.place.kind === 'group' ? asked.place.chain : undefined)
  const open = chainsFor(asked.actor, action)
  const right = asked.may(action, chain === undefined ? (open === 'all' ? { all: true } : {}) : { chain })
  if (!right.allow) return { answer: await refused(asked, right, action, chain) }
  return { chain, chains: chain === undefined ? open : [chain], where: right.where }
}
