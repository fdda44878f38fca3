import { buttons } from '../../cards/kit/controls.ts'
import { trendElements } from '../../cards/trend.ts'
import { figuresOfFirm } from '../../db/figures.ts'
import type { StoredRecord } from '../../db/records.ts'
import { isTold } from '../../domain/charts.ts'
import { figuresIn, monthFrom } from '../../domain/monitoring/figures.ts'
import { isPerson } from '../../domain/records/field.ts'
import type { RecordFacts } from '../../domain/records/kind.ts'
import { lastMonth, trendButton, trendWords } from '../../texts/monitoring.ts'
import type { Ctx } from '../context.ts'
import { readTrends } from '../monitoring/read-trends.ts'
import { shortName } from '../records/draw-lists.ts'
import type { RecordView } from '../records/views.ts'

/** What was filed of its firm, in all months. */
export const filedOf = async (
  { tx }: Ctx,
  { values: { firm } }: Pick<RecordFacts, 'values'>,
): Promise<StoredRecord[]> => (isPerson(firm) ? figuresOfFirm(tx, firm.id) : [])

/** What the firm wrote the month before stands above the form. */
export const figureView: RecordView = {
  head: async (ctx, { chain }) => {
    if (!chain) return []
    const known = (await readTrends(ctx, chain)).filter(isTold)
    const words = trendWords(shortName(chain))
    const picture = { label: trendButton, about: 'trend', action: { on: 'say', do: 'wish', words } } as const
    return known.length > 0 ? [...known.flatMap(trendElements), buttons(picture)] : []
  },
  formLines: async (ctx, record, step) => {
    if (step !== 'fill') return []
    const before = monthFrom(String(record.values.month), -1)
    const filed = (await filedOf(ctx, record))
      .map(({ values }) => figuresIn(values))
      .find(({ month }) => month === before)
    return [lastMonth(before, filed?.figures)]
  },
}
