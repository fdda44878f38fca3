import { figuresOfFirm } from '../../db/figures.ts'
import { figureKeys, type MonthFigures, monthFrom } from '../../domain/monitoring/figures.ts'
import { isPerson, type Values } from '../../domain/records/field.ts'
import type { RecordFacts } from '../../domain/records/kind.ts'
import { lastMonth } from '../../texts/monitoring.ts'
import type { Ctx } from '../context.ts'
import type { RecordView } from '../records/views.ts'

/** What stands in a record of 指标. */
export const figuresIn = ({ month, ...values }: Values): MonthFigures => ({
  month: String(month),
  figures: Object.fromEntries(
    figureKeys.flatMap((key) => (typeof values[key] === 'number' ? [[key, values[key]]] : [])),
  ),
})

/** What was filed of its firm, in all months. */
export const monthsOf = async (
  { tx }: Ctx,
  { values: { firm } }: Pick<RecordFacts, 'values'>,
): Promise<MonthFigures[]> =>
  isPerson(firm) ? (await figuresOfFirm(tx, firm.id)).map((one) => figuresIn(one.values)) : []

/** What the firm wrote the month before stands above the form. */
export const figureView: RecordView = {
  formLines: async (ctx, record, step) => {
    if (step !== 'fill') return []
    const before = monthFrom(String(record.values.month), -1)
    return [lastMonth(before, (await monthsOf(ctx, record)).find(({ month }) => month === before)?.figures)]
  },
}
