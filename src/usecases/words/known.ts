import { allChains, type Chain } from '../../db/chains.ts'
import { allPeople } from '../../db/people.ts'
import { dayOf } from '../../domain/time.ts'
import type { Known } from '../../domain/words/parts.ts'
import type { Ctx } from '../context.ts'
import { namedKinds } from '../records/kinds.ts'

/** What the district knows by name today. */
export const knownNow = async ({ tx, now, rules }: Pick<Ctx, 'tx' | 'now' | 'rules'>): Promise<Known<Chain>> => ({
  chains: await allChains(tx),
  people: (await allPeople(tx)).map(({ name }) => name),
  kinds: [...namedKinds.map(({ texts }) => texts.word), '台账'],
  today: dayOf(now, rules.zone),
})
