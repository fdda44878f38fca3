import { div } from '../../cards/kit/elements.ts'
import { allChains } from '../../db/chains.ts'
import { findRecords, type StoredRecord } from '../../db/records.ts'
import { chainsFor } from '../../domain/rights.ts'
import { headsOfAll, headsOfChain } from '../../texts/lists/l07-heads.ts'
import type { Ctx } from '../context.ts'
import type { RecordView } from '../records/views.ts'

/** More than anybody courts. */
const all = { limit: 5_000, offset: 0 }

/** In one question for all chains. What is 敏感 is counted for nobody in a group. */
const heads = async ({ tx }: Ctx, inGroup: boolean, chain?: string): Promise<StoredRecord[]> => {
  const picked = [{ key: 'head', is: '头部' }]
  const rows = await findRecords(tx, { kind: 'L07', ...(chain && { chains: [chain] }), open: true, picked }, all)
  return inGroup ? rows.filter(({ sensitive }) => !sensitive) : rows
}

/** 各产业链1–3家头部企业清单: the rows of L07 that are in it. */
export const headsView: Pick<RecordView, 'head'> = {
  head: async (ctx, { chain, inGroup }) => {
    if (chain) {
      const rows = await heads(ctx, inGroup, chain.id)
      const names = rows.flatMap(({ title, sensitive }) => (inGroup || sensitive ? [] : [title]))
      return [div(headsOfChain(rows.length, names))]
    }
    const open = chainsFor(ctx.actor, 'list-see')
    const chains = (await allChains(ctx.tx)).filter(
      ({ id, kind }) => kind === 'key' && (open === 'all' || open.includes(id)),
    )
    const rows = await heads(ctx, inGroup)
    const counts = chains.map(({ id, name }) => ({ name, count: rows.filter(({ chainId }) => chainId === id).length }))
    return counts.length > 0 ? [div(headsOfAll(counts))] : []
  },
}
