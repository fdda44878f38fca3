import { allChains, type Chain } from '../../db/chains.ts'
import { allPeople } from '../../db/people.ts'
import type { Actor, Place } from '../../domain/people.ts'
import { dayOf } from '../../domain/time.ts'
import type { Known } from '../../domain/words/parts.ts'
import type { Ctx } from '../context.ts'
import { lists, namedKinds } from '../records/kinds.ts'

type Asking = Pick<Ctx, 'tx' | 'now' | 'rules'> & { actor?: Actor; place?: Place }

/** The chain that is meant by 本链: that of the group, else the only one of whoever speaks. */
export const ownChain = (chains: readonly Chain[], { actor, place }: Asking): Chain | undefined => {
  if (place?.kind === 'group' && place.chain !== undefined) return chains.find(({ id }) => id === place.chain)
  const theirs = new Set(actor?.grants.flatMap(({ chain }) => chain ?? []))
  return theirs.size === 1 ? chains.find(({ id }) => theirs.has(id)) : undefined
}

/** What the district knows by name today. */
export const knownNow = async (asking: Asking): Promise<Known<Chain>> => {
  const chains = await allChains(asking.tx)
  return {
    chains,
    own: ownChain(chains, asking),
    people: (await allPeople(asking.tx)).map(({ name }) => name),
    kinds: [...namedKinds.map(({ texts }) => texts.word), '台账'],
    lists: lists.flatMap(({ texts }) => [texts.word, texts.title ?? [], texts.short ?? [], texts.also ?? []].flat()),
    today: dayOf(asking.now, asking.rules.zone),
  }
}
