import { allChains } from '../../db/chains.ts'
import { firmsInPark } from '../../db/firms.ts'
import { isNow, rolesOf } from '../../domain/firms/roles.ts'
import { roleLine } from '../../texts/firms.ts'
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
