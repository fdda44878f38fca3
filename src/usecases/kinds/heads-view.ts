import { div } from '../../cards/kit/elements.ts'
import { allChains } from '../../db/chains.ts'
import { findRecords } from '../../db/records.ts'
import { chainsFor } from '../../domain/rights.ts'
import { headsOfAll, headsOfChain } from '../../texts/lists/l07-heads.ts'
import type { Ctx } from '../context.ts'
import type { RecordView } from '../records/views.ts'

/** More of one chain than anybody courts. */
const all = { limit: 500, offset: 0 }

const headsOf = async ({ tx }: Ctx, chainId: string): Promise<string[]> => {
  const rows = await findRecords(tx, { kind: 'L07', chains: [chainId], open: true }, all)
  return rows.flatMap(({ title, values }) => (values.head === undefined ? [] : [title]))
}

/** 各产业链1–3家头部企业清单: the rows of L07 that are in it. */
export const headsView: Pick<RecordView, 'head'> = {
  head: async (ctx, { chain, inGroup }) => {
    if (chain) {
      const names = await headsOf(ctx, chain.id)
      return [div(headsOfChain(names.length, inGroup ? [] : names))]
    }
    const open = chainsFor(ctx.actor, 'list-see')
    const chains = (await allChains(ctx.tx)).filter(
      ({ id, kind }) => kind === 'key' && (open === 'all' || open.includes(id)),
    )
    const counted = []
    for (const { id, name } of chains) counted.push({ name, count: (await headsOf(ctx, id)).length })
    return counted.length > 0 ? [div(headsOfAll(counted))] : []
  },
}
