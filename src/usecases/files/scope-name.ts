import { allChains, type Chain } from '../../db/chains.ts'
import { chainsFor } from '../../domain/rights.ts'
import { allChainsWord } from '../../texts/commands.ts'
import { districtWide } from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import type { ListWish } from '../records/read-filters.ts'

/** Of whom a file of records speaks: the chain that was named, 区级, the only chain of whoever asks, or 各产业链. */
export const scopeOf = async (
  ctx: ActorCtx,
  { chain, district }: Pick<ListWish, 'chain' | 'district'>,
): Promise<{ chain?: Chain | undefined; name: string; short: string }> => {
  const own = chainsFor(ctx.actor, 'export')
  const only = own !== 'all' && own.length === 1 ? own[0] : undefined
  const of =
    chain ?? (district || only === undefined ? undefined : (await allChains(ctx.tx)).find(({ id }) => id === only))
  if (of) return { chain: of, name: of.name, short: of.aliases[0] ?? of.name }
  const name = district ? districtWide : allChainsWord
  return { name, short: name }
}
