import { isWhole, type Trend } from '../domain/charts.ts'
import { basisLine, monthTick, trendNotes } from '../texts/charts.ts'
import { trendLine } from '../texts/monitoring.ts'
import { trendChart } from './kit/chart.ts'
import type { Element } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

const fewestDrawn = 2

/** One trend: drawn where there is something to compare, and always said in words. What is no whole month is said and not drawn. */
export const trendElements = (trend: Trend): Element[] => {
  const { months, title, unit, basis, until } = trend
  const points = months.map((month, n) => ({
    month: monthTick(month.month, n === 0 || month.month.endsWith('-01')),
    value: isWhole(month) ? month.shown.exact : null,
    apart: month.apart === true,
  }))
  return [
    ...(points.filter(({ value }) => value !== null).length >= fewestDrawn
      ? [trendChart(`${title}（${unit}）`, points)]
      : []),
    div(trendLine(trend)),
    ...trendNotes(trend).map((text) => note(text)),
    note(basisLine(basis, until)),
  ]
}
