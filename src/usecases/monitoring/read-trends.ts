import type { Chain } from '../../db/chains.ts'
import { figuresOfMonth, lastMonthAsked } from '../../db/figures.ts'
import { firmsOfChain } from '../../db/firms.ts'
import { monthsBetween } from '../../db/months.ts'
import type { Trend, TrendMonth } from '../../domain/charts.ts'
import { figuresIn, monthFrom } from '../../domain/monitoring/figures.ts'
import { type AskedMonth, trendOf } from '../../domain/monitoring/trend.ts'
import type { Month } from '../../domain/month-plan.ts'
import { isPerson } from '../../domain/records/field.ts'
import { shownFigure } from '../../domain/shown-figure.ts'
import { dayOf } from '../../domain/time.ts'
import * as t from '../../texts/monitoring.ts'
import type { Ctx } from '../context.ts'

/** As far back as a trend looks: the same month of the year before is the first. */
const monthsBack = 12

/** How a chain has gone: what its months say of output, and the sums of its firms. Never a figure of one of them. */
export const readTrends = async (ctx: Ctx, chain: Chain): Promise<Trend[]> => {
  const until = dayOf(ctx.now, ctx.rules.zone)
  const last = (await lastMonthAsked(ctx.tx)) ?? until.slice(0, 7)
  const months = Array.from({ length: monthsBack + 1 }, (_, n) => monthFrom(last, n - monthsBack))
  const asked: AskedMonth[] = []
  for (const month of months) asked.push(await askedIn(ctx, chain, month))
  return [
    { ...(await outputTrend(ctx, chain, months)), until },
    ...t.totalKeys.map((key) => ({
      title: t.trendTitle(key),
      unit: t.totalUnits[key],
      basis: t.firmsBasis,
      until,
      months: trendOf(asked, key, t.partOf),
    })),
  ]
}

const askedIn = async ({ tx }: Ctx, { id: chain }: Chain, month: Month): Promise<AskedMonth> => {
  const { records, unread } = await figuresOfMonth(tx, { month, chain })
  return {
    month,
    firms: records.map(({ id, values }) => ({
      id: isPerson(values.firm) ? values.firm.id : id,
      figures: figuresIn(values).figures,
    })),
    unread: unread.length,
  }
}

/** 本月产值 of the monthly reports; 口径 may be another from one to the next. */
const outputTrend = async ({ tx }: Ctx, { id }: Chain, months: readonly Month[]): Promise<Omit<Trend, 'until'>> => {
  const filed = new Map(
    (await monthsBetween(tx, id, { from: months[0] ?? '', to: months.at(-1) ?? '' })).map((one) => [one.month, one]),
  )
  const firms = (await firmsOfChain(tx, id)).length
  const bases = new Set([...filed.values()].flatMap(({ content }) => content?.basis ?? []))
  return {
    title: t.monthOutputTitle,
    unit: t.monthOutputUnit,
    basis: t.monthBasis([...bases]),
    months: months.map((month, n): TrendMonth => {
      const one = filed.get(month)
      if (!one?.content) return { month, ...(one && { unread: true }) }
      const before = filed.get(months[n - 1] ?? '')?.content
      return {
        month,
        shown: shownFigure(one.content.output.yi, firms),
        ...(one.returned && { returned: true }),
        ...(before && before.basis !== one.content.basis && { apart: true }),
      }
    }),
  }
}
