import type { Card } from '../../cards/kit/card.ts'
import { monitoringCard } from '../../cards/monitoring.ts'
import type { Chain } from '../../db/chains.ts'
import { figuresOfMonth, lastMonthAsked } from '../../db/figures.ts'
import { isTold } from '../../domain/charts.ts'
import { figuresIn } from '../../domain/monitoring/figures.ts'
import { totalOf } from '../../domain/monitoring/totals.ts'
import type { Month } from '../../domain/month-plan.ts'
import { dayOf } from '../../domain/time.ts'
import { totalKeys, trendWords } from '../../texts/monitoring.ts'
import type { Ctx } from '../context.ts'
import { shortName } from '../records/draw-lists.ts'
import { readTrends } from './read-trends.ts'

/** Sums of a month, by chain; chains where nobody is asked are left out. @param warned whether how many firms reached a line may be told here */
export const drawTotals = async (
  ctx: Ctx,
  { chains, month: said, warned }: { chains: readonly Chain[]; month: Month | undefined; warned: boolean },
): Promise<Card> => {
  const until = dayOf(ctx.now, ctx.rules.zone)
  const month = said ?? (await lastMonthAsked(ctx.tx)) ?? until.slice(0, 7)
  const { records: found, unread } = await figuresOfMonth(ctx.tx, { month })
  const seen = chains.map(({ id, name }) => ({
    name,
    records: found.filter(({ chainId }) => chainId === id),
    unread: unread.filter((one) => one === id).length,
  }))
  const asked = seen.filter(({ records, unread: lost }) => records.length + lost > 0)
  const [only, ...others] = chains
  // Of all chains together there are too many lines for a phone.
  const trends = only && others.length === 0 ? await readTrends(ctx, only) : []
  return monitoringCard({
    month,
    until,
    trends: trends.filter(isTold),
    picture: only && others.length === 0 ? trendWords(shortName(only)) : undefined,
    chains: asked.map(({ name, records, unread: lost }) => {
      const firms = records.map(({ values }) => figuresIn(values).figures)
      return { name, unread: lost, totals: totalKeys.map((key) => ({ key, total: totalOf(firms, key) })) }
    }),
    warned: warned
      ? asked.flatMap(({ records }) => records.filter(({ values }) => values.warned !== undefined)).length
      : undefined,
  })
}
