import { drawGauges } from '../drawings/gauges.ts'
import { drawTrends } from '../drawings/trend.ts'
import { openPainter } from './painter.ts'
import type { ChartWish, Made } from './wish.ts'

/** A picture where this machine can draw Chinese; else the drawing itself, which any browser shows in fonts of its own. */
export const writeChart = async ({ chart, name }: ChartWish, open = openPainter): Promise<Made> => {
  const drawn = 'gauges' in chart ? drawGauges(chart.title, chart.gauges) : drawTrends(chart.title, chart.trends)
  const paint = await open().catch(() => undefined)
  if (paint) return { ok: true, bytes: paint(drawn), rows: 1 }
  return { ok: true, bytes: Buffer.from(drawn.svg), rows: 1, name: name.replace(/png$/, 'svg') }
}
