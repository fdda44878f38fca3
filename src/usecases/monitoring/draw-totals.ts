import type { Card } from '../../cards/kit/card.ts'
import { monitoringCard } from '../../cards/monitoring.ts'
import type { Chain } from '../../db/chains.ts'
import { figuresOfMonth, lastMonthAsked } from '../../db/figures.ts'
import { totalOf } from '../../domain/monitoring/totals.ts'
import type { Month } from '../../domain/month-plan.ts'
import { dayOf } from '../../domain/time.ts'
import { totalKeys } from '../../texts/monitoring.ts'
import type { Ctx } from '../context.ts'
import { figuresIn } from '../kinds/figure-view.ts'

/** Sums of a month, by chain; chains where nobody is asked are left out. @param warned whether how many firms reached a line may be told here */
export const drawTotals = async (
  ctx: Ctx,
  { chains, month: said, warned }: { chains: readonly Chain[]; month: Month | undefined; warned: boolean },
): Promise<Card> => {
  const until = dayOf(ctx.now, ctx.rules.zone)
  const month = said ?? (await lastMonthAsked(ctx.tx)) ?? until.slice(0, 7)
  const found = await figuresOfMonth(ctx.tx, month)
  const seen = chains.map(({ id, name }) => ({ name, records: found.filter(({ chainId }) => chainId === id) }))
  const asked = seen.filter(({ records }) => records.length > 0)
  return monitoringCard({
    month,
    until,
    chains: asked.map(({ name, records }) => {
      const firms = records.map(({ values }) => figuresIn(values).figures)
      return { name, totals: totalKeys.map((key) => ({ key, total: totalOf(firms, key) })) }
    }),
    warned: warned
      ? asked.flatMap(({ records }) => records.filter(({ values }) => values.warned !== undefined)).length
      : undefined,
  })
}
