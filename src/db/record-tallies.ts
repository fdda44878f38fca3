import { recordsWith } from './record-index.ts'
import { matching, type RecordQuery } from './record-query.ts'
import { type ChainCount, countByChain, countUpTo, lightOfRank, whoseOf } from './records.ts'
import type { Executor } from './schema.ts'

/** How many records of a kind there are, and how they stand. */
export interface Tally {
  count: number
  /** There are that many or more: nobody has counted on, and how they stand is not known. */
  orMore: boolean
  by: readonly ChainCount[]
}

/** Kinds that are looked through in the same way. */
export type OfKinds = Omit<RecordQuery, 'kind' | 'kinds'> & { kinds: readonly string[] }

/**
 * How many there are of each kind, without those of which there are none. Where words are looked for, the index of texts is asked once for all of
 * them; only words that are in very many records are asked for kind by kind, no further than is worth saying.
 */
export const tally = async (db: Executor, wishes: readonly OfKinds[], most: number): Promise<Map<string, Tally>> => {
  const tallies = new Map<string, Tally>()
  const known = new Map<string, Promise<string[] | undefined>>()
  for (const wish of wishes) {
    const { words } = wish
    const whose = whoseOf(wish)
    const key = JSON.stringify({ words, whose })
    if (words && !known.has(key)) known.set(key, recordsWith(db, words, { whose }))
    const ids = await known.get(key)
    if (ids) await tallyAmong(db, wish, ids, tallies)
    else await tallyEach(db, wish, most, tallies)
  }
  return tallies
}

const tallyAmong = async (db: Executor, wish: OfKinds, ids: readonly string[], tallies: Map<string, Tally>) => {
  const rows = await matching(db, wish, ids)
    .select(({ fn }) => ['record.kind', 'record.chain_id', 'record.rank', fn.countAll<number>().as('n')])
    .groupBy(['record.kind', 'record.chain_id', 'record.rank'])
    .execute()
  for (const { kind, chain_id, rank, n } of rows) {
    const { count = 0, by = [] } = tallies.get(kind) ?? {}
    const one = { chainId: chain_id, light: lightOfRank(rank), n: Number(n) }
    tallies.set(kind, { count: count + one.n, orMore: false, by: [...by, one] })
  }
}

const tallyEach = async (db: Executor, { kinds, ...same }: OfKinds, most: number, tallies: Map<string, Tally>) => {
  for (const kind of kinds) {
    const one = { ...same, kind }
    if (same.words) {
      // Most districts keep some of the kinds only, and the index of texts need not be asked for the others.
      const any = await db.selectFrom('record').select('id').where('kind', '=', kind).limit(1).executeTakeFirst()
      const isMost = any !== undefined && (await countUpTo(db, one, most)) === most
      if (isMost) tallies.set(kind, { count: most, orMore: true, by: [] })
      if (!any || isMost) continue
    }
    const by = await countByChain(db, one)
    const count = by.reduce((sum, { n }) => sum + n, 0)
    if (count > 0) tallies.set(kind, { count, orMore: false, by })
  }
}
