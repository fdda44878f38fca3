import { allChains, type Chain } from '../../db/chains.ts'
import type { Place } from '../../domain/people.ts'
import { type Action, chainsFor, type Decision, type RightsObject } from '../../domain/rights.ts'
import { allChainsWord } from '../../texts/commands.ts'
import type { ActorCtx } from '../context.ts'

/** Somebody looking back, by a message or by a button. */
export interface Looking extends ActorCtx {
  place: Place
  may(action: Action, object?: RightsObject): Decision
}

export interface LookScope {
  where: 'here' | 'private'
  /** The one chain that is meant. */
  chain: Chain | undefined
  chainName: string
  /** Chains to look at: the one, or all that this person may see. */
  chains: readonly Chain[]
  /** Every chain of the district is among them. */
  all: boolean
}

/** Which chains a person looks back at: the named one, the group's own, else all that may be seen. */
export const lookScope = async (
  looking: Looking,
  named: { id: string } | undefined,
): Promise<LookScope | { refused: Extract<Decision, { allow: false }>; wanted: string | undefined }> => {
  const own = looking.place.kind === 'group' ? looking.place.chain : undefined
  const wanted = named?.id ?? own
  const right = looking.may('look-back', wanted === undefined ? {} : { chain: wanted })
  if (!right.allow) return { refused: right, wanted }
  const open = chainsFor(looking.actor, 'look-back')
  const seen = (await allChains(looking.tx)).filter(({ id }) => open === 'all' || open.includes(id))
  const chain = wanted === undefined ? (seen.length === 1 ? seen[0] : undefined) : seen.find(({ id }) => id === wanted)
  return {
    where: right.where,
    chain,
    chainName: chain?.name ?? allChainsWord,
    chains: chain ? [chain] : seen,
    all: !chain && open === 'all',
  }
}
