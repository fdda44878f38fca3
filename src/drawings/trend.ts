import { isWhole, type Trend, type TrendMonth } from '../domain/charts.ts'
import * as texts from '../texts/charts.ts'
import { type Block, below, paragraph, space } from './block.ts'
import { ticksFor } from './chart-scale.ts'
import { blue, grey, line } from './colours.ts'
import { type Drawing, drawing, element, textLine } from './svg.ts'

const width = 390
const margin = 12
const inner = width - 2 * margin
const plotHeight = 150
const axisWidth = 40
const labelHeight = 34

/** Trends of one chain, one below the other. */
export const drawTrends = (title: string, trends: readonly Trend[]): Drawing => {
  const whole = below(
    [space(4), paragraph(title, inner, { size: 18, bold: true }), ...trends.map(trendBlock), space(4)],
    12,
  )
  return drawing(width, whole.height, title, whole.at(margin, 0))
}

/**
 * A line from month to month. Where a month is missing it is broken; a range is a bar without a line through it, since nobody knows where in it; what
 * is part of a month's figure is hollow and joined with nothing.
 */
const trendBlock = (trend: Trend): Block => {
  const none = trend.months.every(({ shown }) => shown === undefined)
  const small = (text: string) => paragraph(text, inner, { size: 12, fill: grey })
  return below(
    [
      paragraph(trend.title, inner, { size: 16, bold: true }),
      small(texts.unitLine(trend.unit)),
      ...(none ? [small(texts.noneReported)] : [plot(trend.months)]),
      ...texts.trendNotes(trend).map(small),
      small(texts.basisLine(trend.basis, trend.until)),
    ],
    4,
  )
}

const plot = (months: Trend['months']): Block => {
  const ticks = ticksFor(
    months.flatMap(({ shown }) => (!shown ? [] : 'exact' in shown ? [shown.exact] : [shown.from, shown.to])),
  )
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)]
  const step = (inner - axisWidth) / months.length
  return {
    height: plotHeight + labelHeight + 16,
    at: (x, y) => {
      const top = y + 16
      const left = x + axisWidth
      const across = (n: number) => left + (n + 0.5) * step
      const up = (value: number) => top + plotHeight * (1 - (value - low) / (high - low))
      return [
        ...ticks.map(
          (tick) =>
            element('path', {
              d: `M${left} ${up(tick)}H${x + inner}`,
              stroke: tick === 0 ? grey : line,
              'stroke-width': 1,
            }) + textLine(left - 6, up(tick) + 4, texts.figure(tick), { size: 12, fill: grey, anchor: 'end' }),
        ),
        ...lines(months, across, up),
        ...months.map((month, n) => mark(month, { x: across(n), up, top, step })),
        ...labels(months, across, top + plotHeight),
      ].join('')
    },
  }
}

/** From one exact month to the next beside it. */
const lines = (months: Trend['months'], across: (n: number) => number, up: (value: number) => number): string[] =>
  months.flatMap((month, n) => {
    const before = months[n - 1]
    if (!before || month.apart || !isWhole(month) || !isWhole(before)) return []
    const d = `M${across(n - 1)} ${up(before.shown.exact)}L${across(n)} ${up(month.shown.exact)}`
    return [element('path', { d, stroke: blue, 'stroke-width': 2, fill: 'none' })]
  })

const mark = (
  { shown, part, returned }: TrendMonth,
  { x, up, top, step }: { x: number; up: (value: number) => number; top: number; step: number },
): string => {
  if (!shown)
    return element('rect', { x: x - step / 2 + 1, y: top, width: step - 2, height: plotHeight, fill: '#f2f3f5' })
  if ('exact' in shown) {
    // Each says its value as long as there is room.
    const said =
      step < 24 ? '' : textLine(x, up(shown.exact) - 7, texts.figure(shown.exact), { size: 12, anchor: 'middle' })
    const hollow = { fill: '#ffffff', stroke: blue, 'stroke-width': 1.5 }
    return (
      element('circle', { cx: x, cy: up(shown.exact), r: 3.5, ...(part || returned ? hollow : { fill: blue }) }) + said
    )
  }
  const height = up(shown.from) - up(shown.to)
  return element('rect', { x: x - 5, y: up(shown.to), width: 10, height, fill: '#bfdbfe', stroke: blue })
}

const labels = (months: Trend['months'], across: (n: number) => number, y: number): string[] => {
  const every = Math.ceil(months.length / 6)
  return months.flatMap(({ month, shown, unread }, n) => {
    const year = months[n - every]?.month.slice(0, 4) !== month.slice(0, 4)
    const tick =
      n % every === 0
        ? [textLine(across(n), y + 16, texts.monthTick(month, year), { size: 12, fill: grey, anchor: 'middle' })]
        : []
    return shown || every > 1
      ? tick
      : [
          ...tick,
          textLine(across(n), y + 31, unread ? texts.unreadTick : texts.notReportedTick, {
            size: 12,
            fill: grey,
            anchor: 'middle',
          }),
        ]
  })
}
