import { allChains } from '../../db/chains.ts'
import { firmsInPark, pairsOfSeller } from '../../db/firms.ts'
import { isNow, rolesOf } from '../../domain/firms/roles.ts'
import { isPerson } from '../../domain/records/field.ts'
import { roleLine } from '../../texts/firms.ts'
import { matchedLine } from '../../texts/matching.ts'
import { numberOf } from '../records/names.ts'
import type { RecordView } from '../records/views.ts'

/** What a firm is in which chains, now and before. */
export const firmView: Pick<RecordView, 'values'> = {
  values: async ({ tx }, { values }) => {
    const names = new Map((await allChains(tx)).map(({ id, name }) => [id, name]))
    const lines = (now: boolean) =>
      rolesOf(values)
        .filter((one) => isNow(one) === now)
        .map((one) => roleLine({ ...one, chain: names.get(one.chainId) ?? one.chainId }))
    const [now, past] = [lines(true), lines(false)]
    return { ...(now.length > 0 && { roles_now: now }), ...(past.length > 0 && { roles_past: past }) }
  },
}

/** How many firms of the chain are in the park: counted, never typed. */
export const layoutView: Pick<RecordView, 'values'> = {
  values: async ({ tx }, { values: { park }, chainId }) =>
    typeof park === 'string' && chainId !== undefined ? { settled: await firmsInPark(tx, chainId, park) } : {},
}

/** 已配套: which pairs of the row came about. Counted from 配套, never typed. */
export const supplyView: Pick<RecordView, 'values'> = {
  values: async (ctx, { id, values: { firm } }) => {
    if (!isPerson(firm)) return {}
    const pairs = (await pairsOfSeller(ctx.tx, firm.id)).filter(({ values }) => values.supply === id)
    const matched = pairs.map((pair) => matchedLine(pair.values, numberOf(ctx, pair)))
    return matched.length > 0 ? { matched } : {}
  },
}
