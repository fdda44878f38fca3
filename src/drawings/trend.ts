import type { Month } from '../domain/month-plan.ts'
import type { Shown } from '../domain/shown-figure.ts'
import type { Day } from '../domain/time.ts'
import * as texts from '../texts/charts.ts'
import { type Block, below, paragraph, space } from './block.ts'
import { ticksFor } from './chart-scale.ts'
import { blue, grey, line } from './colours.ts'
import { type Drawing, drawing, element, textLine } from './svg.ts'

export interface Trend {
  title: string
  unit: string
  /** 口径, by name. */
  basis: string
  /** Up to which day things count. */
  until: Day
  /** Every month of the time, in order; one without a figure was not reported. */
  months: readonly { month: Month; shown?: Shown | undefined }[]
}

const width = 390
const margin = 12
const inner = width - 2 * margin
const plotHeight = 150
const axisWidth = 40
const labelHeight = 34

/** A line from month to month. Where a month is missing it is broken; a range is a bar without a line through it, since nobody knows where in it. */
export const drawTrend = (trend: Trend): Drawing => {
  const missing = trend.months.filter(({ shown }) => shown === undefined).map(({ month }) => month)
  const none = missing.length === trend.months.length
  const small = (text: string) => paragraph(text, inner, { size: 12, fill: grey })
  const whole = below(
    [
      space(4),
      paragraph(trend.title, inner, { size: 16, bold: true }),
      small(texts.unitLine(trend.unit)),
      ...(none ? [small(texts.noneReported)] : [plot(trend.months)]),
      ...(missing.length > 0 && !none ? [small(texts.notReported(missing))] : []),
      ...(trend.months.some(({ shown }) => shown && 'from' in shown) ? [small(texts.rangesNote)] : []),
      small(texts.basisLine(trend.basis, trend.until)),
      space(4),
    ],
    4,
  )
  return drawing(width, whole.height, trend.title, whole.at(margin, 0))
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
        ...months.map(({ shown }, n) => mark(shown, { x: across(n), up, top, step })),
        ...labels(months, across, top + plotHeight),
      ].join('')
    },
  }
}

/** From one exact month to the next beside it. */
const lines = (months: Trend['months'], across: (n: number) => number, up: (value: number) => number): string[] =>
  months.flatMap(({ shown }, n) => {
    const before = months[n - 1]?.shown
    if (!shown || !before || !('exact' in shown) || !('exact' in before)) return []
    const d = `M${across(n - 1)} ${up(before.exact)}L${across(n)} ${up(shown.exact)}`
    return [element('path', { d, stroke: blue, 'stroke-width': 2, fill: 'none' })]
  })

const mark = (
  shown: Shown | undefined,
  { x, up, top, step }: { x: number; up: (value: number) => number; top: number; step: number },
): string => {
  if (!shown)
    return element('rect', { x: x - step / 2 + 1, y: top, width: step - 2, height: plotHeight, fill: '#f2f3f5' })
  if ('exact' in shown) {
    // Each says its value as long as there is room.
    const said =
      step < 24 ? '' : textLine(x, up(shown.exact) - 7, texts.figure(shown.exact), { size: 12, anchor: 'middle' })
    return element('circle', { cx: x, cy: up(shown.exact), r: 3.5, fill: blue }) + said
  }
  const height = up(shown.from) - up(shown.to)
  return element('rect', { x: x - 5, y: up(shown.to), width: 10, height, fill: '#bfdbfe', stroke: blue })
}

const labels = (months: Trend['months'], across: (n: number) => number, y: number): string[] => {
  const every = Math.ceil(months.length / 8)
  return months.flatMap(({ month, shown }, n) => {
    const year = months[n - every]?.month.slice(0, 4) !== month.slice(0, 4)
    const tick =
      n % every === 0
        ? [textLine(across(n), y + 16, texts.monthTick(month, year), { size: 12, fill: grey, anchor: 'middle' })]
        : []
    return shown || every > 1
      ? tick
      : [...tick, textLine(across(n), y + 31, texts.notReportedTick, { size: 12, fill: grey, anchor: 'middle' })]
  })
}
