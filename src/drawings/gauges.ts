import type { Gauge } from '../domain/charts.ts'
import * as texts from '../texts/charts.ts'
import { type Block, below, paragraph, space } from './block.ts'
import { blue, grey, line } from './colours.ts'
import { type Drawing, drawing, element } from './svg.ts'

const width = 390
const margin = 12
const inner = width - 2 * margin
const barHeight = 16

/** Targets and how far they are, one below the other. */
export const drawGauges = (title: string, gauges: readonly Gauge[]): Drawing => {
  const whole = below(
    [space(4), paragraph(title, inner, { size: 18, bold: true }), ...gauges.map(gaugeBlock), space(4)],
    12,
  )
  return drawing(width, whole.height, title, whole.at(margin, 0))
}

const gaugeBlock = (gauge: Gauge): Block => {
  const { name, year, target, most, ended, basis, until } = gauge
  const small = (text: string) => paragraph(text, inner, { size: 12, fill: grey })
  return below(
    [
      paragraph(texts.gaugeTitle(name, year, ended), inner, { size: 14, bold: true, ...(ended && { fill: grey }) }),
      ...(target === undefined || most ? [] : [bar({ ...gauge, target })]),
      paragraph(texts.gaugeValue(gauge), inner, { size: 14 }),
      ...(ended ? [small(texts.endedNote)] : []),
      small(texts.basisLine(basis, until)),
    ],
    2,
  )
}

const bar = ({ target, shown, ended }: Gauge & { target: number }): Block => {
  const wide = (value: number) => inner * Math.min(1, Math.max(0, value / target))
  const sure = shown && wide('exact' in shown ? shown.exact : shown.from)
  const most = shown && 'to' in shown ? wide(shown.to) : sure
  const box = (x: number, y: number, across: number, more: Record<string, string>) =>
    element('rect', { x, y: y + 2, width: across, height: barHeight, rx: 3, ...more })
  return {
    height: barHeight + 6,
    at: (x, y) =>
      box(x, y, inner, { fill: '#f2f3f5', stroke: line, ...(shown ? {} : { 'stroke-dasharray': '4 3' }) }) +
      // Of a range what may be is pale.
      (most ? box(x, y, most, { fill: '#bfdbfe' }) : '') +
      (sure ? box(x, y, sure, { fill: ended ? '#8f959e' : blue }) : ''),
  }
}
