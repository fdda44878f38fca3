import { gaugeElements } from '../../cards/gauges.ts'
import { buttons } from '../../cards/kit/controls.ts'
import { allChains, type Chain } from '../../db/chains.ts'
import { monthsBetween } from '../../db/months.ts'
import { byMonth } from '../../domain/kinds/goal.ts'
import { chainsFor } from '../../domain/rights.ts'
import { goalsHeading, nowByMonth, pictureButton, pictureWords, planHeading, unreadMonth } from '../../texts/goals.ts'
import type { ActorCtx } from '../context.ts'
import { readGauges } from '../goals/read-gauges.ts'
import { shortName } from '../records/draw-lists.ts'
import type { RecordView } from '../records/views.ts'

/** Chains whose goals somebody may see, or the one that is meant. */
export const chainsOfGoals = async (
  { tx, actor }: ActorCtx,
  chain: Chain | undefined,
): Promise<{ chains: Chain[]; whole: boolean }> => {
  const open = chainsFor(actor, 'goal-see')
  const all = (await allChains(tx)).filter(({ kind, id }) => kind === 'key' && (open === 'all' || open.includes(id)))
  return chain ? { chains: [chain], whole: false } : { chains: all, whole: open === 'all' }
}

export const goalView: Pick<RecordView, 'values' | 'head'> = {
  // 现值 of output: what the newest month of the goal's year says, and nothing while none was filed.
  values: async ({ tx }, { chainId, values: { now_from, year } }) => {
    if (chainId === undefined || now_from !== byMonth) return {}
    const newest = (await monthsBetween(tx, chainId, { from: `${year}-01`, to: `${year}-12` })).at(-1)
    if (!newest) return {}
    const { month, content, returned } = newest
    return { now_by_month: content ? nowByMonth({ ...content, month, returned }) : unreadMonth(month) }
  },
  head: async (ctx, { chain, inGroup }) => {
    const { plan, goals } = await readGauges(ctx, { ...(await chainsOfGoals(ctx, chain)), inGroup })
    const words = pictureWords(chain ? shortName(chain) : '')
    const picture = { label: pictureButton, about: 'gauges', action: { on: 'say', do: 'wish', words } } as const
    return [
      ...gaugeElements(planHeading, plan),
      ...gaugeElements(goalsHeading, goals),
      ...(plan.length + goals.length > 0 ? [buttons(picture)] : []),
    ]
  },
}
