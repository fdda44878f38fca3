import { type Gauge, shareOf } from '../domain/charts.ts'
import { basisLine, endedNote, gaugePercent } from '../texts/charts.ts'
import * as t from '../texts/goals.ts'
import { firstOf } from './kit/card.ts'
import { gauges as bars } from './kit/chart.ts'
import type { Element } from './kit/controls.ts'
import { div, heading, note } from './kit/elements.ts'

const mostShown = 8

/** Targets under one heading: a bar where one can say how far it is, and always in words with 口径. */
export const gaugeElements = (title: string, all: readonly Gauge[]): Element[] => {
  const { shown, rest } = firstOf(all, mostShown)
  if (shown.length === 0) return []
  const drawn = shown.flatMap((gauge) => {
    const share = shareOf(gauge)
    return share === undefined ? [] : [{ name: [gaugePercent(gauge), gauge.brief].join(' '), share }]
  })
  return [
    heading(title),
    ...(drawn.length > 0 ? [bars(drawn)] : []),
    ...shown.flatMap((gauge) => [div(t.gaugeLine(gauge)), note(basisLine(gauge.basis, gauge.until))]),
    ...(shown.some(({ ended }) => ended) ? [note(endedNote)] : []),
    ...(rest > 0 ? [note(t.gaugesLeft(rest))] : []),
  ]
}
