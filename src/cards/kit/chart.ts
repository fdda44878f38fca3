import { oneLine } from '../../domain/text.ts'
import { cutBytes } from './text.ts'

/** VChart's spec as pure JSON; only what our gauges and trends need. */
export type Chart = {
  tag: 'chart'
  height: string
  preview: false
  color_theme: 'brand'
  chart_spec: GaugeSpec | TrendSpec
}

type GaugeSpec = {
  type: 'linearProgress'
  data: { values: { name: string; share: number }[] }
  direction: 'horizontal'
  xField: 'share'
  yField: 'name'
  seriesField: 'name'
  cornerRadius: 6
  bandWidth: 14
  axes: object[]
}

type TrendSpec = {
  type: 'line'
  title: { visible: true; text: string }
  data: { values: { month: string; value: number | null; run: string }[] }
  xField: 'month'
  yField: 'value'
  seriesField: 'run'
  color: [string]
  legends: { visible: false }
  invalidType: 'break'
  axes: object[]
}

export interface TrendPoint {
  month: string
  /** Null: nothing is drawn there, and nothing is taken for 0. */
  value: number | null
  /** It is not joined with the one before. */
  apart: boolean
}

const trendHeight = 200

/** A line from month to month, broken where there is nothing. Who cannot see the drawing reads the same in the lines under it. */
export const trendChart = (title: string, points: readonly TrendPoint[]): Chart => {
  let run = 0
  return {
    tag: 'chart',
    height: `${trendHeight}px`,
    preview: false,
    color_theme: 'brand',
    chart_spec: {
      type: 'line',
      title: { visible: true, text: cutBytes(oneLine(title), 60) },
      data: {
        values: points.map(({ month, value, apart }) => {
          if (value === null || apart) run += 1
          return { month, value, run: `${run}` }
        }),
      },
      xField: 'month',
      yField: 'value',
      seriesField: 'run',
      color: ['#1d4ed8'],
      legends: { visible: false },
      invalidType: 'break',
      axes: [
        { orient: 'bottom', type: 'band' },
        { orient: 'left', type: 'linear', zero: true },
      ],
    },
  }
}

export interface Gauge {
  /** Beside the bar, `航天产业链 62%`; told apart from its like. */
  name: string
  /** Of the target, 1 is reached; drawn up to 1. */
  share: number
}

const rowHeight = 44

/** Bars from nothing to the target, one below the other. Who cannot see the drawing reads the same in the lines under it. */
export const gauges = (rows: readonly Gauge[]): Chart => ({
  tag: 'chart',
  height: `${Math.max(2, rows.length) * rowHeight}px`,
  preview: false,
  color_theme: 'brand',
  chart_spec: {
    type: 'linearProgress',
    data: {
      values: rows.map(({ name, share }) => ({
        name: cutBytes(oneLine(name), 60),
        share: Number(Math.min(1, Math.max(0, share)).toFixed(4)),
      })),
    },
    direction: 'horizontal',
    xField: 'share',
    yField: 'name',
    seriesField: 'name',
    cornerRadius: 6,
    bandWidth: 14,
    axes: [
      { orient: 'left', type: 'band', domainLine: { visible: false }, tick: { visible: false } },
      { orient: 'bottom', type: 'linear', visible: false, min: 0, max: 1 },
    ],
  },
})
